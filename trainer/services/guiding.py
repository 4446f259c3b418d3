"""What supervisors' changes about one trainee have in common: that they supervise them now, or stand in."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme
from trainer.db.queries import memberships, supervisees
from trainer.domain.errors import NotFound
from trainer.services.directing import today_in


def guided(session: Session, member: Membership, membership_id: int, now: datetime) -> Membership:
    """A trainee of the supervisor's, with account, cohort and programme. Raises NotFound for anybody else's."""
    found = memberships.by_id(session, member.programme_id, membership_id)
    if found is None or guided_person(session, member, found.account_id, now) != found.id:
        raise NotFound("there is no such trainee")
    return found


def guided_person(session: Session, member: Membership, account_id: int, now: datetime) -> int:
    """The membership of a person whom the supervisor guides today. Raises NotFound for anybody else."""
    if member.role == "supervisor" and member.account_id != account_id:
        today = today_in(session.get_one(Programme, member.programme_id), now)
        found = supervisees.guided(session, member.id, account_id, member.programme_id, today)
        if found is not None:
            return found.id
    raise NotFound("there is no such trainee")
