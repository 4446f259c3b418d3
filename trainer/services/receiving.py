"""What a person does with their notices: reading them, and choosing which come by mail."""

from collections.abc import Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Notice, NoticeChoice
from trainer.db.new_rows import replace
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.notices import KINDS, MAILINGS
from trainer.services.auditing import record


def open_notice(session: Session, *, account_id: int, notice_id: int, now: datetime) -> str:
    """Note that it was read; returns where it leads. Raises NotFound for anybody else's. No audit: it is theirs."""
    notice = session.get(Notice, notice_id)
    if notice is None or notice.account_id != account_id:
        raise NotFound("there is no such notice")
    if notice.read_at is None:
        notice.read_at = now
    link = notice.link
    session.commit()
    return link


def read_up_to(session: Session, *, account_id: int, programme_id: int, notice_id: int, now: datetime) -> None:
    """Note that a person has read all notices in a programme up to this one. No audit: it is their affair."""
    mine = (Notice.account_id == account_id, Notice.programme_id == programme_id, Notice.id <= notice_id)
    session.execute(sa.update(Notice).where(*mine, Notice.read_at.is_(None)).values(read_at=now))
    session.commit()


def choose_mailing(
    session: Session, *, account_id: int, chosen: Mapping[str, str], programme_id: int | None = None, now: datetime
) -> None:
    """How a person wants each of these kinds mailed from now on. Raises WrongState for what there is not."""
    if set(chosen) - set(KINDS) or set(chosen.values()) - set(MAILINGS):
        raise WrongState("There is no such kind of notice, or no such way of mailing it")
    rows = [{"account_id": account_id, "kind": kind, "mailing": mailing} for kind, mailing in chosen.items()]
    replace(session, NoticeChoice, rows)
    record(
        session,
        at=now,
        actor_id=account_id,
        programme_id=programme_id,
        action="mailing.chosen",
        object_kind="account",
        object_id=account_id,
        detail=dict(chosen),
    )
    session.commit()
