"""All that a requirement may look at: what one person has done, as facts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class CaseWorked:
    """One submission that stands. `counts` is False once the case's panel had been shown to the person before.

    Assessed work counts only once it is released, and once a defence has stood where the programme requires one.
    """

    slug: str
    mode: str
    handed_in_at: datetime
    counts: bool


@dataclass(frozen=True)
class Portfolio:
    """`modules_read` are those of which every section is marked as read."""

    modules_read: frozenset[str] = frozenset()
    cases: tuple[CaseWorked, ...] = ()
