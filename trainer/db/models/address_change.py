"""A new mail address that somebody wants for their account, until it is confirmed there."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base


class AddressChange(Base):
    """The mailed link holds a random token, the row its sha256; asking anew takes the row's place."""

    __tablename__ = "address_change"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    email: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime]
