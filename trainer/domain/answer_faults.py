"""What is wrong with an answer or a reading, in words and with the place: the one check for files, form and command."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from trainer.domain.inventory import (
    MAX_KEY_PEOPLE,
    Annotation,
    Answer,
    Ask,
    Commitment,
    Expectation,
    Person,
    ReadPerson,
)
from trainer.domain.vocabulary import Choice, Field, Tradition, Vocabulary

Place = tuple[str | int, ...]
AnswerFault = tuple[Place, str]


def _one_of(value: str, allowed: Collection[str], place: Place) -> Iterator[AnswerFault]:
    if value not in allowed:
        near = get_close_matches(value, allowed, 1)
        hint = f"did you mean {near[0]!r}?" if near else "one of: " + ", ".join(allowed)
        yield place, f"{value!r} is not a word for this; {hint}"


def _ids(choices: Collection[Choice]) -> tuple[str, ...]:
    return tuple(c.id for c in choices)


def _turns(cited: tuple[str, ...], turns: Collection[str], place: Place) -> Iterator[AnswerFault]:
    for i, turn in enumerate(cited):
        if turn not in turns:
            yield (*place, i), f"no turn {turn!r} in this case; cite as session:mark, for example 's1:C2'"
        elif turn in cited[:i]:
            yield (*place, i), f"turn {turn!r} is cited twice here; once is right"


def _field(person: Person, field: Field, place: Place) -> Iterator[AnswerFault]:
    said, place = person.value(field.id), (*place, field.id)
    if said is None:
        return
    if isinstance(said, Ask):
        if not said.ask.strip():
            yield place, "'ask' is empty; write the question you would put"
    elif field.kind in ("ordinal", "choice"):
        yield from _one_of(str(said), field.ids, place)
    elif field.kind == "set" and isinstance(said, tuple):
        for i, item in enumerate(said):
            yield from _one_of(str(item), field.ids, (*place, i))
        if "none" in said and len(said) > 1:
            yield place, "'none' stands alone; leave it out or give nothing else"
    elif field.kind == "expectations" and isinstance(said, tuple):
        for i, e in enumerate(said):
            if isinstance(e, Expectation):
                yield from _one_of(e.by, _ids(field.by), (*place, i, "by"))
                yield from _one_of(e.of, _ids(field.by), (*place, i, "of"))
                yield from _one_of(e.about, _ids(field.topics), (*place, i, "about"))
                yield from _one_of(e.voiced, _ids(field.voiced), (*place, i, "voiced"))
                yield from _one_of(e.met, _ids(field.met), (*place, i, "met"))
                if e.by == e.of:
                    yield (
                        (*place, i, "of"),
                        f"{e.by!r} expects of {e.of!r}: an expectation is between the patient and the person",
                    )


def _person(
    person: Person, place: Place, vocabulary: Vocabulary, tradition: Tradition, turns: Collection[str]
) -> Iterator[AnswerFault]:
    if not person.name.strip():
        yield (*place, "name"), "the name is empty; write how you would call this person"
    yield from _one_of(person.status, _ids(vocabulary.statuses), (*place, "status"))
    for field in vocabulary.fields:
        yield from _field(person, field, place)
    if isinstance(person.area, str):
        yield from _one_of(person.area, (*tradition.area_ids, "none"), (*place, "area"))
    yield from _turns(person.evidence, turns, (*place, "evidence"))
    if isinstance(person, ReadPerson):
        yield from _one_of(person.importance, _ids(vocabulary.importance), (*place, "importance"))
    if person.status == "dead" and isinstance(person.ring_now, str) and person.ring_now != "not-applicable":
        yield (*place, "ring_now"), "the dead have no place now; 'not-applicable' is right"


def _commitment(c: Commitment, place: Place, tradition: Tradition, sessions: Collection[int]) -> Iterator[AnswerFault]:
    if c.after not in sessions:
        yield (*place, "after"), f"there is no session {c.after}; one of: " + ", ".join(map(str, sessions))
    for area, confidence in c.areas.items():
        yield from _one_of(area, tradition.area_ids, (*place, "areas", area))
        if not 0 <= confidence <= 100:
            yield (*place, "areas", area), f"{confidence} is not a confidence; give 0 to 100"
    if c.primary is not None:
        yield from _one_of(c.primary, tradition.area_ids, (*place, "primary"))


def _areas(
    answer: Answer | Annotation, tradition: Tradition, turns: Collection[str], stages: tuple[str, ...]
) -> Iterator[AnswerFault]:
    names = {p.name for p in answer.people}
    ranks: dict[str, str] = {}
    for area, claim in answer.areas.items():
        place: Place = ("areas", area)
        yield from _one_of(area, tradition.area_ids, place)
        if claim.rank and not claim.present:
            yield (*place, "rank"), f"{claim.rank} but not present; an area with a rank is present"
        elif claim.rank in ranks:
            yield (
                (*place, "rank"),
                f"{ranks[claim.rank]} is {claim.rank} already; one primary and at most one secondary",
            )
        elif claim.rank:
            ranks[claim.rank] = area
        if claim.confidence is not None and not 0 <= claim.confidence <= 100:
            yield (*place, "confidence"), f"{claim.confidence} is not a confidence; give 0 to 100"
        if claim.stage is not None:
            yield from _one_of(claim.stage, stages, (*place, "stage"))
            if area in tradition.area_ids and not tradition.area(area).stages:
                yield (*place, "stage"), "only a dispute has a stage"
        yield from _turns(claim.evidence, turns, (*place, "evidence"))
        for i, name in enumerate(claim.people):
            if name not in names:
                yield (
                    (*place, "people", i),
                    f"{name!r} is not among your people; use a name exactly as entered there",
                )
    if "secondary" in ranks and "primary" not in ranks:
        yield ("areas", ranks["secondary"], "rank"), "secondary without a primary; choose the primary first"


def answer_faults(
    answer: Answer | Annotation,
    *,
    vocabulary: Vocabulary,
    tradition: Tradition,
    turns: Collection[str],
    sessions: Collection[int],
) -> list[AnswerFault]:
    """Every fault of an answer or a reading, with its place in the file. `turns` are the ids that may be cited."""
    faults: list[AnswerFault] = []
    for i, c in enumerate(answer.commitments):
        faults += _commitment(c, ("commitments", i), tradition, sessions)
    for i, p in enumerate(answer.people):
        faults += _person(p, ("people", i), vocabulary, tradition, turns)
    key = [
        i for i, p in enumerate(answer.people) if p.key or (isinstance(p, ReadPerson) and p.importance == "essential")
    ]
    if len(key) > MAX_KEY_PEOPLE:
        word = "essential" if isinstance(answer, Annotation) else "key"
        faults.append(
            (
                ("people", key[MAX_KEY_PEOPLE]),
                f"{len(key)} people are {word}; at most {MAX_KEY_PEOPLE} may be",
            )
        )
    names = [p.name.strip().lower() for p in answer.people]
    faults += [
        (("people", i, "name"), f"{answer.people[i].name!r} is entered twice; once is right")
        for i, n in enumerate(names)
        if n and n in names[:i]
    ]
    if answer.onset.kind is not None:
        faults += _one_of(answer.onset.kind, _ids(vocabulary.onset_kinds), ("onset", "kind"))
    faults += _turns(answer.onset.evidence, turns, ("onset", "evidence"))
    faults += _areas(answer, tradition, turns, _ids(vocabulary.dispute_stages))
    for i, finding in enumerate(answer.safety):
        place = ("safety", i)
        faults += _one_of(finding.kind, tuple(k.id for k in vocabulary.safety_kinds), (*place, "kind"))
        faults += _one_of(finding.status, _ids(vocabulary.safety_statuses), (*place, "status"))
        if finding.next_step is not None:
            faults += _one_of(finding.next_step, _ids(vocabulary.next_steps), (*place, "next_step"))
        faults += _turns(finding.evidence, turns, (*place, "evidence"))
    for i, entry in enumerate(getattr(answer, "timeline", ())):
        faults += _turns(entry.evidence, turns, ("timeline", i, "evidence"))
    for element in answer.formulation.elements:
        faults += _one_of(element, _ids(vocabulary.formulation_elements), ("formulation", "elements", element))
    return faults


def reading_faults(reading: Annotation, *, tradition: Tradition, sessions: Collection[int]) -> list[AnswerFault]:
    """What a reading needs beyond an answer: every commitment, a primary, evidence and a reason for each judgement."""
    faults: list[AnswerFault] = []
    missing = [n for n in sessions if n not in {c.after for c in reading.commitments}]
    if missing:
        faults.append((("commitments",), "no commitment after session " + ", ".join(map(str, missing))))
    if reading.primary() is None:
        faults.append((("areas",), "no primary area; a reading chooses one"))
    for area in tradition.area_ids:
        if area not in reading.areas:
            faults.append((("areas",), f"{area!r} is not judged; say present true or false, and why"))
    for area, claim in reading.areas.items():
        if claim.present and not claim.evidence:
            faults.append((("areas", area), "present without a cited turn"))
        if not claim.why.strip():
            faults.append((("areas", area), "no reason; say why in a sentence"))
    for i, p in enumerate(reading.people):
        if p.importance == "essential" and not p.evidence:
            faults.append((("people", i), f"{p.name} is essential without a cited turn"))
        if p.importance != "optional" and not p.why.strip():
            faults.append((("people", i), f"no reason for {p.name}; say why in a sentence"))
    if not 4 <= len(reading.key_points) <= 8:
        faults.append((("key_points",), f"{len(reading.key_points)} key points; four to eight is right"))
    return faults
