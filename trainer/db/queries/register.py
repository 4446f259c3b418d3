"""The public register: who is shown today, and what waits to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload

from trainer.db.models import Account, Programme, RegisterCheck, RegisterEntry
from trainer.domain.register import CHECKED

SIZE: Final = 20


@dataclass(frozen=True)
class Listed:
    """An entry that is shown, with the two looks that it stands on."""

    entry: RegisterEntry
    credential: RegisterCheck
    licence: RegisterCheck


def shown(session: Session, today: date, words: str = "", page: int = 1) -> tuple[list[Listed], int]:
    """One page of the register by name, and how many there are; `words` look in name, place and what is offered."""
    matching = _shown(today)
    if words:
        looked_in = (RegisterEntry.name, RegisterEntry.place, RegisterEntry.offers)
        matching = matching.where(sa.or_(*(column.icontains(words, autoescape=True) for column in looked_in)))
    count = session.scalar(sa.select(sa.func.count()).select_from(matching.subquery())) or 0
    rows = session.execute(
        matching.order_by(sa.func.lower(RegisterEntry.name), RegisterEntry.id).limit(SIZE).offset((page - 1) * SIZE)
    )
    return [Listed(*row) for row in rows], count


def shown_at(session: Session, reference: str, today: date) -> Listed | None:
    """The entry of that reference, if it is shown today."""
    row = session.execute(_shown(today).where(RegisterEntry.reference == reference)).one_or_none()
    return Listed(*row) if row is not None else None


def own(session: Session, account_id: int, programme_id: int, *, lock: bool = False) -> RegisterEntry | None:
    """A person's entry by way of a programme, shown or not."""
    mine = sa.select(RegisterEntry).where(
        RegisterEntry.account_id == account_id, RegisterEntry.programme_id == programme_id
    )
    if lock:
        mine = mine.with_for_update().execution_options(populate_existing=True)
    return session.scalars(mine).one_or_none()


def by_id(session: Session, programme_id: int, entry_id: int, *, lock: bool = False) -> RegisterEntry | None:
    """One entry of the programme."""
    found = session.get(RegisterEntry, entry_id, with_for_update=lock, populate_existing=lock)
    return found if found is not None and found.programme_id == programme_id else None


def checks(session: Session, entry: RegisterEntry) -> dict[str, RegisterCheck]:
    """The last look at each paper as the entry says it now, with who looked."""
    rows = session.scalars(
        sa.select(RegisterCheck)
        .options(joinedload(RegisterCheck.checked_by))
        .where(RegisterCheck.entry_id == entry.id, RegisterCheck.revision == entry.revision)
        .order_by(RegisterCheck.id)
    )
    return {row.what: row for row in rows}


def waiting(session: Session, programme_id: int, today: date) -> Sequence[RegisterEntry]:
    """Entries of people who wish to be shown and are not, because a paper was not looked at, or not lately."""
    shown_ids = sa.select(_shown(today).subquery().c[0])
    return session.scalars(
        sa.select(RegisterEntry)
        .join(RegisterEntry.account)
        .options(contains_eager(RegisterEntry.account))
        .where(
            RegisterEntry.programme_id == programme_id,
            RegisterEntry.open.is_(True),
            Account.active.is_(True),
            RegisterEntry.id.not_in(shown_ids),
        )
        .order_by(RegisterEntry.changed_at, RegisterEntry.id)
    ).all()


def _last(check: type[RegisterCheck], what: str) -> sa.ColumnElement[bool]:
    """The row is the last look at that paper as the entry says it now."""
    any_ = aliased(RegisterCheck)
    newest = (
        sa.select(sa.func.max(any_.id))
        .where(any_.entry_id == RegisterEntry.id, any_.what == what, any_.revision == RegisterEntry.revision)
        .correlate(RegisterEntry)
        .scalar_subquery()
    )
    return check.id == newest


@lru_cache(maxsize=4)
def _shown(today: date) -> sa.Select[*tuple[Any, ...]]:
    looks = {what: aliased(RegisterCheck) for what in CHECKED}
    found = sa.select(RegisterEntry, *looks.values()).join(RegisterEntry.account).join(RegisterEntry.programme)
    for what, look in looks.items():
        found = found.join(
            look,
            sa.and_(
                look.entry_id == RegisterEntry.id, _last(look, what), look.refused.is_(False), look.good_until >= today
            ),
        ).options(joinedload(look.checked_by).load_only(Account.name))
    return found.options(
        contains_eager(RegisterEntry.account),
        contains_eager(RegisterEntry.programme).load_only(Programme.name, Programme.slug),
    ).where(RegisterEntry.open.is_(True), Account.active.is_(True))
