"""Why an entry was corrected, withdrawn or not vouched for: from a list, so that a log without free text can say it."""

from typing import Final

CORRECTED: Final = ("slip", "changed", "asked", "other")
"""A slip of the finger; the facts have changed; whoever vouches asked for it; something else."""

WITHDRAWN: Final = ("mistake", "twice", "consent", "other")
"""It never was so; it stands there twice; the patient has taken consent back; something else."""

DECLINED: Final = ("not-mine", "differs", "incomplete", "other")
"""Not seen by whoever was asked; their own notes say otherwise; something is missing; something else."""

LONGEST_NOTE: Final = 500
