"""How a committee decides on a candidate: everybody's own view first and alone, then one decision, then one appeal."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

OUTCOMES: Final = ("award", "not-yet")
PANELS: Final = ("first", "appeal")
"""The members who judge; on appeal others than the first time."""

STATES: Final = ("first", "decided", "appeal", "final", "withdrawn")
"""Views are gathered; decided, with an appeal still possible; views are gathered once more by others; closed for good
after an appeal; taken back before a decision."""

GATHERING: Final = {"first": "first", "appeal": "appeal"}
"""In which state which panel gives its views."""

ENTRIES: Final = ("put-forward", "view", "decision", "appeal", "withdrawn")
LONGEST: Final = 4000
FEWEST_VIEWS: Final = 2
"""One person alone never passes anybody, however small the programme."""

LARGE: Final = 4
"""Whoever vouched for one in so many of the entries of a log that were vouched for, vouched for a large part of it."""


@dataclass(frozen=True)
class Tie:
    """Between a member and a candidate: named as supervisor, now or ever; entries of the log that they vouched for,
    `of` all that anybody vouched for."""

    supervised: bool = False
    vouched: int = 0
    of: int = 0


def too_close(tie: Tie) -> bool:
    """Who neither gives a view on somebody nor decides: they would judge their own work as supervisor.

    A grader may: graders judge single pieces, without seeing whose they are where the programme hides names. Pages say
    beside their view that they did.
    """
    return tie.supervised or 0 < tie.of <= LARGE * tie.vouched


@dataclass(frozen=True)
class Part:
    """What somebody had to do with a panel: a `view`, a `decision`, a `remark`, or the `reading` of others' views."""

    panel: str
    kind: str
    by_id: int


@dataclass(frozen=True)
class Parts:
    """All of one candidacy."""

    all: Collection[Part] = ()

    def took(self, account_id: int, panel: str) -> bool:
        """Whether the person had any part in that panel: then others look at the appeal."""
        return any(part.by_id == account_id and part.panel == panel for part in self.all)

    def gave(self, account_id: int, panel: str) -> bool:
        """Whether their own view is there."""
        return Part(panel, "view", account_id) in self.all

    def knows(self, account_id: int, panel: str) -> bool:
        """Whether they know others' views without having given their own, which so can no longer be their own."""
        return self.took(account_id, panel) and not self.gave(account_id, panel)


class View(Protocol):
    """A member's own view, given before they saw anybody else's."""

    @property
    def by_id(self) -> int: ...
    @property
    def outcome(self) -> str | None: ...


def dissenting(outcome: str, views: Iterable[View]) -> list[int]:
    """The accounts of those whose view was another than what was decided."""
    return sorted(view.by_id for view in views if view.outcome != outcome)


def stands(outcome: str, views: Collection[View], *, decides: int, put_forward_by: int | None) -> bool:
    """Whether this can be decided: an award is never one person's.

    It was at least one member's own view, and who gave such a view, who decides and who put forward are two people.
    """
    own = {view.by_id for view in views if view.outcome == "award"}
    return outcome != "award" or (bool(own) and len({*own, decides, put_forward_by} - {None}) > 1)


def page_of(programme: str, candidacy_id: int) -> str:
    """Where members and those who preside find a candidate; notices lead there."""
    return f"/p/{programme}/committee/{candidacy_id}"


def own_page_of(programme: str, candidacy_id: int) -> str:
    """Where the candidate reads how it stands."""
    return f"/p/{programme}/candidacies/{candidacy_id}"
