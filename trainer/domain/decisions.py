"""Decision points of a long case: marked turns at which one says what the therapist should do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from trainer.domain.lots import lot
from trainer.domain.schema import STRICT


@dataclass(frozen=True)
class Course:
    """One thing the therapist could do next."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    text: str


@dataclass(frozen=True)
class Decision:
    """A turn after which one chooses. `taken` is what the transcript's therapist did; no option is the right one."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    at: str
    asks: str
    taken: str
    options: tuple[Course, ...]

    @property
    def mixed(self) -> tuple[Course, ...]:
        """The options in an order that does not tell which was taken, the same for everybody."""
        return tuple(sorted(self.options, key=lambda option: lot(self.id, option.id)))

    @property
    def session(self) -> int:
        """The number of the session in which it stands."""
        return int(self.at[1:].partition(":")[0])


@dataclass(frozen=True)
class DecisionFile:
    """decisions.yaml."""

    __pydantic_config__: ClassVar = STRICT
    decisions: tuple[Decision, ...]


def in_order(decisions: Sequence[Decision], turns: Mapping[str, object]) -> tuple[Decision, ...]:
    """As a reader comes to them. `turns` gives the turns' order."""
    place = {turn: at for at, turn in enumerate(turns)}
    return tuple(sorted(decisions, key=lambda decision: place[decision.at]))
