"""From an answer back to the flat map of a draft, so that a whole answer can be worked on."""

from typing import Any, Final

from trainer.domain.draft import State
from trainer.domain.inventory import Answer, Ask, Person

FIELDS: Final = (
    "ring_before", "ring_now", "ring_wanted", "contact", "quality", "support", "change", "incident", "feeling",
    "wanted_change", "area",
)  # fmt: skip


def to_state(answer: Answer) -> State:
    """Every path that `draft_answer.to_answer` reads, filled from the answer; people and events keep their order."""
    state: State = {}
    for number, person in enumerate(answer.people):
        state |= _person(f"people.p{number:02}", person)
    keys = {person.name: f"p{number:02}" for number, person in enumerate(answer.people)}
    for commitment in answer.commitments:
        said = f"commitments.{commitment.after}"
        state |= {f"{said}.areas.{area}": sure for area, sure in commitment.areas.items()}
        state |= _filled(said, primary=commitment.primary, note=commitment.note)
    state |= _filled("onset", when=answer.onset.when, kind=answer.onset.kind, why=answer.onset.why)
    state |= _cites("onset", answer.onset.evidence)
    for area, claim in answer.areas.items():
        said = f"areas.{area}"
        state[f"{said}.present"] = claim.present
        state |= _filled(said, rank=claim.rank, confidence=claim.confidence, stage=claim.stage, why=claim.why)
        state |= _cites(said, claim.evidence)
        state |= {f"{said}.people.{keys[name]}": True for name in claim.people if name in keys}
    for finding in answer.safety:
        said = f"safety.{finding.kind}"
        state |= _filled(said, status=finding.status, next_step=finding.next_step, why=finding.why)
        state |= _cites(said, finding.evidence)
    for number, entry in enumerate(answer.timeline):
        said = f"events.e{number:02}"
        state |= _filled(said, when=entry.when, what=entry.what, kind=entry.kind, mood=entry.mood, order=number)
        state |= {f"{said}.onset": True} if entry.onset else {}
        state |= _cites(said, entry.evidence)
    state |= _filled("formulation", text=answer.formulation.text)
    return state | {f"formulation.elements.{key}": words for key, words in answer.formulation.elements.items()}


def _filled(path: str, **values: Any) -> State:
    return {f"{path}.{name}": value for name, value in values.items() if value not in (None, "")}


def _cites(path: str, turns: tuple[str, ...]) -> State:
    return {f"{path}.cites.{turn}": True for turn in turns}


def _person(path: str, person: Person) -> State:
    names = ("name", "relation", "status", "line", "why")
    state = _filled(path, **{name: getattr(person, name) for name in names})
    state |= {f"{path}.key": True} if person.key else {}
    state |= _cites(path, person.evidence)
    for field in FIELDS:
        value = getattr(person, field)
        if value is not None:
            state[f"{path}.{field}"] = _plain(value)
    if isinstance(person.expectations, Ask):
        state[f"{path}.expectations"] = _plain(person.expectations)
    for number, one in enumerate(person.expectations if isinstance(person.expectations, tuple) else ()):
        row = f"{path}.expectations.x{number:02}"
        state |= _filled(row, by=one.by, of=one.of, about=one.about, voiced=one.voiced, met=one.met)
    return state


def _plain(value: Any) -> Any:
    if isinstance(value, Ask):
        return {"ask": value.ask}
    return list(value) if isinstance(value, tuple) else value
