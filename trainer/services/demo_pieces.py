"""How the demo's trainees come to pieces of assessed work, and its graders to judgements of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import Grading, Membership, Piece, Programme
from trainer.db.queries import learning, pieces
from trainer.domain.draft import Change, State
from trainer.domain.draft_state import to_state
from trainer.domain.inventory import Person
from trainer.services import aiming, claiming, judging, self_rating
from trainer.services.assigning import assign
from trainer.services.catalogue import VignetteEdition, current
from trainer.services.demo_people import member_of
from trainer.services.planning import Plan
from trainer.services.submitting import hand_in
from trainer.services.taking_up import start_assigned

RUTH, DANIEL, MEI, SAMUEL = (f"supervisor{n}@example.org" for n in ("", "2", "3", "4"))
FEEDBACK: Final = (
    "You find the people who matter, and you cite where each of them speaks. Look again at the turn that you give for "
    "the onset: it shows that something had changed, not what it had to do with anybody. Next time put one question "
    "beside it that would tell the two apart, and say how the answer would change your focus."
)
OTHERWISE: Final = (
    "The formulation could be read to the patient as it stands, and the turns that you cite carry it. I would have "
    "liked a line on what speaks against your choice. Next time name the turn that you find hardest to fit, and "
    "leave it in."
)
USE: Final = (
    "With each key person stands what they expect as well; for one of them only as a question that I would ask."
)
COMMENTS: Final = (
    (
        (1, "at", "onset"),
        (1, "text", "Which of these turns would you still cite if nobody had mentioned the date?"),
        (2, "at", "formulation"),
        (2, "text", "Short, and in the patient’s words, who could say: that is not quite it."),
    ),
    (
        (1, "at", "person/0"),
        (1, "text", "You say what this person does. What would they say that they are waiting for?"),
    ),
)
"""Of a first grader, and of any other."""
_operations = count()


@dataclass(frozen=True)
class Work:
    """One trainee's piece: how long ago it was handed in, and how far it has come.

    `level` is about what graders give, `own` about what the trainee gave themselves before.
    """

    email: str
    days: int
    becomes: str
    level: int = 4
    own: int | None = None
    graders: tuple[str, ...] = (RUTH, DANIEL)


def handed_in(
    session: Session, house: Programme, plan: Plan, works: Sequence[Work], opened: datetime, now: datetime
) -> list[tuple[Work, Piece]]:
    """The case is set, and each of these trainees hands theirs in."""
    (assignment,) = assign(session, member=member_of(session, house, "director@example.org"), plan=plan, now=opened)
    edition = current(session).vignettes[assignment.slug]
    made = []
    for number, work in enumerate(works):
        trainee, at = member_of(session, house, work.email), now - timedelta(days=work.days)
        draft = start_assigned(session, member=trainee, assignment_id=assignment.id, now=at - timedelta(hours=1))
        draft.state, draft.opened, draft.saved_at = answer_of(edition, work, number), len(edition.vignette.sessions), at
        session.commit()
        if aims := learning.open_aims(session, draft.account_id, house.id, draft.id):
            aiming.say_uses(session, member=trainee, draft_id=draft.id, uses={aims[0].id: USE}, now=at)
        submission = hand_in(session, member=trainee, draft_id=draft.id, now=at)
        piece = pieces.of_draft(session, draft.id)
        assert piece is not None  # noqa: S101 - handed in just now
        if work.own is not None:
            marks = levels(criteria_of(session, piece), work.own, number)
            later = at + timedelta(minutes=5)
            self_rating.rate(session, member=trainee, reference=submission.reference, marks=marks, now=later)
        made.append((work, piece))
    return made


def answer_of(edition: VignetteEdition, work: Work, number: int) -> State:
    """A piece of work like a trainee's: one reader's reading; some people and citations are missing, two go beside.

    Whoever stands first in a reading is missing from poor work only.
    """
    readings, turns = edition.vignette.annotations, [turn.id for turn in edition.vignette.turns]
    whole = readings[number % len(readings)].as_answer()
    sure = 2 if work.level > 2 else 0
    people = [person for at, person in enumerate(whole.people) if at < sure or (at + number) % 4 != 3]
    thinner = tuple(_thinner(person, number + at, at < sure) for at, person in enumerate(people))
    narrow = number % 3 == 0  # these see one area alone, and tie the onset to nothing
    kind = None if narrow else whole.onset.kind
    onset = replace(whole.onset, kind=kind, evidence=_and_beside(whole.onset.evidence[:1], turns))
    areas = {}
    for area, claim in whole.areas.items():
        if area == whole.primary():
            areas[area] = replace(claim, evidence=_and_beside(claim.evidence, turns))
        else:
            areas[area] = replace(claim, present=False, rank=None, stage=None, evidence=()) if narrow else claim
    answer = replace(whole, people=thinner, onset=onset, areas=areas)
    return to_state(answer) | {"safety.nothing": not whole.safety}


def _thinner(person: Person, number: int, sure: bool) -> Person:
    """The same person with fewer citations; of two in three less is said, and some of them seem not to be key."""
    cited = replace(person, evidence=person.evidence[: 1 + number % 3])
    if number % 3 == 2:
        return cited
    now = person.ring_before if person.status == "living" else person.ring_now
    key = person.key and sure
    return replace(cited, key=key, ring_now=now, ring_wanted=None, quality=None, support=None, change=None)


def _and_beside(cited: tuple[str, ...], turns: Sequence[str]) -> tuple[str, ...]:
    """The same turns and one that somebody in a hurry might take for another of them."""
    return (*cited, *(turns[min(turns.index(turn) + 2, len(turns) - 1)] for turn in cited[-1:]))


def criteria_of(session: Session, piece: Piece) -> list[str]:
    """The keys of the criteria by which a piece is judged."""
    return [key for slug, rubric in judging.rubrics_of(session, piece).items() for key in rubric.keys(slug)]


def levels(criteria: Sequence[str], level: int, number: int, place: int = 0) -> dict[str, int]:
    """Marks about that level: not the same on every criterion, and now and then a level apart from place to place."""
    found = {}
    for at, key in enumerate(criteria, number):
        profile = (0, 1, 0, -1, 0)[at % 5]
        apart = (0, 1, 0, 0, -1, 1, 0)[at % 7] if place else 0
        found[key] = min(5, max(2, level + profile + apart))
    return found


def judge(
    session: Session, grader: Membership, piece: Piece, marks: dict[str, int], place: int, now: datetime
) -> Grading:
    """The grader takes the piece, gives these marks, and hands it over with feedback."""
    grading = claiming.claim(session, member=grader, piece_id=piece.id, now=now)
    said: dict[str, Any] = {
        **{f"marks.{key}": level for key, level in marks.items()},
        "feedback.text": OTHERWISE if place else FEEDBACK,
        **{f"comments.c{n}.{part}": value for n, part, value in COMMENTS[bool(place)]},
    }
    changes = [Change(f"demo-{next(_operations)}", path, None, value) for path, value in said.items()]
    judging.save(session, member=grader, grading_id=grading.id, changes=changes, now=now + timedelta(minutes=8))
    judging.put_down(session, member=grader, grading_id=grading.id, now=now + timedelta(minutes=9))
    judging.finish(session, member=grader, grading_id=grading.id, now=now + timedelta(minutes=13))
    return grading
