"""Requirement types: one a file, TYPES names them all by the word a pathway file uses."""

from typing import Any, Final

from trainer.domain.requirements.cases_worked import CasesWorked
from trainer.domain.requirements.confirm_with_body import ConfirmWithBody
from trainer.domain.requirements.modules_read import ModulesRead

TYPES: Final[dict[str, Any]] = {
    "cases-worked": CasesWorked,
    "confirm-with-body": ConfirmWithBody,
    "modules-read": ModulesRead,
}
