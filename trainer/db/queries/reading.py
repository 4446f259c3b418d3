"""How far a person has read, and their notes."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import ModuleNote, SectionRead


def sections(session: Session, account_id: int, slug: str | None = None) -> dict[str, set[str]]:
    """Sections marked as read, by module; of one module, where `slug` is given."""
    mine = sa.select(SectionRead.slug, SectionRead.section).where(SectionRead.account_id == account_id)
    if slug is not None:
        mine = mine.where(SectionRead.slug == slug)
    found: dict[str, set[str]] = {}
    for module, section in session.execute(mine):
        found.setdefault(module, set()).add(section)
    return found


def note(session: Session, account_id: int, slug: str, *, lock: bool = False) -> ModuleNote | None:
    """The person's note on a module; with `lock` nobody else changes it until the commit."""
    return session.get(ModuleNote, (account_id, slug), with_for_update=lock, populate_existing=lock)
