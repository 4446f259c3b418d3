"""The demo's assessed work: one piece in each state of grading, so that every page of it has something to show."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Grading, Membership, Piece, Programme
from trainer.db.queries import pieces
from trainer.domain.draft import Change, State
from trainer.domain.draft_state import to_state
from trainer.services import appealing, claiming, judging, releasing, returning
from trainer.services.assigning import assign
from trainer.services.catalogue import VignetteEdition, current
from trainer.services.demo_people import begin_early, member_of
from trainer.services.directing import today_in
from trainer.services.planning import Plan
from trainer.services.submitting import UNDO_FOR, hand_in
from trainer.services.taking_up import start_assigned

CASE: Final = "a-lift-to-work"
RUTH, DANIEL, MEI = (f"supervisor{n}@example.org" for n in ("", "2", "3"))
BEGAN: Final = timedelta(days=60)
FEEDBACK: Final = (
    "You find the people who matter, and you cite where each of them speaks. Look again at the turn that you give for "
    "the onset: it shows that something had changed, not what it had to do with anybody. Next time put one question "
    "beside it that would tell the two apart, and say how the answer would change your focus."
)
REVISE: Final = (
    "Each tie stands from one side only. Please say for every key person what they expect as well, and where you "
    "cannot know it, write the question that you would ask."
)
APPEAL: Final = (
    "I was given a 3 for the onset because the event is not tied to a turn. I cite two turns for it, and say in my "
    "reason which of them I trust less. I do not understand what is missing."
)
_operations = count()


@dataclass(frozen=True)
class Work:
    """One trainee's piece: how long ago it was handed in, and how far it has come. `level` is what graders give."""

    email: str
    days: int
    becomes: str
    level: int = 4


WORK: Final = (
    Work("trainee@example.org", 14, "released"),
    Work("trainee2@example.org", 12, "returned"),
    Work("trainee3@example.org", 11, "waiting"),
    Work("trainee4@example.org", 9, "second", 2),
    Work("trainee5@example.org", 8, "ready"),
    Work("trainee6@example.org", 6, "claimed"),
    Work("trainee7@example.org", 16, "appealed"),
)


def load_work(session: Session, *, programme: str, now: datetime) -> bool:
    """Add the pieces unless there are any, or the case is not published; whether any were added."""
    house = session.scalars(sa.select(Programme).where(Programme.slug == programme)).one()
    edition = current(session).vignettes.get(CASE)
    there = session.scalar(sa.select(Piece.id).where(Piece.programme_id == house.id).limit(1))
    if there or edition is None:
        session.rollback()
        return False
    director = member_of(session, house, "director@example.org")
    for work in WORK:
        trainee = member_of(session, house, work.email)
        if trainee.from_on > today_in(house, now) - BEGAN:
            begin_early(session, director, trainee, today_in(house, now) - BEGAN, now)
    opened = now - timedelta(days=30)
    plan = Plan(
        batch="demo-judged",
        modules=(),
        cases=(CASE,),
        mode="assessed",
        due_at=now - timedelta(days=5),
        late_policy="mark",
        counts_because="This is a demo: its cases are all public.",
    )
    (assignment,) = assign(session, member=director, plan=plan, now=opened)
    for number, work in enumerate(WORK):
        _one(session, house, assignment, edition, work, number, now)
    return True


def _one(
    session: Session,
    house: Programme,
    assignment: Assignment,
    edition: VignetteEdition,
    work: Work,
    number: int,
    now: datetime,
) -> None:
    trainee, at = member_of(session, house, work.email), now - timedelta(days=work.days)
    draft = start_assigned(session, member=trainee, assignment_id=assignment.id, now=at - timedelta(hours=1))
    draft.state, draft.opened, draft.saved_at = answer_of(edition, number), len(edition.vignette.sessions), at
    session.commit()
    hand_in(session, member=trainee, draft_id=draft.id, now=at)
    piece = pieces.of_draft(session, draft.id)
    assert piece is not None  # noqa: S101 - handed in just now
    ruth, daniel, mei = (member_of(session, house, email) for email in (RUTH, DANIEL, MEI))
    at += UNDO_FOR + timedelta(days=2)
    match work.becomes:
        case "claimed":
            claiming.claim(session, member=mei, piece_id=piece.id, now=now)
        case "returned":
            claiming.claim(session, member=ruth, piece_id=piece.id, now=at)
            until = now + timedelta(days=9)
            returning.return_for_revision(session, member=ruth, piece_id=piece.id, until=until, what=REVISE, now=at)
        case "second":
            judge(session, daniel, piece, work.level, at)
        case "ready" | "released" | "appealed":
            # Whatever the lot draws is judged by a second grader as well.
            for grader in (ruth, daniel):
                if piece.marks is None:
                    judge(session, grader, piece, work.level, at)
            if work.becomes != "ready":
                releasing.release(session, member=ruth, piece_ids=[piece.id], now=at + timedelta(days=1))
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


def judge(session: Session, grader: Membership, piece: Piece, level: int, now: datetime) -> Grading:
    """The grader takes the piece, gives this level but for one criterion, and hands it over with feedback."""
    grading = claiming.claim(session, member=grader, piece_id=piece.id, now=now)
    known = judging.rubrics_of(session, piece)
    keys = [key for slug, rubric in known.items() for key in rubric.keys(slug)]
    said: Mapping[str, Any] = {
        **{f"marks.{key}": level for key in keys},
        "marks.inventory/onset": max(2, level - 1),
        "feedback.text": FEEDBACK,
        "comments.c1.at": "onset",
        "comments.c1.text": "Which of these turns would you still cite if nobody had mentioned the date?",
        "comments.c2.at": "formulation",
        "comments.c2.text": "Short, and in the patient’s words, who could say: that is not quite it.",
    }
    changes = [Change(f"demo-{next(_operations)}", path, None, value) for path, value in said.items()]
    judging.save(session, member=grader, grading_id=grading.id, changes=changes, now=now)
    judging.put_down(session, member=grader, grading_id=grading.id, now=now)
    judging.finish(session, member=grader, grading_id=grading.id, now=now)
    return grading
