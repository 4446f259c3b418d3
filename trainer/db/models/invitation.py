"""Somebody asked to join a programme: as what, until when, and whether they did."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.account import Account
from trainer.db.models.programme import Cohort, Membership, Programme
from trainer.domain.people import ROLES

_ROLE = "role IN ({})".format(", ".join(f"'{role}'" for role in ROLES))
_OPEN = sa.text("accepted_at IS NULL AND withdrawn_at IS NULL")


class Invitation(Base):
    """The mailed link holds a random token, the row its sha256; sent again it has a new one, and the old one ends."""

    __tablename__ = "invitation"
    __table_args__ = (
        sa.CheckConstraint(_ROLE, name="role"),
        sa.Index(None, "programme_id", "id"),
        sa.Index(
            "uq_invitation_open",
            "programme_id",
            "email",
            "role",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        sa.Index("ix_invitation_waiting", "programme_id", "expires_at", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    email: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    capabilities: Mapped[list[str]] = mapped_column(default=list)
    cohort_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cohort.id"), index=True)
    pace: Mapped[int] = mapped_column(default=100)
    supervisor_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"), index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    mail_key: Mapped[str]
    """The key of its last mail in the outbox, which knows what became of it."""
    invited_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    invited_at: Mapped[datetime]
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    accepted_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship(lazy="raise")
    cohort: Mapped[Cohort | None] = relationship(lazy="raise")
    supervisor: Mapped[Membership | None] = relationship(lazy="raise")
    invited_by: Mapped[Account | None] = relationship(lazy="raise", foreign_keys=[invited_by_id])
