"""What is true: the nouns, the scoring, the permits. No framework, database or files."""
