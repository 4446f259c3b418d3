"""Turn by turn: what the answer cites it for, and beside that what each reader does."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.domain.inventory import Answer, Person
from trainer.domain.scoring.panel import Panel
from trainer.web.components.telling.readers import Reader, Readers
from trainer.web.i18n import _


@dataclass(frozen=True)
class Note:
    """What a turn is cited for: a person, an area (by its id), the onset, safety. `place` is the answer's own row."""

    kind: str
    label: str
    area: str = ""
    place: str = ""


@dataclass(frozen=True)
class Cited:
    """The notes of one turn: the answer's own, and those of the readers with whose they are."""

    mine: tuple[Note, ...] = ()
    theirs: tuple[tuple[Note, tuple[Reader, ...]], ...] = ()


Each = Iterator[tuple[str, Note]]


def _claims(answer: Answer, panel: Panel, people: Mapping[int, str], *, placed: bool) -> Each:
    """Every turn with what it is cited for; `people` are names by row where the case has its own."""

    def note(kind: str, label: str, place: str, area: str = "") -> Note:
        return Note(kind, label, area, place if placed else "")

    def named(at: int, person: Person) -> str:
        return people.get(at, person.name)

    for at, person in enumerate(answer.people):
        yield from ((t, note("people", named(at, person), f"person/{at}")) for t in person.evidence)
    for area in panel.tradition.areas:
        claim = answer.areas.get(area.id)
        if claim and claim.present:
            yield from ((t, note("areas", area.name, f"area/{area.id}", area.id)) for t in claim.evidence)
    yield from ((t, note("onset", _("Onset"), "onset")) for t in answer.onset.evidence)
    for at, finding in enumerate(answer.safety):
        yield from ((t, note("safety", _("Safety"), f"finding/{at}")) for t in finding.evidence)
    for at, event in enumerate(answer.timeline if placed else ()):
        yield from ((t, note("events", _("Timeline"), f"event/{at}")) for t in event.evidence)


def cited_for(answer: Answer, panel: Panel) -> dict[str, list[Note]]:
    """What the answer cites each of its turns for."""
    found: dict[str, list[Note]] = {}
    for turn, note in _claims(answer, panel, {}, placed=True):
        if note not in found.setdefault(turn, []):
            found[turn].append(note)
    return found


def citations(answer: Answer, panel: Panel) -> dict[str, Cited]:
    """Every turn that anybody cites."""
    readers = Readers(panel)
    mine = cited_for(answer, panel)
    theirs: dict[str, dict[Note, list[str]]] = {}
    for reader in panel.readers:
        own = {id(person): panel.vignette.person[key].name for key, person in panel.people_of[reader.annotator].items()}
        names = {at: own[id(p)] for at, p in enumerate(reader.people) if id(p) in own}
        for turn, note in _claims(reader.as_answer(), panel, names, placed=False):
            who = theirs.setdefault(turn, {}).setdefault(note, [])
            if reader.annotator not in who:
                who.append(reader.annotator)
    return {
        turn: Cited(
            tuple(mine.get(turn, ())),
            tuple((note, readers.among(who)) for note, who in theirs.get(turn, {}).items()),
        )
        for turn in mine.keys() | theirs.keys()
    }
