"""A person's drafts."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Draft, DraftOperation

# Asked with every view of a workspace: built once, for building costs more than asking.
_BY_ID = sa.select(Draft).where(Draft.id == sa.bindparam("draft_id"))


def by_id(session: Session, draft_id: int, *, lock: bool = False) -> Draft | None:
    """One draft; with `lock` nobody else changes it until the commit."""
    if lock:
        return session.get(Draft, draft_id, with_for_update=True, populate_existing=True)
    return session.scalars(_BY_ID, {"draft_id": draft_id}).one_or_none()


def open_on(session: Session, account_id: int, programme_id: int, slug: str, mode: str) -> Draft | None:
    """The person's open draft of a case, if there is one."""
    return session.scalars(
        sa.select(Draft).where(
            Draft.account_id == account_id,
            Draft.programme_id == programme_id,
            Draft.slug == slug,
            Draft.mode == mode,
            Draft.handed_in_at.is_(None),
        )
    ).one_or_none()


def furthest(session: Session, account_id: int, programme_id: int, slug: str) -> int:
    """The last session of a case that the person has opened in any draft of it; 0 before the first."""
    mine = sa.select(sa.func.max(Draft.opened)).where(Draft.account_id == account_id, Draft.slug == slug)
    return session.scalar(mine.where(Draft.programme_id == programme_id)) or 0


def taken_in(session: Session, draft_id: int, operations: Collection[str]) -> set[str]:
    """Which of these operations the draft has taken in already."""
    mine = sa.select(DraftOperation.operation).where(DraftOperation.draft_id == draft_id)
    return set(session.scalars(mine.where(DraftOperation.operation.in_(operations))))
