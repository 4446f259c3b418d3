"""What every requirement type shares: its place in a pathway file, and being asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal, Protocol

from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import Portfolio
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class Reading:
    """Where the body's wording is open: which parameter it is about, what we take it to mean, what else it could be."""

    __pydantic_config__: ClassVar = STRICT
    of: str
    ours: str
    otherwise: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """What every requirement says of itself in a pathway file. A preferred one never stands in the way.

    `status`: whether the rule was read at its source, could not be confirmed, or is of the past. `since`: from when the
    rule holds, where the source says; `read_on`: when the source was read.
    """

    __pydantic_config__: ClassVar = STRICT
    id: str
    words: str
    source: str
    strength: Literal["required", "preferred"] = "required"
    status: Literal["confirmed", "unconfirmed", "historic"] = "confirmed"
    since: date | None = None
    read_on: date | None = None
    reading: tuple[Reading, ...] = field(default=())

    @property
    def about_cases(self) -> bool:
        """Whether it looks at clinical cases: all that do are asked about the same ones."""
        return False

    @property
    def case_by_case(self) -> bool:
        """Whether it looks at each case on its own, and counts those of which nothing speaks against them."""
        return False

    @property
    def stalls(self) -> bool:
        """Whether it stands still when nobody supervises."""
        return self.about_cases

    @property
    def of_practice(self) -> bool:
        """Whether it counts practice, of which nobody but its owner sees more than how much there is."""
        return False

    def came(self, portfolio: Portfolio, zone: str) -> Mapping[str, date]:
        """On which day each thing came to count here, where that is another than for requirements in general."""
        return {}

    def faults(self) -> Iterator[tuple[str, str]]:
        """Keys whose values do not go together, each with what would be right."""
        return iter(())


class Requirement(Protocol):
    """What every requirement type offers. Its fields are its keys in a pathway file."""

    @property
    def id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def strength(self) -> Literal["required", "preferred"]: ...
    @property
    def status(self) -> Literal["confirmed", "unconfirmed", "historic"]: ...
    @property
    def since(self) -> date | None: ...
    @property
    def read_on(self) -> date | None: ...
    @property
    def reading(self) -> tuple[Reading, ...]: ...
    @property
    def about_cases(self) -> bool: ...
    @property
    def case_by_case(self) -> bool: ...
    @property
    def stalls(self) -> bool: ...
    @property
    def of_practice(self) -> bool: ...
    def came(self, portfolio: Portfolio, zone: str) -> Mapping[str, date]: ...
    def progress(self, portfolio: Portfolio, today: date) -> Progress: ...
