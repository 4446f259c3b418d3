"""What ties members of a committee to a candidate: that they supervised them, or vouched for entries of their log."""

from collections.abc import Collection
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import Guide, LogEntry, Membership, Supervision, Verification
from trainer.domain.committee import Tie, too_close

Ties = dict[int, dict[int, Tie]]


def close_to(session: Session, programme_id: int, account_id: int) -> frozenset[int]:
    """The accounts of all who are too close to this person to judge them."""
    return close_to_each(session, programme_id, [account_id])[account_id]


def close_to_each(session: Session, programme_id: int, account_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The same of several persons at once."""
    found = _ties(session, programme_id, account_ids) if account_ids else {}
    return {one: _too_close(found.get(one, {})) for one in account_ids}


def supervised_by(session: Session, account_id: int) -> frozenset[int]:
    """The accounts of all whom a person supervises, or ever did."""
    own = sa.select(Membership.id).where(Membership.account_id == account_id)
    theirs = sa.select(Supervision.trainee_id).where(Supervision.supervisor_id.in_(own))
    return frozenset(session.scalars(sa.select(Membership.account_id).where(Membership.id.in_(theirs))))


def _too_close(ties: dict[int, Tie]) -> frozenset[int]:
    return frozenset(account for account, tie in ties.items() if too_close(tie))


def _ties(session: Session, programme_id: int, account_ids: Collection[int]) -> Ties:
    """By the person's account, then by the other's, in whichever role, in three statements.

    Supervision counts in whichever programme it was; of logs, this programme's.
    """
    trainee, supervisor = aliased(Membership), aliased(Membership)
    found: Ties = {}
    for whose, who in session.execute(
        sa.select(trainee.account_id, supervisor.account_id)
        .select_from(Supervision)
        .join(supervisor, supervisor.id == Supervision.supervisor_id)
        .join(trainee, trainee.id == Supervision.trainee_id)
        .where(trainee.account_id.in_(account_ids))
    ):
        found.setdefault(whose, {})[who] = Tie(supervised=True)
    verified = (
        LogEntry.programme_id == programme_id,
        LogEntry.account_id.in_(account_ids),
        Verification.outcome == "verified",
    )
    count = sa.func.count(LogEntry.ref.distinct())
    entries = sa.select(LogEntry.account_id, count).join(Verification, Verification.entry_id == LogEntry.id)
    totals = {row[0]: row[1] for row in session.execute(entries.where(*verified).group_by(LogEntry.account_id))}
    who_vouched = sa.func.coalesce(Membership.account_id, Guide.account_id)
    for whose, who, vouched in session.execute(
        sa.select(LogEntry.account_id, who_vouched, count)
        .join(Verification, Verification.entry_id == LogEntry.id)
        .outerjoin(Membership, Membership.id == Verification.membership_id)
        .outerjoin(Guide, Guide.id == Verification.guide_id)
        # A director looks at papers: that is no word for how somebody works.
        .where(*verified, sa.or_(Verification.guide_id.is_not(None), Membership.role != "director"))
        .where(who_vouched.is_not(None))
        .group_by(LogEntry.account_id, who_vouched)
    ):
        others = found.setdefault(whose, {})
        others[who] = replace(others.get(who, Tie()), vouched=vouched, of=totals[whose])
    return found
