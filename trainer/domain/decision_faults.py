"""What is wrong with a case's decision points, or with what a reader chose at them, in words and with the place."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from trainer.domain.answer_faults import AnswerFault, Place
from trainer.domain.decisions import Decision
from trainer.domain.inventory import Annotation, Ask
from trainer.domain.vignette import Session, Turn, Vignette
from trainer.domain.vocabulary import Field

OPTIONS: Final = (3, 4)
PHASES: Final = ("initial", "middle", "termination")
_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def phase_fault(sessions: Sequence[Session]) -> str:
    """Why these sessions, in order, are no course of a treatment; empty where they are."""
    phases = [session.phase for session in sessions]
    if phases and phases[0] != "initial":
        return f"session 1 is of the {phases[0]} phase; a case begins with the initial one"
    if phases != sorted(phases, key=PHASES.index):
        return f"phases run {', '.join(phases)}; initial first, then middle, then termination"
    return ""


def _stops(sessions: Sequence[Session]) -> dict[str, tuple[Session, Turn, Turn | None]]:
    """By turn: its session, itself, and the turn after it there."""
    return {
        turn.id: (session, turn, after)
        for session in sessions
        for turn, after in zip(session.turns, (*session.turns[1:], None), strict=True)
    }


def _is_therapist(session: Session, turn: Turn) -> bool:
    return session.speakers[turn.speaker] == "Therapist"


def _place_fault(at: str, sessions: Sequence[Session]) -> str:
    stops = _stops(sessions)
    if at not in stops:
        return f"no turn {at!r} in this case; cite as session:mark, for example 's5:C14'"
    session, turn, after = stops[at]
    if session.phase == "initial":
        return f"{at} is of the initial phase, which is scored; decision points stand in the later ones"
    if _is_therapist(session, turn):
        return f"{at} is the therapist's; give the patient's turn before it"
    if after is None or not _is_therapist(session, after):
        return f"after {at} the therapist does not speak; choose a turn that the therapist answers"
    return ""


def _options(decision: Decision, place: Place) -> Iterator[AnswerFault]:
    least, most = OPTIONS
    if not least <= len(decision.options) <= most:
        yield (*place, "options"), f"{len(decision.options)} options; {least} or {most}"
    seen: set[str] = set()
    for n, option in enumerate(decision.options):
        if not _ID.fullmatch(option.id):
            yield (*place, "options", n, "id"), "an id is lower-case words joined by hyphens"
        elif option.id in seen:
            yield (*place, "options", n, "id"), f"{option.id!r} stands twice; ids differ"
        seen.add(option.id)
        if not option.text.strip():
            yield (*place, "options", n, "text"), "empty; say what one would do"
    if decision.taken not in seen:
        known = ", ".join(option.id for option in decision.options)
        yield (*place, "taken"), f"no option {decision.taken!r}; the one that the therapist took, of: {known}"


def decision_faults(decisions: Sequence[Decision], sessions: Sequence[Session]) -> Iterator[AnswerFault]:
    """Every fault of decisions.yaml, with its place in the file."""
    ids: set[str] = set()
    turns: set[str] = set()
    if not decisions:
        yield ("decisions",), "none; leave the file out where a case has no decision points"
    for i, decision in enumerate(decisions):
        place: Place = ("decisions", i)
        if not _ID.fullmatch(decision.id):
            yield (*place, "id"), "an id is lower-case words joined by hyphens"
        elif decision.id in ids:
            yield (*place, "id"), f"{decision.id!r} stands twice; ids differ"
        ids.add(decision.id)
        if wrong := _place_fault(decision.at, sessions):
            yield (*place, "at"), wrong
        elif decision.at in turns:
            yield (*place, "at"), f"{decision.at} is a decision point already; one at a turn"
        turns.add(decision.at)
        if not decision.asks.strip():
            yield (*place, "asks"), "empty; for example: What would you do next?"
        yield from _options(decision, place)


def _chosen(reading: Annotation, vignette: Vignette) -> Iterator[AnswerFault]:
    known = {decision.id: decision for decision in vignette.decisions}
    seen: set[str] = set()
    for i, chosen in enumerate(reading.decisions):
        place: Place = ("decisions", i)
        decision = known.get(chosen.at)
        if decision is None:
            yield (*place, "at"), f"no decision point {chosen.at!r}; one of: {', '.join(known) or 'none in this case'}"
        elif chosen.at in seen:
            yield (*place, "at"), f"{chosen.at!r} is chosen at already; once is right"
        elif chosen.choice not in [option.id for option in decision.options]:
            options = ", ".join(option.id for option in decision.options)
            yield (*place, "choice"), f"no option {chosen.choice!r} there; one of: {options}"
        seen.add(chosen.at)
        if not chosen.why.strip():
            yield (*place, "why"), "no reason; say why in a sentence"
    missing = [name for name in known if name not in seen]
    if reading.decisions and missing:
        yield ("decisions",), f"nothing chosen at {', '.join(missing)}; a reader who goes on chooses at every one"


def _circle(reading: Annotation, vignette: Vignette, rings: Field) -> Iterator[AnswerFault]:
    names: set[str] = set()
    turns = vignette.turn.keys() | vignette.later_turn.keys()
    if reading.second_circle and not vignette.later:
        yield (
            ("second_circle",),
            "a second circle belongs to the last session of a case with later phases; take it out",
        )
    for i, placed in enumerate(reading.second_circle):
        place: Place = ("second_circle", i)
        name = placed.name.strip().lower()
        if not name:
            yield (*place, "name"), "the name is empty; write how you would call this person"
        elif name in names:
            yield (*place, "name"), f"{placed.name!r} is placed already; once is right"
        names.add(name)
        if isinstance(placed.ring, Ask):
            if not placed.ring.ask.strip():
                yield (*place, "ring"), "'ask' is empty; write the question you would put"
        elif placed.ring not in rings.ids:
            yield (*place, "ring"), f"{placed.ring!r} is not a word for this; one of: {', '.join(rings.ids)}"
        for n, turn in enumerate(placed.evidence):
            if turn not in turns:
                yield (*place, "evidence", n), f"no turn {turn!r} in this case; cite as session:mark, like 's8:C2'"
        if not placed.why.strip():
            yield (*place, "why"), "no reason; say why in a sentence"


def later_faults(reading: Annotation, vignette: Vignette, rings: Field) -> Iterator[AnswerFault]:
    """What is wrong with what a reader chose as they read on. `rings` is the field of closeness now."""
    yield from _chosen(reading, vignette)
    yield from _circle(reading, vignette, rings)
