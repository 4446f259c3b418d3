"""Published content: immutable editions, the pointer to the active one of each, and the number workers compare."""

from datetime import datetime
from typing import ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns

KINDS = ("vignette", "module", "rubric", "pathway", "setting", "exemplar")
_KIND = "kind IN ({})".format(", ".join(f"'{kind}'" for kind in KINDS))


class ContentEdition(Base):
    """`canonical` is JSON text and `fingerprint` its sha256 with kind and slug; triggers refuse any change."""

    __tablename__ = "content_edition"
    __table_args__ = (sa.CheckConstraint(_KIND, name="kind"), sa.Index(None, "kind", "slug"))

    id: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    slug: Mapped[str]
    canonical: Mapped[str]
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))


class ActiveEdition(Base):
    """Which edition of a piece is shown now; moved by publishing alone."""

    __tablename__ = "active_edition"
    concerns: ClassVar = Concerns("", programme="", everybody=True)

    kind: Mapped[str] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))


class ContentVersion(Base):
    """One row whose `version` rises with every publication."""

    __tablename__ = "content_version"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int]
