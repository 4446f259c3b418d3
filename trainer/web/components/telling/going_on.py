"""What is told of a case read on: at settled decision points what therapist and readers chose, and the circle."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from trainer.domain.decisions import Course, Decision
from trainer.domain.inventory import Ask, Person, Placed, ReadPerson
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import PersonVerdict, Score
from trainer.domain.sequel import CHOICE, WHY, choices_at, second_circles
from trainer.domain.vocabulary import Vocabulary
from trainer.web.components.telling.circle import Circle, circle_of
from trainer.web.components.telling.matter import Met
from trainer.web.components.telling.readers import Reader, Readers
from trainer.web.i18n import _


@dataclass(frozen=True)
class Way:
    """One option: whether the writer chose it and the therapist took it, and which readers would have, with why."""

    course: Course
    mine: bool
    taken: bool
    readers: tuple[tuple[Reader, str], ...]


@dataclass(frozen=True)
class Settled:
    """A decision point after it was settled; `why` is the writer's own. `readers`: how many chose there."""

    decision: Decision
    ways: tuple[Way, ...]
    why: str
    readers: int


def settled(decision: Decision, state: Mapping[str, Any], panel: Panel, readers: Readers) -> Settled:
    """To be told only once it is settled: it holds what every reader chose."""
    chosen = choices_at(decision, panel)
    mine = state.get(f"{CHOICE}.{decision.id}")
    ways = tuple(
        Way(
            option,
            option.id == mine,
            option.id == decision.taken,
            tuple((readers[name], said.why) for name, said in chosen.items() if said.choice == option.id),
        )
        for option in decision.mixed
    )
    return Settled(decision, ways, str(state.get(f"{WHY}.{decision.id}", "")), len(chosen))


@dataclass(frozen=True)
class Row:
    """One person in both circles; `readers` are those who placed them at the end: where, and why."""

    name: str
    first: str
    second: str
    readers: tuple[tuple[Reader, str, str], ...]


@dataclass(frozen=True)
class Circles:
    """The second circle beside the first and the readers': whom the writer was asked for, and whom readers add.

    `readers`: how many drew one.
    """

    drawn: Circle | None
    rows: tuple[Row, ...]
    added: tuple[Row, ...]
    readers: int


def _words(value: object, words: Vocabulary) -> str:
    if isinstance(value, Ask):
        return _("not yet known: %(ask)s") % {"ask": value.ask}
    return words.label("ring_now", str(value)).lower() if value else "–"


def _ring(value: Any) -> str | Ask | None:
    return Ask(value["ask"]) if isinstance(value, dict) else value


def _met(name: str, person_id: str, entry: Person | None, second: Any, said: Mapping[str, Placed], status: str) -> Met:
    """As the drawing takes it: where somebody stood in the first circle is where the line begins.

    The dead are drawn where they stood; here that is where the second circle puts them.
    """
    first = entry.ring_now if entry and second else None
    here = entry and replace(
        entry,
        ring_before=_ring(second) if entry.status == "dead" else first,
        ring_now=_ring(second),
        ring_wanted=None,
    )
    theirs = {
        reader: ReadPerson(name, "", status, ring_before=placed.ring, ring_now=placed.ring)
        for reader, placed in said.items()
    }
    return Met(PersonVerdict(name, person_id, "found", ""), here, name, theirs)


def circles(people: Mapping[str, Person], rings: Mapping[str, Any], score: Score, panel: Panel) -> Circles:
    """Everybody whom the writer or a reader placed at the end. To be told only once the circle is closed."""
    readers, words, case = Readers(panel), panel.vocabulary, panel.vignette
    ends = second_circles(panel)
    ids = {verdict.entered: verdict.matched for verdict in score.people if verdict.entered is not None}
    met, rows = [], []
    entries: list[tuple[str, Person | None, Any]] = [
        (ids.get(person.name) or "", person, rings.get(key)) for key, person in people.items()
    ]
    known = {person_id for person_id, _person, _ring in entries}
    entries += [
        (p.id, None, None) for p in case.people if p.id not in known and any(p.id in placed for placed in ends.values())
    ]
    for person_id, entry, ring in entries:
        said = {reader: placed[person_id] for reader, placed in ends.items() if person_id and person_id in placed}
        own = case.person.get(person_id)
        name = entry.name if entry else own.name if own else ""
        met.append(_met(name, person_id, entry, ring, said, own.status if own else "living"))
        rows.append(
            Row(
                name,
                _words(entry.ring_now if entry else None, words),
                _words(_ring(ring), words),
                tuple((readers[reader], _words(placed.ring, words), placed.why) for reader, placed in said.items()),
            )
        )
    drew = sum(bool(placed) for placed in ends.values())
    return Circles(circle_of(met, words, drew), tuple(rows[: len(people)]), tuple(rows[len(people) :]), drew)
