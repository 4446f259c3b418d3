"""An answer row by row, as it was handed in: nothing here knows of readers or of a score."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.domain.inventory import Answer, AreaClaim, Person
from trainer.domain.vocabulary import Tradition, Vocabulary
from trainer.web.components.telling.values import in_words
from trainer.web.i18n import _

RINGS = ("ring_before", "ring_now", "ring_wanted")


@dataclass(frozen=True)
class PersonRow:
    """One person. `place` is what a comment on the row is pinned to; `rings` are before, now and wanted, in words."""

    place: str
    name: str
    facts: tuple[str, ...]
    key: bool
    line: str
    rings: tuple[str, str, str]
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    why: str
    turns: tuple[str, ...]


@dataclass(frozen=True)
class AreaRow:
    """One problem area, `claimed` as primary, secondary, present or absent."""

    place: str
    id: str
    name: str
    claimed: str
    confidence: int | None
    stage: str
    why: str
    people: tuple[str, ...]
    turns: tuple[str, ...]


@dataclass(frozen=True)
class FindingRow:
    """One finding about safety."""

    place: str
    kind: str
    status: str
    next_step: str
    why: str
    turns: tuple[str, ...]


@dataclass(frozen=True)
class EventRow:
    """One entry of the timeline."""

    place: str
    when: str
    what: str
    mood: int | None
    onset: bool
    turns: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """Everything that was handed in. `onset` is when, what it is tied to, why, and the turns."""

    people: tuple[PersonRow, ...]
    areas: tuple[AreaRow, ...]
    onset: tuple[str, str, str, tuple[str, ...]]
    findings: tuple[FindingRow, ...]
    events: tuple[EventRow, ...]
    text: str
    elements: tuple[tuple[str, str, str], ...]
    """Place, label, and the words ticked for it."""
    path: tuple[tuple[int, str, str], ...]
    """After which session, what was put first, and the note."""


def _person(at: int, person: Person, words: Vocabulary, areas: dict[str, str]) -> PersonRow:
    said = {f.id: in_words(person.value(f.id), f, person.name) for f in words.fields}
    fields = [(f.label, said[f.id]) for f in words.fields if f.id not in RINGS and said[f.id]]
    if isinstance(person.area, str):
        fields.append((_("Problem area"), (areas.get(person.area, _("None")),)))
    elif person.area:
        fields.append((_("Problem area"), (person.area.ask,)))
    status = {"dead": _("dead"), "lost": _("contact lost")}.get(person.status, "")
    canonical = words.canonical(person.relation)
    relation = next((r.label.lower() for r in words.relations if r.id == canonical), person.relation)
    before, now, wanted = ("; ".join(said.get(ring, ())) for ring in RINGS)
    return PersonRow(
        place=f"person/{at}",
        name=person.name,
        facts=tuple(fact for fact in (relation, status) if fact),
        key=person.key,
        line=person.line,
        rings=(before, now, wanted),
        fields=tuple(fields),
        why=person.why,
        turns=person.evidence,
    )


def claimed(claim: AreaClaim | None) -> str:
    """How an area is claimed."""
    if claim is None or not claim.present:
        return "absent"
    return claim.rank or "present"


def _areas(answer: Answer, words: Vocabulary, tradition: Tradition) -> Iterable[AreaRow]:
    for area in tradition.areas:
        claim = answer.areas.get(area.id)
        stage = claim.stage if claim and claim.present else None
        yield AreaRow(
            place=f"area/{area.id}",
            id=area.id,
            name=area.name,
            claimed=claimed(claim),
            confidence=claim.confidence if claim else None,
            stage=words.label("dispute_stages", stage).partition(":")[0].lower() if stage else "",
            why=claim.why if claim else "",
            people=claim.people if claim else (),
            turns=claim.evidence if claim else (),
        )


def work(answer: Answer, words: Vocabulary, tradition: Tradition) -> Work:
    """The answer as rows, in the order in which it was entered."""
    names = {a.id: a.name for a in tradition.areas}
    onset = answer.onset
    return Work(
        people=tuple(_person(at, p, words, names) for at, p in enumerate(answer.people)),
        areas=tuple(_areas(answer, words, tradition)),
        onset=(
            onset.when,
            words.label("onset_kinds", onset.kind) if onset.kind else "",
            onset.why,
            onset.evidence,
        ),
        findings=tuple(
            FindingRow(
                f"finding/{at}",
                words.label("safety_kinds", f.kind),
                words.label("safety_statuses", f.status),
                words.label("next_steps", f.next_step) if f.next_step else "",
                f.why,
                f.evidence,
            )
            for at, f in enumerate(answer.safety)
        ),
        events=tuple(
            EventRow(f"event/{at}", e.when, e.what, e.mood, e.onset, e.evidence) for at, e in enumerate(answer.timeline)
        ),
        text=answer.formulation.text,
        elements=tuple(
            (f"element/{e.id}", e.label, answer.formulation.elements.get(e.id, "")) for e in words.formulation_elements
        ),
        path=tuple((c.after, names.get(c.primary or "", ""), c.note) for c in answer.commitments),
    )
