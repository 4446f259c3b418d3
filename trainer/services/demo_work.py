"""The demo's assessed work: one piece in each state of grading, so that every page of it has something to show."""

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
from trainer.services import aiming, appealing, claiming, judging, releasing, returning, self_rating
from trainer.services.assigning import assign
from trainer.services.catalogue import VignetteEdition, current
from trainer.services.demo_people import member_of
from trainer.services.planning import Plan
from trainer.services.submitting import UNDO_FOR, hand_in
from trainer.services.taking_up import start_assigned

CASE: Final = "a-lift-to-work"
RUTH, DANIEL, MEI = (f"supervisor{n}@example.org" for n in ("", "2", "3"))
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
REVISE: Final = (
    "Each tie stands from one side only. Please say for every key person what they expect as well, and where you "
    "cannot know it, write the question that you would ask."
)
APPEAL: Final = (
    "I was given a 3 for the onset because the event is not tied to a turn. I cite two turns for it, and say in my "
    "reason which of them I trust less. I do not understand what is missing."
)
AIM: Final = "Beside the turn that I give for the onset I put one question that could show me wrong."
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


WORK: Final = (
    Work("trainee@example.org", 14, "released", own=3),
    Work("trainee2@example.org", 12, "returned"),
    Work("trainee3@example.org", 11, "waiting", own=4),
    Work("trainee4@example.org", 9, "second", 2, graders=(DANIEL,)),
    Work("trainee5@example.org", 8, "ready", own=4),
    Work("trainee6@example.org", 6, "claimed", graders=(MEI,)),
    Work("trainee7@example.org", 16, "appealed", own=4, graders=(DANIEL, MEI)),
)


def load_work(session: Session, house: Programme, now: datetime) -> None:
    """The round of work that is under way."""
    plan = Plan(
        batch="demo-judged",
        modules=(),
        cases=(CASE,),
        mode="assessed",
        due_at=now - timedelta(days=5),
        late_policy="mark",
        counts_because="This is a demo: its cases are all public.",
    )
    for number, (work, piece) in enumerate(handed_in(session, house, plan, WORK, now - timedelta(days=30), now)):
        _bring_on(session, house, work, piece, number, now)


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
        draft.state, draft.opened, draft.saved_at = answer_of(edition, number), len(edition.vignette.sessions), at
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


def _bring_on(session: Session, house: Programme, work: Work, piece: Piece, number: int, now: datetime) -> None:
    trainee = member_of(session, house, work.email)
    graders = [member_of(session, house, email) for email in work.graders]
    at = now - timedelta(days=work.days) + UNDO_FOR + timedelta(days=2)
    match work.becomes:
        case "claimed":
            claiming.claim(session, member=graders[0], piece_id=piece.id, now=now)
        case "returned":
            claiming.claim(session, member=graders[0], piece_id=piece.id, now=at)
            until = now + timedelta(days=9)
            returning.return_for_revision(
                session, member=graders[0], piece_id=piece.id, until=until, what=REVISE, now=at
            )
        case "second" | "ready" | "released" | "appealed":
            for place, grader in enumerate(graders):
                marks = levels(criteria_of(session, piece), work.level, number, place)
                judge(session, grader, piece, marks | {"inventory/onset": max(2, work.level - 1)}, place, at)
            if work.becomes in ("released", "appealed"):
                releasing.release(session, member=graders[0], piece_ids=[piece.id], now=at + timedelta(days=1))
            if work.becomes == "released":
                later = at + timedelta(days=2)
                aiming.make_aim(session, member=trainee, text=AIM, piece_id=piece.id, now=later)
            if work.becomes == "appealed":
                later = at + timedelta(days=3)
                appealing.appeal(session, member=trainee, piece_id=piece.id, text=APPEAL, now=later)


def answer_of(edition: VignetteEdition, number: int) -> State:
    """A piece of work like a trainee's: one reader's reading, from which some people and citations are missing."""
    readings = edition.vignette.annotations
    whole = readings[number % len(readings)].as_answer()
    people = [person for at, person in enumerate(whole.people) if (at + number) % 4 != 3]
    thinner = tuple(
        replace(person, evidence=person.evidence[: 1 + (number + at) % 3]) for at, person in enumerate(people)
    )
    return to_state(replace(whole, people=thinner)) | {"safety.nothing": not whole.safety}


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
    judging.save(session, member=grader, grading_id=grading.id, changes=changes, now=now)
    judging.put_down(session, member=grader, grading_id=grading.id, now=now)
    judging.finish(session, member=grader, grading_id=grading.id, now=now)
    return grading
