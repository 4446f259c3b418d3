"""The demo's first round of assessed work: all of it judged by two, rated by its trainees, released; then taken up."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Piece, Programme
from trainer.db.queries import cohorts
from trainer.services import aiming, defending, releasing
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL, MEI, RUTH, Work, criteria_of, handed_in, judge, levels
from trainer.services.directing import today_in
from trainer.services.planning import Plan

CASE: Final = "the-second-desk"
INES: Final = "trainee5@example.org"
KARL: Final = "trainee6@example.org"
DAY: Final = timedelta(days=1)
ROUND: Final = (
    Work("trainee3@example.org", 58, "released", own=4),
    Work("trainee4@example.org", 57, "released", 3, own=4),
    Work(INES, 57, "released", own=3),
    Work(KARL, 55, "released", 3, own=3),
    Work("trainee7@example.org", 54, "released", 3, own=5),
    Work("trainee8@example.org", 53, "released", own=4),
)
AIM: Final = "For every key person I write what they expect as well, not only what is expected of them."
AGREED: Final = "Before settling on an area, say aloud which turn speaks against it, and what would make you change."
NOTE: Final = (
    "She gave up the first line without being pressed, and showed me two others that carry the same claim. On her "
    "change of mind she was exact about which session had moved her. The weak spot is the onset, and she knows it."
)


def load_first_round(session: Session, house: Programme, now: datetime) -> None:
    """The spring cohort's first case, so long ago that all is said about it."""
    cohort = cohorts.by_slug(session, house.id, "spring")
    plan = Plan(
        batch="demo-first-round",
        modules=(),
        cases=(CASE,),
        mode="assessed",
        due_at=now - 50 * DAY,
        late_policy="mark",
        cohort_id=cohort.id if cohort else None,
        counts_because="This is a demo: its cases are all public.",
    )
    made = handed_in(session, house, plan, ROUND, now - 70 * DAY, now)
    for number, (work, piece) in enumerate(made):
        _judge(session, house, work, piece, number, now - work.days * DAY)
    everything = [piece.id for _work, piece in made]
    releasing.release(session, member=member_of(session, house, RUTH), piece_ids=everything, now=now - 47 * DAY)
    _take_up(session, house, next(piece for work, piece in made if work.email == INES), now)


def _judge(session: Session, house: Programme, work: Work, piece: Piece, number: int, at: datetime) -> None:
    """One piece has two graders too far apart on a criterion, so that a third one looks."""
    criteria = criteria_of(session, piece)
    for place, email in enumerate((RUTH, DANIEL, MEI) if work.email == KARL else (RUTH, DANIEL)):
        marks = levels(criteria, work.level, number, place)
        if work.email == KARL:
            marks[criteria[0]] = (4, 2, 3)[place]
        judge(session, member_of(session, house, email), piece, marks, place, at + (place + 2) * DAY)


def _take_up(session: Session, house: Programme, piece: Piece, now: datetime) -> None:
    """What one of them made of it: two aims, and the ten minutes in which she stood by her work."""
    ines, ruth = member_of(session, house, INES), member_of(session, house, RUTH)
    aiming.make_aim(session, member=ines, text=AIM, piece_id=piece.id, now=now - 45 * DAY)
    aiming.agree_aim(session, member=ruth, trainee_id=ines.id, text=AGREED, piece_id=piece.id, now=now - 40 * DAY)
    defending.record_defence(
        session,
        member=ruth,
        piece_id=piece.id,
        outcome="stood",
        note=NOTE,
        held_on=today_in(house, now - 40 * DAY),
        seen="",
        now=now - 40 * DAY,
    )
