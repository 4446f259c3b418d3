"""Sign-ins that failed, passwords asked for, letters to people of the register: counted, so that a limit holds."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class Attempt(Base):
    """`email` is what was typed, whether or not an account has it, or to whom a letter goes; rows older than a day are
    deleted."""

    __tablename__ = "attempt"
    __table_args__ = (
        sa.CheckConstraint("kind IN ('sign-in', 'recovery', 'letter')", name="kind"),
        sa.Index(None, "kind", "email", "at"),
        sa.Index(None, "kind", "address", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    email: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)
