"""All that a requirement may look at: what one person has done, as facts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from trainer.domain.training_log import TrainingLog


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
class CaseJudged:
    """Assessed work that was released: its settled level by criterion (`rubric/criterion`), and whether it counts."""

    slug: str
    levels: Mapping[str, Decimal]
    released_at: datetime
    counts: bool


@dataclass(frozen=True)
class DefenceHeld:
    """A ten-minute defence of assessed work, and how it went."""

    slug: str
    outcome: str
    held_on: date


@dataclass(frozen=True)
class Standard:
    """What a programme's judges have set: the least mean level, how sure that is, and floors no average buys back."""

    cut: Decimal
    error: Decimal
    floors: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Portfolio:
    """`modules_read` are those of which every section is marked as read; `log` is what was done with real patients."""

    modules_read: frozenset[str] = frozenset()
    cases: tuple[CaseWorked, ...] = ()
    judged: tuple[CaseJudged, ...] = ()
    defences: tuple[DefenceHeld, ...] = ()
    standard: Standard | None = None
    log: TrainingLog = field(default_factory=TrainingLog)

    def verified(self) -> "Portfolio":
        """Without what nobody has vouched for. What was done on this site vouches for itself."""
        return replace(self, log=self.log.verified())

    def only(self, cases: Collection[str]) -> "Portfolio":
        """With these clinical cases alone."""
        return replace(self, log=self.log.only(cases))
