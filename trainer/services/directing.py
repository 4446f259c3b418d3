"""What a director's changes have in common: whose membership it is, which day it is, and that a director remains."""

from datetime import date, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Membership, Programme
from trainer.db.queries import memberships
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import local_day
from trainer.domain.permits import Member, is_active, may_direct

ROW: Final = {"key_share": True}
"""Nobody else changes the row until the commit, while rows that point to it can be added."""


def directed(session: Session, member: Member, membership_id: int) -> Membership:
    """A membership of the director's programme, locked, with account and programme. Raises NotFound for any other.

    The programme is locked first, as for every decision about its people: two directors decide one after the other.
    """
    own_programme(session, member)
    found = memberships.by_id(session, member.programme_id, membership_id, lock=True)
    if found is None or not may_direct(member, found.programme_id):
        raise NotFound("there is no such person")
    return found


def own_programme(session: Session, member: Member) -> Programme:
    """The director's programme, locked. Raises NotFound for anybody else."""
    found = session.get(Programme, member.programme_id, with_for_update=ROW, populate_existing=True)
    if found is None or not may_direct(member, found.id):
        raise NotFound("there is no such programme")
    return found


def today_in(programme: Programme, now: datetime) -> date:
    """Which day it is where the programme is."""
    return local_day(now, programme.time_zone)


def keep_a_director(
    session: Session, leaving: Membership, last_on: date | None, today: date, first_on: date | None = None
) -> None:
    """Raises WrongState if nobody would direct the programme after the last day or, until a new first day, from now."""
    if leaving.role != "director":
        return
    if first_on is not None and first_on > today and is_active(leaving, today):
        _check_other(session, leaving, today, first_on - timedelta(days=1))
    if last_on is not None:
        day = max(last_on + timedelta(days=1), today)
        _check_other(session, leaving, day, day)


def _check_other(session: Session, leaving: Membership, first: date, last: date) -> None:
    stays = (
        sa.select(Membership.id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            Membership.programme_id == leaving.programme_id,
            Membership.role == "director",
            Membership.id != leaving.id,
            Membership.from_on <= first,
            sa.or_(Membership.until_on.is_(None), Membership.until_on >= last),
            Account.active.is_(True),
        )
    )
    if session.scalar(stays.limit(1)) is None:
        raise WrongState("Nobody else would direct this programme after that day. Invite another director first.")
