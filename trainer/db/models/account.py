"""A person who can sign in. What they may do stands in their memberships."""

from datetime import datetime
from typing import ClassVar

import sqlalchemy as sa
from flask_security import UserMixin
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns


class Account(UserMixin, Base):
    """`password` is an argon2id hash; `fs_uniquifier` stands in the session cookie, and a new one ends all sessions."""

    __tablename__ = "account"
    concerns: ClassVar = Concerns("id", programme="", only=("name",))
    __table_args__ = (
        sa.CheckConstraint("email = lower(email)", name="email_lower"),
        # Lists of people are in this order: a page of them need not sort everybody.
        sa.Index("ix_account_name", sa.text("lower(name)")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(unique=True)
    time_zone: Mapped[str] = mapped_column(default="UTC")
    locale: Mapped[str] = mapped_column(default="en")
    created_at: Mapped[datetime]
