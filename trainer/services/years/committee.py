"""A committee for a programme of many: two members beside the director, who waits for it, and whom it decided on."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Membership, Notice, Progress, Supervision
from trainer.db.queries import ties
from trainer.services.deliberating import decide, give_view
from trainer.services.issuing import issue
from trainer.services.putting_forward import put_forward

PATHWAY: Final = "programme-foundation-2026"
SEATS: Final = ("chair", "committee")
VIEWS: Final = (
    ("award", "The cited lines carry what is claimed, case after case, and the defence was calm and exact."),
    ("not-yet", "Careful work, but the same ties were overlooked twice. I would like to see one more case."),
    (None, ""),
)
"""What the chair thinks of each candidate before the director has come to it; of the last nobody has said anything.

Where she would not award it yet, the other member would: an award is never one person's."""
OFTEN: Final = 500
"""One more candidate waits for so many trainees, and two more have been decided."""
STRICTER: Final = 4
"""One in so many was seen otherwise by the second member; one in so many waits with something missing."""


def seat_committee(session: Session, *, programme_id: int, now: datetime) -> int:
    """Put those forward who lack least, by what was derived; how many wait. The members sign in as directors do."""
    here = Membership.programme_id == programme_id
    director = session.scalars(sa.select(Membership).where(here, Membership.role == "director")).one()
    password = session.get_one(Account, director.account_id).password
    seats = session.scalars(
        sa.select(Membership).where(here, Membership.role == "supervisor").order_by(Membership.id).limit(len(SEATS))
    ).all()
    for member, capability in zip(seats, SEATS, strict=True):
        member.capabilities = [capability]
        session.get_one(Account, member.account_id).password = password
    session.commit()
    many = session.scalar(sa.select(sa.func.count()).where(here, Membership.role == "trainee")) or 0
    met, taken = _stand(programme_id, seats), set[int]()
    for number in reversed(range(2 * many // OFTEN)):
        at = now - timedelta(days=9 * (number + 2))
        ready = met.where(Progress.missing == 0, Progress.moved_on < at.date(), Progress.membership_id.not_in(taken))
        for person in _first(session, seats, ready.order_by(Progress.moved_on.desc(), Progress.account_id), 1):
            taken.add(person)
            _decide(session, director, seats, person, number, at)
    waiting = len(VIEWS) + many // OFTEN
    closest = met.where(Progress.membership_id.not_in(taken)).order_by(Progress.missing, Progress.account_id)
    short = _first(session, seats, closest.where(Progress.missing > 0), waiting // STRICTER)
    others = closest.where(Progress.membership_id.not_in(short))
    candidates = [*short, *_first(session, seats, others, waiting - len(short))]
    at = now - timedelta(days=2)
    for number, person in enumerate(candidates):
        outcome, reason = VIEWS[number % len(VIEWS)]
        one = put_forward(session, member=director, membership_id=person, pathway=PATHWAY, now=at)
        if outcome:
            later = at + timedelta(days=1)
            give_view(session, member=seats[0], candidacy_id=one.id, outcome=outcome, reason=reason, now=later)
            if outcome == "not-yet":
                other, why = VIEWS[0]
                give_view(session, member=seats[1], candidacy_id=one.id, outcome=other, reason=why, now=later)
    told = sa.update(Notice).where(Notice.programme_id == programme_id, Notice.made_at < at)
    session.execute(told.values(read_at=now))  # long ago
    session.commit()
    return len(candidates)


def _stand(programme_id: int, seats: Sequence[Membership]) -> sa.Select[int]:
    """Everybody who is here and is, or was, supervised by nobody on the committee."""
    supervised = sa.select(Supervision.trainee_id).where(Supervision.supervisor_id.in_([one.id for one in seats]))
    return sa.select(Progress.membership_id).where(
        Progress.programme_id == programme_id,
        Progress.slug == PATHWAY,
        Progress.here.is_(True),
        Progress.membership_id.not_in(supervised),
    )


def _first(session: Session, seats: Sequence[Membership], people: sa.Select[int], most: int) -> list[int]:
    """The first of those to whom nobody on the committee is too close."""
    rows = session.execute(people.add_columns(Progress.account_id).limit(4 * (most + 1))).all()
    close = ties.close_to_each(session, seats[0].programme_id, [row[1] for row in rows])
    judges = {seat.account_id for seat in seats}
    return [row[0] for row in rows if judges.isdisjoint(close[row[1]])][:most]


def _decide(
    session: Session, director: Membership, seats: Sequence[Membership], person: int, number: int, at: datetime
) -> None:
    """Decided while it was fresh; what was awarded is issued, but for the newest, which waits for the director."""
    one = put_forward(session, member=director, membership_id=person, pathway=PATHWAY, now=at).id
    award, later = VIEWS[0], VIEWS[1]
    for seat, (outcome, reason) in zip(seats, (award, later if number % STRICTER == 1 else award), strict=True):
        give_view(session, member=seat, candidacy_id=one, outcome=outcome, reason=reason, now=at + timedelta(days=1))
    outcome, reason = later if number % STRICTER == 3 else award
    at += timedelta(days=3)
    decide(session, member=seats[0], candidacy_id=one, outcome=outcome, reason=reason, now=at)
    if outcome == "award" and number:
        issue(session, member=director, candidacy_id=one, now=at + timedelta(days=2))
