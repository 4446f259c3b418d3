"""Content editions: which exist, which are active, and the version that tells workers to look again."""

import weakref
from collections.abc import Iterator, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models.content import ActiveEdition, ContentEdition, ContentVersion


def fingerprints(session: Session) -> dict[str, int]:
    """Edition id by fingerprint, of every edition ever published."""
    rows = session.execute(sa.select(ContentEdition.fingerprint, ContentEdition.id))
    return {row.fingerprint: row.id for row in rows}


def active(session: Session) -> dict[tuple[str, str], ActiveEdition]:
    """The active pointers by kind and slug."""
    return {(a.kind, a.slug): a for a in session.scalars(sa.select(ActiveEdition))}


def active_editions(session: Session) -> Iterator[Any]:
    """Every active edition: id, kind, slug, fingerprint and canonical text, one after the other as they are read.

    All the texts at once would stay with the process as memory that it needs no more.
    """
    e = ContentEdition
    found = sa.select(e.id, e.kind, e.slug, e.fingerprint, e.canonical).join(
        ActiveEdition, ActiveEdition.edition_id == e.id
    )
    yield from session.execute(found.execution_options(yield_per=1))


def by_id(session: Session, edition_id: int) -> ContentEdition:
    """One edition. Raises NoResultFound when it was never published."""
    return session.scalars(sa.select(ContentEdition).where(ContentEdition.id == edition_id)).one()


def by_ids(session: Session, ids: Sequence[int]) -> list[ContentEdition]:
    """Several editions, in the order of their ids as given."""
    found = {row.id: row for row in session.scalars(sa.select(ContentEdition).where(ContentEdition.id.in_(ids)))}
    return [found[i] for i in ids]


# Asked on every page. A column of the table costs a third of one of the class, whose rows might be objects.
_VERSION = sa.select(ContentVersion.__table__.c.version)
_HELD: Final = "content_version"


def version(session: Session) -> int:
    """The content version; 0 before the first publication. Asked once in a transaction: it goes by one throughout."""
    held, begun = session.info.get(_HELD), session.get_transaction()
    if held is not None and begun is not None and held[0]() is begun:
        return int(held[1])
    number = session.scalar(_VERSION) or 0
    session.info[_HELD] = (weakref.ref(session.get_transaction()), number)
    return number


def bump_version(session: Session) -> None:
    """Move the version on, in the publishing transaction."""
    session.info.pop(_HELD, None)
    row = session.scalars(sa.select(ContentVersion)).first()
    if row is None:
        session.add(ContentVersion(id=1, version=1))
    else:
        row.version += 1
