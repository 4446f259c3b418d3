"""What a trainee and a supervisor write to each other."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.programme import Membership


class Thread(Base):
    """One for each pair, whoever supervises before and after; nobody but these two reads it."""

    __tablename__ = "thread"
    __table_args__ = (sa.UniqueConstraint("trainee_id", "supervisor_id"), sa.Index(None, "supervisor_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    trainee_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    supervisor_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    last_at: Mapped[datetime]

    trainee: Mapped[Membership] = relationship(lazy="raise", foreign_keys=[trainee_id])
    supervisor: Mapped[Membership] = relationship(lazy="raise", foreign_keys=[supervisor_id])

    @property
    def parties(self) -> tuple[int, int]:
        """The accounts of the two; both memberships must be loaded."""
        return self.trainee.account_id, self.supervisor.account_id


class Message(Base):
    """Plain text. `nonce` comes with the form, so that sending it twice writes it once."""

    __tablename__ = "message"
    __table_args__ = (sa.Index(None, "thread_id", "id"), sa.UniqueConstraint("thread_id", "nonce"))

    id: Mapped[int] = mapped_column(primary_key=True)
    thread_id: Mapped[int] = mapped_column(sa.ForeignKey("thread.id"))
    author_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), index=True)
    text: Mapped[str]
    nonce: Mapped[str]
    written_at: Mapped[datetime]


class ThreadRead(Base):
    """How far a person has read a thread, and what they are just writing in it."""

    __tablename__ = "thread_read"

    thread_id: Mapped[int] = mapped_column(sa.ForeignKey("thread.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    message_id: Mapped[int] = mapped_column(default=0)
    read_at: Mapped[datetime | None]
    draft: Mapped[str] = mapped_column(default="")
