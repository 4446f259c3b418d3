"""The doors to training logs: a person's own, a supervisee's, a programme member's; strangers find nothing."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme
from trainer.db.queries import log_entries, memberships, supervisees, training_logs
from trainer.domain.errors import NotFound
from trainer.domain.permits import Member, Owned, may_keep_log, may_see_log
from trainer.domain.training_log import TrainingLog
from trainer.services.directing import today_in


def guides_now(session: Session, member: Member, log: Owned, now: datetime) -> bool:
    """Whether this supervisor guides the person today, as theirs or standing in."""
    if member.role != "supervisor" or not isinstance(member, Membership):
        return False
    today = today_in(session.get_one(Programme, member.programme_id), now)
    found = supervisees.guided(session, member.id, log.account_id, member.programme_id, today)
    return found is not None and log.programme_id == member.programme_id


def owner_of(session: Session, member: Member, membership_id: int, now: datetime) -> Membership:
    """The trainee whose log the member may see, with account and programme. Raises NotFound. Reads only."""
    found = memberships.by_id(session, member.programme_id, membership_id)
    if found is None or found.role != "trainee":
        raise NotFound("there is no such log")
    if not may_see_log(member, found, guides=guides_now(session, member, found, now)):
        raise NotFound("there is no such log")
    return found


def own_log(session: Session, *, member: Member) -> TrainingLog:
    """The member's own. Raises NotFound for who has none. Reads only."""
    if not may_keep_log(member, member):
        raise NotFound("there is no such log")
    return training_logs.of_person(session, member.account_id, member.programme_id)


def log_of(session: Session, *, member: Member, membership_id: int, now: datetime) -> tuple[Membership, TrainingLog]:
    """Whose it is, and their log. Raises NotFound. Reads only."""
    found = owner_of(session, member, membership_id, now)
    return found, training_logs.of_person(session, found.account_id, found.programme_id)


def history_of(session: Session, *, member: Member, ref: str, now: datetime) -> list[log_entries.State]:
    """Every state of one entry, with who said what of it. Raises NotFound. Reads only."""
    states = log_entries.history(session, member.programme_id, ref)
    if not states or not may_see_log(member, states[0].entry, guides=guides_now(session, member, states[0].entry, now)):
        raise NotFound("there is no such entry")
    return states
