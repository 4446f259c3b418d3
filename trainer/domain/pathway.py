"""A pathway to a certificate: whose, which edition, and what it requires, one row a requirement."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Final, Literal

from trainer.domain.requirements import AnyRequirement
from trainer.domain.requirements.row import Reading
from trainer.domain.schema import STRICT

HALF_A_YEAR: Final = timedelta(days=183)


@dataclass(frozen=True, kw_only=True)
class PathwayHead:
    """What a pathway says of itself. `owner`: it is the programme's own, or an outside body's.

    `effective_on`: from when the body uses this edition, where it says so; `read_on`: when the whole was last held
    against its sources. `cases`: how many clinical cases are put forward; every requirement about cases is asked of the
    same ones. `letters_from`: bodies whose letters on file settle a requirement.
    """

    title: str
    body: str
    body_name: str
    level: str
    edition: str
    owner: Literal["programme", "outside"]
    note: str
    effective_on: date | None = None
    read_on: date | None = None
    status: Literal["current", "historic"] = "current"
    cases: int = 0
    letters_from: tuple[str, ...] = ()
    reading: tuple[Reading, ...] = ()

    def is_stale(self, today: date) -> bool:
        """Whether it is half a year or longer since an outside body's pages were read."""
        return self.owner == "outside" and (self.read_on is None or today - self.read_on >= HALF_A_YEAR)


@dataclass(frozen=True, kw_only=True)
class PathwayFile(PathwayHead):
    """curriculum/pathways/<body>-<level>-<edition>.yaml, its requirements still as written."""

    __pydantic_config__: ClassVar = STRICT
    requirements: tuple[dict[str, Any], ...]


@dataclass(frozen=True, kw_only=True)
class Pathway(PathwayHead):
    """A pathway as published."""

    slug: str
    requirements: tuple[AnyRequirement, ...]
