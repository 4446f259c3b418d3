"""How far a person has read, and their notes."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import ModuleNote, SectionRead

_READ, _NOTE = SectionRead.__table__.c, ModuleNote.__table__.c
_MINE: sa.BindParameter[int] = sa.bindparam("account_id")
_SLUG: sa.BindParameter[str] = sa.bindparam("slug")
# Asked with every view of a module: built once, and of the table's columns, which cost a third of those of the class.
_VIEW = sa.union_all(
    sa.select(_NOTE.text, _NOTE.revision, _NOTE.saved_at, sa.null().label("section")).where(
        _NOTE.account_id == _MINE, _NOTE.slug == _SLUG
    ),
    sa.select(sa.null(), sa.null(), sa.null(), _READ.section).where(_READ.account_id == _MINE, _READ.slug == _SLUG),
)


@dataclass(frozen=True)
class Note:
    """What a person wrote about a module."""

    text: str
    revision: int
    saved_at: datetime


def of_module(session: Session, account_id: int, slug: str) -> tuple[set[str], Note | None]:
    """The sections of a module that a person marked as read, and their note on it."""
    read, note = set[str](), None
    for text, revision, saved_at, section in session.execute(_VIEW, {"account_id": account_id, "slug": slug}):
        if section is None:
            note = Note(text, revision, saved_at)
        else:
            read.add(section)
    return read, note


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
