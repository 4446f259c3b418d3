"""The demo's assessed work: one piece in each state of grading, so that every page of it has something to show."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Piece, Programme
from trainer.db.queries import learning
from trainer.services import aiming, appealing, claiming, releasing, returning
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL, MEI, Work, criteria_of, handed_in, judge, levels
from trainer.services.planning import Plan
from trainer.services.submitting import UNDO_FOR

CASE: Final = "a-lift-to-work"
REVISE: Final = (
    "Each tie stands from one side only. Please say for every key person what they expect as well, and where you "
    "cannot know it, write the question that you would ask."
)
APPEAL: Final = (
    "I was given a 3 for the onset because the event is not tied to a turn. I cite two turns for it, and say in my "
    "reason which of them I trust less. I do not understand what is missing."
)
AIM: Final = "Beside the turn that I give for the onset I put one question that could show me wrong."
WORK: Final = (
    Work("trainee@example.org", 14, "released", own=3),
    Work("trainee2@example.org", 12, "returned"),
    Work("trainee3@example.org", 7, "waiting", own=4),
    Work("trainee4@example.org", 9, "second", 2, graders=(DANIEL,)),
    Work("trainee5@example.org", 8, "ready", own=4),
    Work("trainee6@example.org", 6, "claimed", graders=(MEI,)),
    Work("trainee7@example.org", 16, "appealed", own=4, graders=(DANIEL, MEI)),
    Work("trainee8@example.org", 25, "released", own=4),
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
                later = at + timedelta(hours=5 * place)
                judge(session, grader, piece, marks | {"inventory/onset": max(2, work.level - 1)}, place, later)
            if work.becomes in ("released", "appealed"):
                releasing.release(session, member=graders[0], piece_ids=[piece.id], now=at + timedelta(days=1))
            if work.becomes == "ready":
                (used, *_others) = learning.open_aims(session, piece.account_id, house.id, piece.draft_id)
                aiming.set_met(session, member=graders[0], aim_id=used.id, met=True, now=at + timedelta(hours=6))
            if work.becomes == "released":
                later = at + timedelta(days=2)
                aiming.make_aim(session, member=trainee, text=AIM, piece_id=piece.id, now=later)
            if work.becomes == "appealed":
                later = at + timedelta(days=3)
                appealing.appeal(session, member=trainee, piece_id=piece.id, text=APPEAL, now=later)
