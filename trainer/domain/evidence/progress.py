"""What a requirement says of a portfolio."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from trainer.domain.evidence.notes import SetAside, Step

State = Literal["met", "awaiting", "insufficient", "not-yet", "confirm"]
"""Met; would be met once what is entered has been verified; something needed was not recorded; not yet; only the body
can say."""

Number = int | Decimal


@dataclass(frozen=True)
class Progress:
    """`have` of `need`, in `unit`, by verified entries; `entered` by all of them. `until`: the last day it holds on.

    `used` and `set_aside` name entries by their refs. `enough`: the evidence would do, were the rule confirmed.
    `amounts`: what each of `used` adds, where they add up; 0 for what only carries another.
    """

    state: State
    have: Number = 0
    need: Number = 0
    unit: str = ""
    used: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    next: tuple[Step, ...] = ()
    until: date | None = None
    entered: Number = 0
    enough: bool = False
    amounts: tuple[int, ...] = ()
