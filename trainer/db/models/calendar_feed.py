"""The address at which a calendar program reads one person's due dates."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class CalendarFeed(Base):
    """The address is signed over id and `serial`, so that nothing here opens it; a new serial ends the old address."""

    __tablename__ = "calendar_feed"
    __table_args__ = (sa.UniqueConstraint("account_id", "programme_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    serial: Mapped[int] = mapped_column(default=1)
    open: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[datetime]
