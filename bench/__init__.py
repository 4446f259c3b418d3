"""Measures the pages against a bare Flask view in the same run: `python3 dev.py bench`."""
