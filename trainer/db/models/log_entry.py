"""A training log: each state of each entry, what it says, and who vouched for exactly that."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base
from trainer.db.concerns import Concerns

OUTCOMES = ("verified", "declined")


class LogEntry(Base):
    """One state of an entry, never changed but for its `note`, which triggers on both databases enforce.

    `kind` is one of domain.log_entries.KINDS. A correction and a withdrawal are new rows with the same `ref` that take
    the place of `corrects_id`; a row can be taken the place of once. `digest` is the hash of what it says (db.facts),
    which stands in LogContent.
    """

    __tablename__ = "log_entry"
    concerns: ClassVar = Concerns(only=("withdrawn",))
    __table_args__ = (
        sa.CheckConstraint("(by_account_id IS NULL) <> (by_guide_id IS NULL)", name="by"),
        sa.UniqueConstraint("account_id", "programme_id", "nonce"),
        sa.Index(None, "programme_id", "account_id", "id"),
        sa.Index(None, "programme_id", "kind", "account_id"),
        sa.Index(None, "ref"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    ref: Mapped[str]
    kind: Mapped[str]
    digest: Mapped[str]
    entered_at: Mapped[datetime]
    by_account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    by_guide_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guide.id"))
    """An outside person who wrote it through a one-time link."""
    corrects_id: Mapped[int | None] = mapped_column(sa.ForeignKey("log_entry.id"), unique=True)
    withdrawn: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    cleared: Mapped[list[str]] = mapped_column(default=list)
    """What the guard found and the writer said is no identifier: field, kind and hash, never the words."""
    nonce: Mapped[str | None]
    """Comes with the form or the line of a file, so that sending it twice enters it once."""


class LogContent(Base):
    """What a state of an entry says: never changed. What stands no more can be forgotten, by its row's deletion.

    `data` are the facts as db.facts writes them; `words` what goes with them: attested text, letter, prose, inventory.
    """

    __tablename__ = "log_content"
    concerns: ClassVar = Concerns("entry_id", via="log_entry")

    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("log_entry.id"), primary_key=True)
    data: Mapped[str]
    words: Mapped[dict[str, Any] | None]


class Verification(Base):
    """Somebody vouched for a state of an entry, or declined to: of several the last one counts.

    Never changed but for its `note`.
    """

    __tablename__ = "verification"
    concerns: ClassVar = Concerns("entry_id", via="log_entry", only=("outcome",))
    __table_args__ = (
        sa.CheckConstraint("outcome IN ({})".format(", ".join(f"'{one}'" for one in OUTCOMES)), name="outcome"),
        sa.CheckConstraint("(membership_id IS NULL) <> (guide_id IS NULL)", name="by"),
        sa.Index(None, "entry_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("log_entry.id"))
    digest: Mapped[str]
    outcome: Mapped[str]
    membership_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"))
    guide_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guide.id"))
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class Signature(Base):
    """Under an attestation as it stood: never changed. Its exact words stand in LogContent, their hash here."""

    __tablename__ = "signature"
    concerns: ClassVar = Concerns("entry_id", via="log_entry")
    __table_args__ = (
        sa.CheckConstraint("(account_id IS NULL) <> (guide_id IS NULL)", name="by"),
        sa.UniqueConstraint("entry_id", "account_id"),
        sa.UniqueConstraint("entry_id", "guide_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(sa.ForeignKey("log_entry.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    """The applicant; whoever else signs is a guide, also where they have an account."""
    guide_id: Mapped[int | None] = mapped_column(sa.ForeignKey("guide.id"))
    name: Mapped[str]
    declaration: Mapped[str]
    wording: Mapped[str]
    """SHA-256 of the exact words that were signed."""
    at: Mapped[datetime]
