"""Who teaches, supervises, rates or writes for trainees, and what bodies had made of them, as somebody checked."""

from datetime import date, datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns

_UNCONFIRMED = sa.text("confirmed_at IS NULL")


class Guide(Base):
    """`account_id`: one of the site's own people. Links are mailed to `email` once a director has confirmed it."""

    __tablename__ = "guide"
    concerns: ClassVar = Concerns("", everybody=True, only=("name", "account_id"))
    __table_args__ = (
        sa.UniqueConstraint("programme_id", "account_id"),
        sa.UniqueConstraint("programme_id", "email"),
        sa.Index("ix_guide_unconfirmed", "programme_id", sqlite_where=_UNCONFIRMED, postgresql_where=_UNCONFIRMED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(unique=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    name: Mapped[str]
    email: Mapped[str | None]
    """Of outside people; the site's own have theirs in their account."""
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    made_at: Mapped[datetime]
    confirmed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    confirmed_at: Mapped[datetime | None]

    standings: Mapped[list["GuideStanding"]] = relationship(lazy="raise", order_by="GuideStanding.id", viewonly=True)


class GuideStanding(Base):
    """What was found, by whom and when: never changed, which triggers enforce. What corrects it takes its place.

    `body` is one of domain.guides.BODIES.
    """

    __tablename__ = "guide_standing"
    concerns: ClassVar = Concerns("guide_id", via="guide", everybody=True)
    __table_args__ = (sa.Index(None, "guide_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guide_id: Mapped[int] = mapped_column(sa.ForeignKey("guide.id"))
    body: Mapped[str]
    level: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    source: Mapped[str]
    """What was looked at."""
    checked_on: Mapped[date]
    checked_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    noted_at: Mapped[datetime]
    corrects_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guide_standing.id"), unique=True)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
