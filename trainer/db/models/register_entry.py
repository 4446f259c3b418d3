"""The public register: who wishes to be found by patients and colleagues, and who looked at their papers when."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.account import Account
from trainer.db.models.programme import Programme
from trainer.domain.register import CHECKED, OUTSIDE

_BODY = "body IN ({})".format(", ".join(f"'{body}'" for body in OUTSIDE))
_WHAT = "what IN ({})".format(", ".join(f"'{what}'" for what in CHECKED))


class RegisterEntry(Base):
    """What the holder says of themselves; shown only while `open` and both papers have been looked at.

    `body` is an outside one: certificates of a programme's own have no place here. `revision` rises whenever the
    credential or the licence is said otherwise, which makes earlier looks count no more.
    """

    __tablename__ = "register_entry"
    __table_args__ = (
        sa.CheckConstraint(_BODY, name="body"),
        sa.UniqueConstraint("account_id", "programme_id"),
        sa.Index(None, "programme_id", "open"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    name: Mapped[str]
    place: Mapped[str]
    offers: Mapped[str]
    body: Mapped[str]
    credential: Mapped[str]
    licence: Mapped[str]
    open: Mapped[bool]
    revision: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime]

    account: Mapped[Account] = relationship(lazy="raise")
    programme: Mapped[Programme] = relationship(lazy="raise")


class RegisterCheck(Base):
    """That a named person looked at a paper on a day, and until when that is good; never changed, never deleted."""

    __tablename__ = "register_check"
    __table_args__ = (
        sa.CheckConstraint(_WHAT, name="what"),
        sa.Index(None, "entry_id", "what", "revision"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("register_entry.id"))
    what: Mapped[str]
    revision: Mapped[int]
    checked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    checked_on: Mapped[date]
    good_until: Mapped[date]
    refused: Mapped[bool]
    note: Mapped[str]
    noted_at: Mapped[datetime]

    checked_by: Mapped[Account] = relationship(lazy="raise")
