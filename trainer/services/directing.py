"""What a director's changes have in common: whose membership it is, which day it is, and that a director remains."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme
from trainer.db.queries import memberships
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import local_day
from trainer.domain.permits import Member, may_direct


def directed(session: Session, member: Member, membership_id: int) -> Membership:
    """A membership of the director's programme, locked, with account and programme. Raises NotFound for any other."""
    found = memberships.by_id(session, member.programme_id, membership_id, lock=True)
    if found is None or not may_direct(member, found.programme_id):
        raise NotFound("there is no such person")
    return found


def own_programme(session: Session, member: Member) -> Programme:
    """The director's programme, locked. Raises NotFound for anybody else."""
    found = session.get(Programme, member.programme_id, with_for_update=True, populate_existing=True)
    if found is None or not may_direct(member, found.id):
        raise NotFound("there is no such programme")
    return found


def today_in(programme: Programme, now: datetime) -> date:
    """Which day it is where the programme is."""
    return local_day(now, programme.time_zone)


def keep_a_director(session: Session, leaving: Membership, last_on: date | None, today: date) -> None:
    """Raises WrongState if nobody would direct the programme after that day."""
    if leaving.role != "director" or last_on is None:
        return
    stays = sa.select(Membership.id).where(
        Membership.programme_id == leaving.programme_id,
        Membership.role == "director",
        Membership.id != leaving.id,
        Membership.from_on <= max(last_on, today),
        sa.or_(Membership.until_on.is_(None), Membership.until_on > last_on),
    )
    if session.scalar(stays.limit(1)) is None:
        raise WrongState("Nobody else would direct this programme after that day. Invite another director first.")
