"""A person enters the public register, says something otherwise there, or leaves it; all of it is their own choice."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Membership, RegisterEntry
from trainer.db.queries import register
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.references import new_reference
from trainer.domain.register import LONGEST, OUTSIDE
from trainer.services.auditing import record

NEEDED: Final = ("name", "place", "credential", "licence")
LOOKED_AT: Final = ("body", "credential", "licence")
"""Said otherwise, these have to be looked at again before the entry is shown."""


def places(session: Session, account_id: int) -> list[Membership]:
    """The person's programmes, those they have left too: any of them can look at their papers. Reads only."""
    held = sa.select(Membership).where(Membership.account_id == account_id).order_by(Membership.id)
    return list({row.programme_id: row for row in session.scalars(held)}.values())


def enter_register(
    session: Session, *, account_id: int, programme_id: int, cells: Mapping[str, str], now: datetime
) -> RegisterEntry:
    """Ask to be shown, or say something otherwise. Raises NotFound outside one's programmes, WrongState.

    Nothing is shown before a director of the programme has looked at credential and licence.
    """
    if programme_id not in {place.programme_id for place in places(session, account_id)}:
        raise NotFound("there is no such programme")
    said = {name: cells.get(name, "").strip() for name in (*LONGEST, "body")}
    if empty := [name for name in NEEDED if not said[name]]:
        raise WrongState(f"These cannot stay empty: {', '.join(empty)}.")
    if long := [name for name, most in LONGEST.items() if len(said[name]) > most]:
        raise WrongState(f"These are too long: {', '.join(long)}.")
    if said["body"] not in OUTSIDE:
        raise WrongState(
            "The register is for credentials of outside bodies. Certificates of a programme have no place here."
        )
    entry = register.own(session, account_id, programme_id, lock=True)
    if entry is None:
        entry = RegisterEntry(
            reference=new_reference(), account_id=account_id, programme_id=programme_id, revision=1, **said
        )
        session.add(entry)
    elif any(getattr(entry, name) != said[name] for name in LOOKED_AT):
        entry.revision += 1
    for name, value in said.items():
        setattr(entry, name, value)
    entry.open, entry.changed_at = True, now
    session.flush()
    _audit(session, entry, "register.entered", now)
    session.commit()
    return entry


def leave_register(session: Session, *, account_id: int, programme_id: int, now: datetime) -> RegisterEntry:
    """The entry is shown no more, at once; what was looked at stays good. Raises NotFound."""
    entry = register.own(session, account_id, programme_id, lock=True)
    if entry is None:
        raise NotFound("there is no such entry")
    entry.open, entry.changed_at = False, now
    _audit(session, entry, "register.left", now)
    session.commit()
    return entry


def _audit(session: Session, entry: RegisterEntry, action: str, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=entry.account_id,
        programme_id=entry.programme_id,
        action=action,
        object_kind="register_entry",
        object_id=entry.id,
        detail={"revision": entry.revision},
    )
