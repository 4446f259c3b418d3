"""Reads what authors write: Markdown and YAML into the domain's nouns, every fault with its file and line."""
