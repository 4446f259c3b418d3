"""How a cohort stands, in numbers: everybody who began, those who are here, those who have left, and the committee."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

REACH: Final = 2
"""Requirements that may be missing while the whole is within reach."""

FEWEST: Final = 5
"""People below whom it is not told how they stand: whoever knows the cohort would know who."""

FEWEST_ENDS: Final = 10
"""The same of the least and the most of their levels, which are those of two persons."""


@dataclass(frozen=True)
class Number:
    """How many people ever began in it, are here, of these on leave, and have left; and from when until when."""

    began: int
    here: int
    away: int = 0
    left: int = 0
    first_left: date | None = None
    last_left: date | None = None


@dataclass
class Standing:
    """On one edition of a pathway, by state: how many who are here, how many who left; by requirement who is here.

    `near`: of those who are here, how many lack no more than REACH requirements.
    """

    here: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    lines: dict[str, dict[str, int]] = field(default_factory=dict)
    near: int = 0


@dataclass(frozen=True)
class Decided:
    """Of its people who were put forward: how many wait, were awarded, were not yet; appeals; divided decisions."""

    waiting: int = 0
    awarded: int = 0
    not_yet: int = 0
    appeals: int = 0
    divided: int = 0

    @property
    def decided(self) -> int:
        return self.awarded + self.not_yet
