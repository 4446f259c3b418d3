"""What stands no more in a log can be forgotten: a director takes away what it said, and leaves that it was there."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import LogContent, LogEntry, Membership, Verification
from trainer.db.queries import log_entries
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_check
from trainer.services.auditing import record


def erase(session: Session, *, member: Membership, entry_id: int, now: datetime) -> None:
    """Forget what a corrected or withdrawn state said, and the notes beside it, such as a name that slipped in.

    When it was entered, by whom, its hash, and who vouched for it or signed it stay. Again is no harm.
    Raises NotFound, and WrongState for a state that stands: it has to be corrected or withdrawn first.
    """
    row = session.get(LogEntry, entry_id)
    if row is None or not may_check(member, row):
        raise NotFound("there is no such entry")
    log_entries.lock_log(session, row.account_id)
    if any(stands for _, stands in log_entries.by_ids(session, [row.id])):
        raise WrongState("This is how the entry stands. It has to be corrected or withdrawn first.")
    gone = session.execute(sa.delete(LogContent).where(LogContent.entry_id == row.id).returning(LogContent.entry_id))
    had_content = gone.first() is not None
    noted = session.execute(
        sa.update(LogEntry).where(LogEntry.id == row.id, LogEntry.note != "").values(note="").returning(LogEntry.id)
    ).first()
    said = session.execute(
        sa.update(Verification)
        .where(Verification.entry_id == row.id, Verification.note != "")
        .values(note="")
        .returning(Verification.id)
    ).first()
    if had_content or noted or said:
        record(
            session,
            at=now,
            actor_id=member.account_id,
            programme_id=row.programme_id,
            action="log.erased",
            object_kind="log_entry",
            object_id=row.ref,
            detail={"kind": row.kind, "trainee": row.account_id, "state": row.id},
        )
    session.commit()
