"""How far a person has read a module, and their own notes on it."""

from datetime import datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns


class SectionRead(Base):
    """That a person marked a section as read."""

    __tablename__ = "section_read"
    concerns: ClassVar = Concerns(programme="", at="read_at")

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)
    read_at: Mapped[datetime]


class ModuleNote(Base):
    """A person's own note on a module; nobody else sees it."""

    __tablename__ = "module_note"

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    revision: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime]
