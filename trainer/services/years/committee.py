"""A programme of many has a committee: two members beside the director, and candidates on whom it is to decide."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Membership, Progress, Supervision
from trainer.services.deliberating import give_view
from trainer.services.putting_forward import put_forward

PATHWAY: Final = "programme-foundation-2026"
SEATS: Final = ("chair", "committee")
VIEWS: Final = (
    ("award", "The cited lines carry what is claimed, case after case, and the defence was calm and exact."),
    ("not-yet", "Careful work, but the same ties were overlooked twice. I would like to see one more case."),
    (None, ""),
)
"""What one member thinks of each candidate before the director has come to it; of the last nobody has said anything."""


def seat_committee(session: Session, *, programme_id: int, now: datetime) -> int:
    """Put those forward who lack least, by what was derived; how many. The members sign in as the director does."""
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
    supervised = sa.select(Supervision.trainee_id).where(Supervision.supervisor_id.in_([one.id for one in seats]))
    closest = (
        sa.select(Progress.membership_id)
        .where(
            Progress.programme_id == programme_id,
            Progress.slug == PATHWAY,
            Progress.here.is_(True),
            Progress.membership_id.not_in(supervised),
        )
        .order_by(Progress.missing, Progress.account_id)
        .limit(len(VIEWS))
    )
    candidates = session.scalars(closest).all()
    for person, (outcome, reason) in zip(candidates, VIEWS, strict=False):
        at = now - timedelta(days=2)
        one = put_forward(session, member=director, membership_id=person, pathway=PATHWAY, now=at)
        if outcome:
            at = now - timedelta(days=1)
            give_view(session, member=seats[0], candidacy_id=one.id, outcome=outcome, reason=reason, now=at)
    return len(candidates)
