"""Requirement type `confirm-with-body`: what this site does not record, or could not confirm from its source."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from trainer.domain.evidence.progress import Progress
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.row import Row


@dataclass(frozen=True, kw_only=True)
class ConfirmWithBody(Row):
    """Only a letter from the body settles it."""

    type: Literal["confirm-with-body"]

    def progress(self, portfolio: Portfolio, today: date) -> Progress:
        """Never met here: the body decides."""
        return Progress("confirm")
