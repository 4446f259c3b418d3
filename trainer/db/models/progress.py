"""Where trainees stand, kept as derived from the facts: never entered, always worked out again (services.deriving)."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from trainer.db.base import Base

_ALONE = sa.text("alone_from IS NOT NULL")


class Derivation(Base):
    """One row for each trainee: when their progress was last derived, and when it has to be again.

    `basis` is the number of the programme's rules that it was derived by (ProgressBasis); `due_on` the first day on
    which something may be different although nothing was added. `alone_from`: the first day without a supervisor, where
    there is one; it says whom to look at, and whether somebody has left since is for whoever looks.
    """

    __tablename__ = "derivation"
    __table_args__ = (
        sa.Index(None, "programme_id", "basis"),
        sa.Index(None, "programme_id", "due_on"),
        sa.Index("ix_derivation_alone", "programme_id", "alone_from", sqlite_where=_ALONE, postgresql_where=_ALONE),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    basis: Mapped[int]
    as_of: Mapped[datetime]
    due_on: Mapped[date | None]
    alone_from: Mapped[date | None]


class ProgressBasis(Base):
    """A number that rises with everything that touches many people: content, settings, guides and their standing."""

    __tablename__ = "progress_basis"

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    number: Mapped[int]


_PLACE = ("programme_id", "edition_id", "here")


class Progress(Base):
    """One trainee on one pathway. What readiness pages sort and filter by stands in the row.

    `here`: in the programme now. `met` of `required` requirements is how complete it is; `judged` and `level`, the mean
    of the settled levels, say how well. `quiet_until`: the last day on which supervision does not count as stalled.
    `moved_on`: when a requirement last changed its state. `supervised_on`: the last day of supervision. `to_forward`:
    all is done for a certificate of the programme's own, and nobody ever put them forward for it.

    `quiet_key` and `level_key` are what these are sorted by (domain.derived): never empty, so that no order hides
    anybody.
    """

    __tablename__ = "progress"
    __table_args__ = (
        sa.Index("ix_progress_name", *_PLACE, "sort_name", "account_id"),
        sa.Index("ix_progress_cohort", *_PLACE, "cohort_id", "sort_name", "account_id"),
        sa.Index("ix_progress_state", *_PLACE, "state", "sort_name", "account_id"),
        sa.Index("ix_progress_missing", *_PLACE, "missing", "sort_name", "account_id"),
        sa.Index("ix_progress_quiet", *_PLACE, "quiet_key", "account_id"),
        sa.Index("ix_progress_moved_on", *_PLACE, "moved_on", "account_id"),
        sa.Index("ix_progress_level", *_PLACE, "level_key", "account_id"),
        sa.Index(
            "ix_progress_to_forward",
            *_PLACE,
            "sort_name",
            "account_id",
            sqlite_where=sa.text("to_forward = 1"),
            postgresql_where=sa.text("to_forward"),
        ),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    membership_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    cohort_id: Mapped[int | None] = mapped_column(sa.ForeignKey("cohort.id"), index=True)
    sort_name: Mapped[str]
    here: Mapped[bool]
    state: Mapped[str]
    met: Mapped[int]
    required: Mapped[int]
    missing: Mapped[int]
    judged: Mapped[int]
    level: Mapped[float | None]
    since: Mapped[date]
    until: Mapped[date | None]
    moved_on: Mapped[date]
    quiet_until: Mapped[date | None]
    quiet_key: Mapped[date] = mapped_column(server_default=sa.text("'9999-12-31'"))
    level_key: Mapped[float] = mapped_column(server_default=sa.text("1000"))
    supervised_on: Mapped[date | None]
    to_forward: Mapped[bool] = mapped_column(server_default=sa.false())


class ProgressLine(Base):
    """One requirement of it. `days`: full-time days of training when it came into its state.

    `clock` and `pace`: by a day, `clock + pace × the day's number` hundredths of a full-time day are full (pace.Clock).
    """

    __tablename__ = "progress_line"
    __table_args__ = (
        sa.Index("ix_progress_line_state", *_PLACE, "requirement", "state", "days", "account_id", "clock", "pace"),
        sa.Index("ix_progress_line_rank", *_PLACE, "requirement", "rank", "account_id"),
    )

    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    slug: Mapped[str] = mapped_column(primary_key=True)
    requirement: Mapped[str] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"))
    here: Mapped[bool]
    state: Mapped[str]
    rank: Mapped[int]
    """The worst first."""
    have: Mapped[float]
    need: Mapped[float]
    unit: Mapped[str]
    until: Mapped[date | None]
    since: Mapped[date]
    days: Mapped[int]
    clock: Mapped[int] = mapped_column(server_default=sa.text("0"))
    pace: Mapped[int] = mapped_column(server_default=sa.text("0"))


class ProgressTally(Base):
    """How many who are here stand in each state: on a requirement, or with an empty `requirement` on the whole.

    `cohort_id` is 0 for whoever has none; under -1 all are counted once more, so that a page which tells of everybody
    need not add up cohorts.
    """

    __tablename__ = "progress_tally"

    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"), primary_key=True)
    edition_id: Mapped[int] = mapped_column(sa.ForeignKey("content_edition.id"), primary_key=True)
    requirement: Mapped[str] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]
