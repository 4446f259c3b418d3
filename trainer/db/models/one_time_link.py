"""A mailed link by which somebody outside does one thing once: signs, verifies, or writes a letter."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.account import Account
from trainer.db.models.guide import Guide
from trainer.db.models.programme import Programme

ACTS = ("sign", "verify", "letter")


class OneTimeLink(Base):
    """The link holds a random token, the row its sha256. `entry_ids`: the states of entries that it is about."""

    __tablename__ = "one_time_link"
    __table_args__ = (
        sa.CheckConstraint("act IN ({})".format(", ".join(f"'{act}'" for act in ACTS)), name="act"),
        sa.Index(None, "programme_id", "account_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    """Whose log it is about."""
    guide_id: Mapped[int] = mapped_column(sa.ForeignKey("guide.id"))
    act: Mapped[str]
    entry_ids: Mapped[list[int]] = mapped_column(default=list)
    letter: Mapped[str] = mapped_column(default="")
    """The kind of letter that is asked for."""
    token_hash: Mapped[str] = mapped_column(unique=True)
    mail_key: Mapped[str]
    issued_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    issued_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    """When it was first looked at."""
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship(lazy="raise")
    account: Mapped[Account] = relationship(lazy="raise", foreign_keys=[account_id])
    guide: Mapped[Guide] = relationship(lazy="raise")
