"""Certificates of a programme's own: as they were issued, which never changes; their revocation; what holders show."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.account import Account
from trainer.db.models.programme import Programme

_FIRST = sa.text("renews_id IS NULL")


class Certificate(Base):
    """Never changed, never deleted, which triggers on both databases enforce.

    `number` opens its public page and cannot be guessed. `name` is the holder's when it was issued. `snapshot` is the
    evidence it rests on, `digest` its hash. A renewal is a certificate of its own, which `renews_id` ties to the one
    before; `reason` says why.
    """

    __tablename__ = "certificate"
    __table_args__ = (
        sa.Index("uq_certificate_candidacy", "candidacy_id", unique=True, sqlite_where=_FIRST, postgresql_where=_FIRST),
        sa.Index(None, "account_id"),
        sa.Index(None, "programme_id", "valid_until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    candidacy_id: Mapped[int] = mapped_column(sa.ForeignKey("candidacy.id"))
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    name: Mapped[str]
    title: Mapped[str]
    pathway: Mapped[str]
    edition: Mapped[str]
    unproctored: Mapped[bool]
    decided_on: Mapped[date]
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    snapshot: Mapped[dict[str, Any]]
    digest: Mapped[str]
    renews_id: Mapped[int | None] = mapped_column(sa.ForeignKey("certificate.id"), unique=True)
    reason: Mapped[str] = mapped_column(default="")

    programme: Mapped[Programme] = relationship(lazy="raise")
    account: Mapped[Account] = relationship(lazy="raise", foreign_keys=[account_id])


class CertificateRevocation(Base):
    """Once, with a reason, for good: never changed, never deleted, which triggers enforce."""

    __tablename__ = "certificate_revocation"

    certificate_id: Mapped[int] = mapped_column(sa.ForeignKey("certificate.id"), primary_key=True)
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    at: Mapped[datetime]
    reason: Mapped[str]


class CertificateChoice(Base):
    """What the holder lets a stranger see beside whether it holds; without a row, nothing."""

    __tablename__ = "certificate_choice"

    certificate_id: Mapped[int] = mapped_column(sa.ForeignKey("certificate.id"), primary_key=True)
    show_name: Mapped[bool]
    show_evidence: Mapped[bool]
    changed_at: Mapped[datetime]
