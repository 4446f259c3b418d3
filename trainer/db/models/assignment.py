"""Work that a director sets: a module or a case, for a programme, a cohort or a person, with its dates."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.account import Account
from trainer.db.models.programme import Cohort
from trainer.domain.assignment import LATE_POLICIES, MODES, PIECES


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return "{} IN ({})".format(column, ", ".join(f"'{value}'" for value in values))


class Assignment(Base):
    """Without a cohort and an account it is for the whole programme. What is set together shares a `batch`.

    `title` is the piece's title when it was set. Assessed work pins the editions of its rubrics; where its case has a
    public key, `counts_because` says why it may count all the same. Its alternative is a case of equal weight, which a
    trainee may choose instead without giving a reason.
    """

    __tablename__ = "assignment"
    __table_args__ = (
        sa.CheckConstraint(_one_of("piece", PIECES), name="piece"),
        sa.CheckConstraint(_one_of("mode", MODES), name="mode"),
        sa.CheckConstraint(_one_of("late_policy", LATE_POLICIES), name="late_policy"),
        sa.CheckConstraint("cohort_id IS NULL OR account_id IS NULL", name="audience"),
        sa.CheckConstraint("mode = 'practice' OR piece = 'case'", name="assessed_case"),
        sa.CheckConstraint("opens_at < due_at", name="opens_before_due"),
        sa.UniqueConstraint("batch", "piece", "slug"),
        sa.Index(None, "programme_id", "due_at"),
        sa.Index(
            "ix_assignment_unannounced",
            "opens_at",
            sqlite_where=sa.text("announced_at IS NULL AND withdrawn_at IS NULL"),
            postgresql_where=sa.text("announced_at IS NULL AND withdrawn_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    batch: Mapped[str]
    piece: Mapped[str]
    slug: Mapped[str]
    title: Mapped[str]
    mode: Mapped[str]
    cohort_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cohort.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"), index=True)
    alternative: Mapped[str | None]
    alternative_title: Mapped[str | None]
    opens_at: Mapped[datetime]
    due_at: Mapped[datetime]
    late_policy: Mapped[str]
    grace_days: Mapped[int | None]
    rubric_ids: Mapped[list[int]] = mapped_column(default=list, server_default="[]")
    counts_because: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")
    made_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    made_at: Mapped[datetime]
    announced_at: Mapped[datetime | None]
    """When everyone concerned was told; the worker tells them when it opens."""
    withdrawn_at: Mapped[datetime | None]
    withdrawn_because: Mapped[str | None]

    cohort: Mapped[Cohort | None] = relationship(lazy="raise")
    account: Mapped[Account | None] = relationship(lazy="raise", foreign_keys=[account_id])
    made_by: Mapped[Account] = relationship(lazy="raise", foreign_keys=[made_by_id])


class Extension(Base):
    """A later date for one person, with the reason; what it was before stands in the audit."""

    __tablename__ = "extension"

    assignment_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    due_at: Mapped[datetime]
    reason: Mapped[str]
    given_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    given_at: Mapped[datetime]


class AlternativeTaken(Base):
    """That a person works the alternative case instead. No reason is asked for, and none is kept."""

    __tablename__ = "alternative_taken"

    assignment_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    taken_at: Mapped[datetime]
