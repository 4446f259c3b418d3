"""What a requirement says of a portfolio."""

from dataclasses import dataclass
from typing import Literal, Protocol

from trainer.domain.portfolio import Portfolio

State = Literal["met", "not-yet", "confirm"]


@dataclass(frozen=True)
class Progress:
    """`confirm`: only the body can say. `have` of `need` where it can be counted; `missing` are slugs still to do."""

    state: State
    have: int = 0
    need: int = 0
    missing: tuple[str, ...] = ()


class Requirement(Protocol):
    """What every requirement type offers. Its fields are its keys in a pathway file."""

    @property
    def id(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def source(self) -> str: ...
    def progress(self, portfolio: Portfolio) -> Progress: ...
