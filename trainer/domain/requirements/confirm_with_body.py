"""Requirement type `confirm-with-body`: what this site does not record, or could not confirm from its source."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.progress import Progress
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class ConfirmWithBody:
    """`status`: whether the rule itself was read at its source, or is unconfirmed."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    type: Literal["confirm-with-body"]
    words: str
    source: str
    status: Literal["read", "unconfirmed"]

    def progress(self, portfolio: Portfolio) -> Progress:
        """Never met here: the body decides."""
        return Progress("confirm")
