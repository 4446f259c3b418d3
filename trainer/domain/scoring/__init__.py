"""Scoring rules: RULES names them all. A rule in use is never altered; a better one is a new entry."""

from collections.abc import Callable
from typing import Final

from trainer.domain.inventory import Answer
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.panel_1 import score as panel_1
from trainer.domain.scoring.result import Score

RULES: Final[dict[str, Callable[[Answer, Panel], Score]]] = {"panel-1": panel_1}
