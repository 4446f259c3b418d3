"""Roles, capabilities and what is asked of a password."""

from typing import Final

ROLES: Final = ("director", "supervisor", "expert", "trainee")
"""What a person can be in a programme; whoever has several starts on the home of the first of these."""

CAPABILITIES: Final = ("lead-annotator", "second-marker", "senior-grader", "committee", "chair")

PASSWORD_MIN: Final = 12
"""Characters; length alone is asked for, as NIST SP 800-63B-4 advises."""

PASSWORD_MAX: Final = 200
"""Characters; far more than anybody types, and little enough to be hashed without harm."""
