"""Mail that is to be sent: queued in the transaction that gives the reason for it, so that none is lost."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class Outbox(Base):
    """One message. Whoever sends it holds it until `leased_until` under a name of its own, `lease`.

    `key` is the reason for the message: the same reason never queues twice. `link` is a path of this site, which the
    sender completes. `programme_id` is the programme whose director may see it; mail about an account has none.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        sa.Index(
            "ix_outbox_waiting",
            "due_at",
            sqlite_where=sa.text("sent_at IS NULL AND gave_up_at IS NULL"),
            postgresql_where=sa.text("sent_at IS NULL AND gave_up_at IS NULL"),
        ),
        sa.Index(
            "ix_outbox_given_up",
            "programme_id",
            sqlite_where=sa.text("gave_up_at IS NOT NULL"),
            postgresql_where=sa.text("gave_up_at IS NOT NULL"),
        ),
        sa.Index(None, "programme_id", "id"),
        sa.Index(None, "account_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str | None] = mapped_column(unique=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    programme_id: Mapped[int | None] = mapped_column(sa.ForeignKey("programme.id"))
    address: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    link: Mapped[str | None]
    queued_at: Mapped[datetime]
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    gave_up_at: Mapped[datetime | None]
    fault: Mapped[str | None]
    """Why the last try failed, in the mail server's words."""
