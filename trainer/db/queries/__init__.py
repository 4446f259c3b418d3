"""Reads: one kind of question a file, the session first."""
