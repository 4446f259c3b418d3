"""Signing in and out, and passwords: Flask-Security at our addresses, with our rules and our mail."""
