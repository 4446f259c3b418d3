"""Who supervises whom, from when until when."""

from datetime import date
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.db.models.programme import Membership

_OPEN = sa.text("until_on IS NULL")


class Supervision(Base):
    """Both are memberships of one programme; the last day still counts."""

    __tablename__ = "supervision"
    concerns: ClassVar = Concerns("trainee_id", via="membership", only=("until_on",))
    __table_args__ = (
        sa.Index(None, "programme_id", "trainee_id"),
        sa.Index(None, "supervisor_id"),
        sa.Index(None, "trainee_id", "until_on"),
        sa.Index(
            "uq_supervision_open",
            "trainee_id",
            "supervisor_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    trainee_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    supervisor_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]

    trainee: Mapped[Membership] = relationship(lazy="raise", foreign_keys=[trainee_id])
    supervisor: Mapped[Membership] = relationship(lazy="raise", foreign_keys=[supervisor_id])
