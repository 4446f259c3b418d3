"""A person's record, whole or as far as their programme may know it, as plain data that can be taken elsewhere."""

from datetime import date, datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, AuditEvent
from trainer.db.queries import credential_records, learning_records, memberships, records
from trainer.domain.errors import NotFound
from trainer.domain.permits import Member, may_direct
from trainer.domain.snapshot import for_holder
from trainer.services.auditing import record
from trainer.services.catalogue import current
from trainer.services.log_exporting import logs_of

FORM: Final = "trainer-record-1"
"""The name of this layout, so that whoever reads a file later knows what to expect."""

AGAIN_AFTER: Final = timedelta(hours=1)
"""Looking again within so long is the same look."""


def own_record(session: Session, *, account_id: int, now: datetime) -> dict[str, Any]:
    """Everything that is kept about the person who asks, in every programme. Reads only."""
    account = session.get_one(Account, account_id)
    about = {
        "name": account.name,
        "email": account.email,
        "time_zone": account.time_zone,
        "language": account.locale,
        "created_at": account.created_at.isoformat(),
    }
    statements = records.shared(account_id, None) | records.private(account_id)
    statements |= learning_records.shared(account_id, None) | learning_records.private(account_id)
    statements |= credential_records.shared(account_id, None)
    found = _read(session, statements) | logs_of(session, account_id)
    return {"form": FORM, "made_at": now.isoformat(), "kind": "own", "account": about, **found}


def member_record(session: Session, *, member: Member, membership_id: int, now: datetime) -> dict[str, Any]:
    """What the director's programme may know: no practice, no notes, no messages. Raises NotFound. Reads only."""
    row = memberships.by_id(session, member.programme_id, membership_id)
    if row is None or not may_direct(member, row.programme_id):
        raise NotFound("there is no such person")
    about = {"name": row.account.name, "email": row.account.email}
    whose = (row.account_id, row.programme_id)
    statements = records.shared(*whose) | learning_records.shared(*whose) | credential_records.shared(*whose)
    found = _read(session, statements) | logs_of(session, *whose)
    return {"form": FORM, "made_at": now.isoformat(), "kind": "programme", "account": about, **found}


def note_opened(
    session: Session,
    *,
    member: Member,
    action: str,
    object_kind: str,
    object_id: object,
    now: datetime,
    again_after: timedelta = AGAIN_AFTER,
    detail: dict[str, Any] | None = None,
) -> None:
    """That somebody opened a page about somebody else, or took a copy (`detail`: of what): a transaction of its own.

    The same look within `again_after` is not noted again.
    """
    lately = sa.select(AuditEvent.id).where(
        AuditEvent.object_kind == object_kind,
        AuditEvent.object_id == str(object_id),
        AuditEvent.action == action,
        AuditEvent.actor_id == member.account_id,
        AuditEvent.at > now - again_after,
    )
    if session.scalar(lately.limit(1)) is not None:
        session.rollback()
        return
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind=object_kind,
        object_id=object_id,
        detail=detail,
    )
    session.commit()


def note_taken(session: Session, *, account_id: int, now: datetime) -> None:
    """That somebody took a copy of their own record."""
    record(
        session,
        at=now,
        actor_id=account_id,
        action="record.downloaded",
        object_kind="account",
        object_id=account_id,
    )
    session.commit()


def _read(session: Session, statements: records.Statements) -> dict[str, list[dict[str, Any]]]:
    """Each kind of thing; a case or pathway also by its title, as long as it is published."""
    found = {
        name: [{key: _plain(value) for key, value in row._mapping.items()} for row in session.execute(statement)]
        for name, statement in statements.items()
    }
    published = current(session)
    cases, pathways = published.vignettes, published.pathways
    for row in (row for rows in found.values() for row in rows if "case" in row):
        row["title"] = cases[row["case"]].vignette.matter.title if row["case"] in cases else row["case"]
    for row in found.get("pathways", ()):
        known = pathways.get(row["pathway"])
        row["title"] = known.title if known else row["pathway"]
    for row in found.get("certificates", ()):
        row["snapshot"] = for_holder(row["snapshot"])
    return found


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
