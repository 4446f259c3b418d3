"""When a membership's clock stands still, and how fast it runs."""

from datetime import date, datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.db.models.programme import Membership


class Leave(Base):
    """From the first to the last day, both included; without a last day until further notice.

    A trainee's clock stands still meanwhile. A supervisor may have a cover, another supervisor's membership.
    """

    __tablename__ = "leave"
    concerns: ClassVar = Concerns("membership_id", via="membership")
    __table_args__ = (sa.CheckConstraint("until_on IS NULL OR until_on >= from_on", name="order"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    cover_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"), index=True)
    noted_at: Mapped[datetime]

    membership: Mapped[Membership] = relationship(lazy="raise", foreign_keys=[membership_id])
    cover: Mapped[Membership | None] = relationship(lazy="raise", foreign_keys=[cover_id])


class Pace(Base):
    """From this day on the clock runs at so many per cent of full time; without a row it is a hundred."""

    __tablename__ = "pace"
    concerns: ClassVar = Concerns("membership_id", via="membership")
    __table_args__ = (sa.CheckConstraint("percent BETWEEN 10 AND 100", name="percent"),)

    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"), primary_key=True)
    from_on: Mapped[date] = mapped_column(primary_key=True)
    percent: Mapped[int]
