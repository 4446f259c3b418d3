"""Where a person is signed in: one row per browser, so that one of them, or all, can be signed out from another."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class SignIn(Base):
    """The cookie holds a random token, the row its sha256; `seen_at` is exact to ten minutes."""

    __tablename__ = "sign_in"
    __table_args__ = (sa.Index(None, "account_id", "seen_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    token_hash: Mapped[str] = mapped_column(unique=True)
    agent: Mapped[str]
    """What the browser says it is."""
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
