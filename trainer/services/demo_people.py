"""What ties the people of the demo together: since when, who supervises whom, leave, pace, a thread, an invitation."""

from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Membership, Programme, Supervision
from trainer.db.queries import accounts
from trainer.services.directing import today_in
from trainer.services.enrolling import change_membership, set_pace
from trainer.services.inviting import invite
from trainer.services.messaging import write
from trainer.services.pausing import take_leave
from trainer.services.supervising import give_over

BEGAN: Final = timedelta(days=81)
"""How long ago trainees and supervisors began."""

PAIRS: Final = (
    ("trainee@example.org", "supervisor@example.org"),
    ("trainee2@example.org", "supervisor2@example.org"),
    ("trainee3@example.org", "supervisor@example.org"),
    ("trainee4@example.org", "supervisor2@example.org"),
    ("trainee5@example.org", "supervisor@example.org"),
    ("trainee6@example.org", "supervisor3@example.org"),
    ("trainee7@example.org", "supervisor4@example.org"),
    ("trainee8@example.org", "supervisor@example.org"),
)
QUESTION: Final = (
    "Dear Ruth, in the second session of “Flour and water” I kept wanting to call it grief. The father is dead, after "
    "all. But she hardly speaks of him; it is her sister she is angry with. May I bring this on Thursday?\n\nAmara"
)
ANSWER: Final = (
    "Please do. Before Thursday, list what each of the two expects of the other, and mark what was ever said aloud. "
    "Then look again at when she began to sleep badly, and what had happened in that week.\n\nRuth"
)


def load_bonds(session: Session, *, programme: str, now: datetime) -> bool:
    """Add them unless there is any supervision yet; whether anything was added."""
    house = session.scalars(sa.select(Programme).where(Programme.slug == programme)).one()
    if session.scalar(sa.select(Supervision.id).where(Supervision.programme_id == house.id).limit(1)):
        return False
    today = today_in(house, now)
    director = member_of(session, house, "director@example.org")
    people = {email: member_of(session, house, email) for pair in PAIRS for email in pair}
    for person in people.values():
        _begin_early(session, director, person, today - BEGAN, now)
    moves = {people[trainee].id: people[supervisor].id for trainee, supervisor in PAIRS}
    give_over(session, member=director, moves=moves, from_on=today - BEGAN, now=now)
    _leave_and_pace(session, house, director, today, now)
    amara, ruth = (member_of(session, house, email) for email in PAIRS[0])
    write(session, member=amara, partner_id=ruth.id, text=QUESTION, nonce="demo", now=now - timedelta(days=2))
    write(session, member=ruth, partner_id=amara.id, text=ANSWER, nonce="demo2", now=now - timedelta(days=1))
    guest = {"name": "Priya Nair", "email": "priya@example.org", "role": "trainee", "cohort": "autumn"}
    invite(session, member=director, cells=guest, now=now)
    return True


def _leave_and_pace(session: Session, house: Programme, director: Membership, today: date, now: datetime) -> None:
    jonas, daniel, mei = (
        member_of(session, house, email)
        for email in ("trainee2@example.org", "supervisor2@example.org", "supervisor3@example.org")
    )
    set_pace(session, member=director, membership_id=jonas.id, percent=80, from_on=today - BEGAN, now=now)
    take_leave(
        session,
        member=director,
        membership_id=jonas.id,
        from_on=today - timedelta(days=40),
        until_on=today - timedelta(days=27),
        reason="A new child",
        cover_id=None,
        now=now,
    )
    take_leave(
        session,
        member=director,
        membership_id=daniel.id,
        from_on=today + timedelta(days=21),
        until_on=today + timedelta(days=34),
        reason="Annual leave",
        cover_id=mei.id,
        now=now,
    )


def _begin_early(session: Session, director: Membership, row: Membership, from_on: date, now: datetime) -> None:
    """Their membership has held since that day."""
    change_membership(
        session,
        member=director,
        membership_id=row.id,
        capabilities=row.capabilities,
        from_on=from_on,
        until_on=row.until_on,
        cohort_id=row.cohort_id,
        now=now,
    )


def member_of(session: Session, house: Programme, email: str) -> Membership:
    """Somebody of the demo, by their address."""
    account: Account | None = accounts.by_email(session, email)
    return session.scalars(
        sa.select(Membership).where(
            Membership.programme_id == house.id, Membership.account_id == (account.id if account else 0)
        )
    ).one()
