"""How a committee decides on a candidate: everybody's own view first and alone, then one decision, then one appeal."""

from collections.abc import Iterable
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


class View(Protocol):
    """A member's own view, given before they saw anybody else's."""

    @property
    def by_id(self) -> int: ...
    @property
    def outcome(self) -> str | None: ...


def dissenting(outcome: str, views: Iterable[View]) -> list[int]:
    """The accounts of those whose view was another than what was decided."""
    return sorted(view.by_id for view in views if view.outcome != outcome)


def page_of(programme: str, candidacy_id: int) -> str:
    """Where members and those who preside find a candidate; notices lead there."""
    return f"/p/{programme}/committee/{candidacy_id}"


def own_page_of(programme: str, candidacy_id: int) -> str:
    """Where the candidate reads how it stands."""
    return f"/p/{programme}/candidacies/{candidacy_id}"
