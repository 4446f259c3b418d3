"""A programme, its cohorts, and who is what in it."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.db.models.account import Account
from trainer.domain.people import ROLES

_ROLE = "role IN ({})".format(", ".join(f"'{role}'" for role in ROLES))


class Programme(Base):
    """`slug` stands in every address; `time_zone` decides which day it is."""

    __tablename__ = "programme"
    concerns: ClassVar = Concerns("", programme="id", everybody=True, only=("settings", "time_zone"))

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    time_zone: Mapped[str] = mapped_column(default="UTC")
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    created_at: Mapped[datetime]


class Cohort(Base):
    """Trainees who start together."""

    __tablename__ = "cohort"
    concerns: ClassVar = Concerns("", everybody=True, only=("starts_on",))
    __table_args__ = (sa.UniqueConstraint("programme_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    slug: Mapped[str]
    name: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class Membership(Base):
    """One role of one person in one programme; `until_on` is its last day. It is the actor that permits ask about."""

    __tablename__ = "membership"
    concerns: ClassVar = Concerns(only=("role", "cohort_id", "from_on", "until_on"))
    __table_args__ = (
        sa.UniqueConstraint("account_id", "programme_id", "role", "from_on"),
        sa.CheckConstraint(_ROLE, name="role"),
        # All that counting people asks for: it never reads their rows.
        sa.Index("ix_membership_here", "programme_id", "role", "until_on", "from_on", "cohort_id"),
        sa.Index("ix_membership_cohort", "cohort_id", "role", "until_on", "from_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    role: Mapped[str]
    capabilities: Mapped[list[str]] = mapped_column(default=list)
    cohort_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cohort.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None]
    """When the person was taken out of the programme; their record stays."""
    withdrawal: Mapped[str | None]
    """Why, in a few words."""

    account: Mapped[Account] = relationship(lazy="raise")
    programme: Mapped[Programme] = relationship(lazy="raise")
    cohort: Mapped[Cohort | None] = relationship(lazy="raise")
