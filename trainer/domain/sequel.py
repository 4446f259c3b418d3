"""Reading on after the result: how far the later phases are open, what is chosen on the way, the second circle.

Nothing here is scored. What stands after an open decision point, and what any reader chose there, stays closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from trainer.domain.decisions import Decision
from trainer.domain.draft import BadChange, is_text, tie_fits
from trainer.domain.inventory import Answer, Person, Placed, ReadDecision
from trainer.domain.scoring.matching import match_people
from trainer.domain.scoring.panel import Panel
from trainer.domain.vignette import Session, Turn, Vignette
from trainer.domain.vocabulary import Tradition, Vocabulary

CHOICE: Final = "choice"
WHY: Final = "why"
CIRCLE: Final = "circle"
PARTS: Final = (CHOICE, WHY, CIRCLE)
"""What the paths begin with: `choice.<decision>`, `why.<decision>`, `circle.<person>`."""


@dataclass(frozen=True)
class Stretch:
    """Turns read without a stop, and the decision point at their end; `settled`: what follows may be read."""

    turns: tuple[Turn, ...]
    decision: Decision | None = None
    settled: bool = False


def open_decision(case: Vignette, passed: int) -> Decision | None:
    """Where one stops next, after so many decision points; None once all are passed."""
    return case.decisions[passed] if passed < len(case.decisions) else None


def is_open(case: Vignette, number: int, passed: int) -> bool:
    """Whether the later session of that number may be read, wholly or up to its open decision point."""
    stop = open_decision(case, passed)
    return any(s.number == number for s in case.later) and (stop is None or number <= stop.session)


def stretches(session: Session, case: Vignette, passed: int) -> tuple[Stretch, ...]:
    """A session as far as it is open, cut at its decision points; the last may end at the one that is not settled."""
    at = {decision.at: n for n, decision in enumerate(case.decisions)}
    found: list[Stretch] = []
    turns: list[Turn] = []
    for turn in session.turns:
        turns.append(turn)
        if (n := at.get(turn.id)) is not None:
            found.append(Stretch(tuple(turns), case.decisions[n], n < passed))
            turns = []
            if n >= passed:
                return tuple(found)
    return (*found, Stretch(tuple(turns))) if turns else tuple(found)


def present(case: Vignette, passed: int) -> int:
    """The session to go on with: that of the last decision point settled, else the first later one."""
    if passed:
        return case.decisions[min(passed, len(case.decisions)) - 1].session
    return case.later[0].number


def to_place(answer: Answer) -> dict[str, Person]:
    """Whom the second circle asks for, by key: the people marked key, or everybody where nobody is.

    The dead among them: whoever was mourned may have found a place.
    """
    keyed = {f"p{n:02}": person for n, person in enumerate(answer.people)}
    return {key: person for key, person in keyed.items() if person.key} or keyed


@dataclass(frozen=True)
class SequelPlaces:
    """The paths that may be written now: the open decision point's, or the circle's once all are passed."""

    decision: Decision | None
    people: frozenset[str]
    vocabulary: Vocabulary
    tradition: Tradition

    def check(self, path: str, value: Any) -> None:
        """Raises BadChange unless `value` may stand at `path`; None may stand anywhere a path is open."""
        part, _, key = path.partition(".")
        fits = self._circle(key, value) if part == CIRCLE else self._choice(part, key, value)
        if fits is None:
            raise BadChange(f"nothing can be changed at {path!r} now")
        if not fits and value is not None:
            raise BadChange(f"{value!r} cannot stand at {path!r}")

    def _circle(self, key: str, value: Any) -> bool | None:
        if key not in self.people:
            return None
        return bool(tie_fits(self.vocabulary, self.tradition, ["ring_now"], value))

    def _choice(self, part: str, key: str, value: Any) -> bool | None:
        if self.decision is None or key != self.decision.id:
            return None
        if part == CHOICE:
            return any(value == option.id for option in self.decision.options)
        return is_text(value) if part == WHY else None


def choices_at(decision: Decision, panel: Panel) -> dict[str, ReadDecision]:
    """By reader: what they chose there. To be told only once the decision point is settled."""
    return {
        reader.annotator: chosen for reader in panel.readers for chosen in reader.decisions if chosen.at == decision.id
    }


def second_circles(panel: Panel) -> dict[str, dict[str, Placed]]:
    """By reader, by person id: where they place people at the end; names are matched as the inventory's are."""
    found: dict[str, dict[str, Placed]] = {}
    for reader in panel.readers:
        relations = {person.name: person.relation for person in reader.people}
        entries = [Person(one.name, relations.get(one.name, "")) for one in reader.second_circle]
        matches = match_people(entries, panel.vignette, panel.vocabulary)
        found[reader.annotator] = {m.person_id: reader.second_circle[m.index] for m in matches if m.person_id}
    return found


def rings_in(state: Mapping[str, Any]) -> dict[str, Any]:
    """By person: what stands in the second circle."""
    start = f"{CIRCLE}."
    return {path.removeprefix(start): value for path, value in state.items() if path.startswith(start)}
