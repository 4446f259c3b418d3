"""A score told to a person: sentences, tables and drawings from what the rule found, beside what each reader said.

Trainees see it on their result; whoever grades assessed work will see the same.
"""
