"""Ties between the people of a site, made as its director would."""

from datetime import date, timedelta
from typing import Any

from flask import Flask

from tests.web.house import database, now
from tests.work import member
from trainer.db.models import Account, Leave, Membership, Message
from trainer.domain.moments import local_day
from trainer.services.messaging import write
from trainer.services.pausing import take_leave
from trainer.services.supervising import supervise

TRAINEE, SUPERVISOR, DIRECTOR, EXPERT = 1, 2, 3, 4
"""The memberships of `north`."""

PROGRAMME = "/p/north/programme"
PEOPLE = f"{PROGRAMME}/people"


def today() -> date:
    """Which day it is in `north`."""
    return local_day(now(), "Europe/Berlin")


def days(number: int) -> date:
    return today() + timedelta(days=number)


def tie(site: Flask, supervisor: str = "supervisor") -> None:
    """The trainee gets a supervisor."""
    with database(site) as db:
        supervise(
            db,
            member=member(db, "director"),
            trainee_id=member(db, "trainee").id,
            supervisor_id=member(db, supervisor).id,
            from_on=today(),
            instead=True,
            now=now(),
        )


def add(site: Flask, key: str, role: str, **values: Any) -> int:
    """Somebody more joins `north`, with the account `<key>@example.org`, which has no password."""
    with database(site) as db:
        account = Account(
            email=f"{key}@example.org", name=key.title(), fs_uniquifier=key, created_at=now(), password=None
        )
        db.add(account)
        db.flush()
        row = Membership(
            account_id=account.id,
            programme_id=1,
            role=role,
            **{"capabilities": [], "from_on": date(2026, 9, 1), **values},
        )
        db.add(row)
        db.commit()
        return row.id


def away(site: Flask, key: str, **values: Any) -> Leave:
    """Somebody goes on leave today."""
    given: dict[str, Any] = {"from_on": today(), "until_on": None, "reason": "", "cover_id": None}
    with database(site) as db:
        return take_leave(
            db, member=member(db, "director"), membership_id=member(db, key).id, now=now(), **given | values
        )


def say(site: Flask, author: str, partner: str, text: str) -> Message:
    """One writes to the other."""
    with database(site) as db:
        return write(
            db, member=member(db, author), partner_id=member(db, partner).id, text=text, nonce=text[:60], now=now()
        )
