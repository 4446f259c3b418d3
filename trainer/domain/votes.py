"""How a panel is divided over a candidate, and whether it leaves enough members for an appeal."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from trainer.domain.committee import View


@dataclass(frozen=True)
class Votes:
    """The accounts of those who were for it, against it, and of those who could have said so and gave no view."""

    award: tuple[int, ...]
    not_yet: tuple[int, ...]
    none: tuple[int, ...] = ()

    @property
    def tied(self) -> bool:
        """As many for it as against it."""
        return len(self.award) == len(self.not_yet) > 0

    @property
    def divided(self) -> bool:
        """Whether anybody sees it otherwise than somebody else."""
        return bool(self.award and self.not_yet)

    @property
    def most(self) -> str | None:
        """What most think; None where the views are tied."""
        if len(self.award) == len(self.not_yet):
            return None
        return "award" if len(self.award) > len(self.not_yet) else "not-yet"

    def of(self, outcome: str) -> int:
        """How many are of that view."""
        return len(self.award if outcome == "award" else self.not_yet)

    def stands(self, outcome: str) -> Literal["all", "most", "tied", "against"]:
        """Where a decision would stand among the views."""
        if self.tied:
            return "tied"
        if not self.of("not-yet" if outcome == "award" else "award"):
            return "all"
        return "most" if self.most == outcome else "against"


def votes(views: Sequence[View], asked: Sequence[int] = ()) -> Votes:
    """`asked` are the accounts of all who could give a view on this panel."""
    given = {view.by_id for view in views}
    return Votes(
        tuple(view.by_id for view in views if view.outcome == "award"),
        tuple(view.by_id for view in views if view.outcome == "not-yet"),
        tuple(one for one in asked if one not in given),
    )


@dataclass(frozen=True)
class Room:
    """`asked` members can look now, `least` have to; `left` would be fresh for an appeal after a first decision."""

    asked: int
    least: int
    left: int

    @property
    def now(self) -> bool:
        """Whether they are enough."""
        return self.asked >= self.least

    @property
    def later(self) -> bool:
        """Whether enough would be left."""
        return self.left >= self.least


def room(asked: int, least: int) -> Room:
    """When no more give a view on the first panel than have to."""
    return Room(asked, least, max(0, asked - least))
