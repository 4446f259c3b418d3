"""How far a person has read, and their notes."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import ModuleNote, SectionRead

# Asked with every view of a module: built once, and of the table's columns, which cost a third of those of the class.
_READ = SectionRead.__table__.c
_SECTIONS = sa.select(_READ.slug, _READ.section).where(_READ.account_id == sa.bindparam("account_id"))
_OF_MODULE = _SECTIONS.where(_READ.slug == sa.bindparam("slug"))
_NOTE = sa.select(ModuleNote).where(
    ModuleNote.account_id == sa.bindparam("account_id"), ModuleNote.slug == sa.bindparam("slug")
)


def sections(session: Session, account_id: int, slug: str | None = None) -> dict[str, set[str]]:
    """Sections marked as read, by module; of one module, where `slug` is given."""
    mine = _SECTIONS if slug is None else _OF_MODULE
    found: dict[str, set[str]] = {}
    for module, section in session.execute(mine, {"account_id": account_id, "slug": slug}):
        found.setdefault(module, set()).add(section)
    return found


def note(session: Session, account_id: int, slug: str, *, lock: bool = False) -> ModuleNote | None:
    """The person's note on a module; with `lock` nobody else changes it until the commit."""
    if lock:
        return session.get(ModuleNote, (account_id, slug), with_for_update=True, populate_existing=True)
    return session.scalars(_NOTE, {"account_id": account_id, "slug": slug}).one_or_none()
