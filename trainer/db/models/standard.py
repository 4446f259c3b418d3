"""How a programme sets its standard: a study, its judges, what they said in each round; and the standards adopted."""

from datetime import datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.db.models.account import Account
from trainer.domain.angoff import STATES

_OPEN = sa.text("state IN ('first', 'second', 'closed')")


class StandardStudy(Base):
    """`case_ids` and `rubric_ids` are the editions that are judged, `items` what is judged of them (domain.angoff).

    `borderline` says whom the judges are to think of. One study at a time is under way in a programme. A regression has
    no judges and no rounds: while it is in its `first` state, graders rate what they judge (GlobalRating).
    """

    __tablename__ = "standard_study"
    __table_args__ = (
        sa.CheckConstraint("state IN ({})".format(", ".join(f"'{state}'" for state in STATES)), name="state"),
        sa.Index("uq_standard_study_open", "programme_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        sa.Index(None, "programme_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    method: Mapped[str] = mapped_column(server_default="angoff")
    borderline: Mapped[str]
    case_ids: Mapped[list[int]]
    rubric_ids: Mapped[list[int]]
    items: Mapped[list[str]]
    state: Mapped[str]
    opened_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    opened_at: Mapped[datetime]
    first_closed_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    """When it was adopted or set aside."""
    reason: Mapped[str] = mapped_column(default="")
    """Why it was set aside; of an adopted one it stands with the standard."""


class StandardJudge(Base):
    """A member who was asked to judge."""

    __tablename__ = "standard_judge"

    study_id: Mapped[int] = mapped_column(sa.ForeignKey("standard_study.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    asked_at: Mapped[datetime]

    account: Mapped[Account] = relationship(lazy="raise")


class StandardMarks(Base):
    """One judge's levels by item in one round; until `given_at` still being thought about, and nobody else's to see."""

    __tablename__ = "standard_marks"
    __table_args__ = (sa.CheckConstraint("round IN (1, 2)", name="round"),)

    study_id: Mapped[int] = mapped_column(sa.ForeignKey("standard_study.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"), primary_key=True, index=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    marks: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    given_at: Mapped[datetime | None]


class StandardNote(Base):
    """What a judge or the director had to say between the rounds, for all of them."""

    __tablename__ = "standard_note"
    __table_args__ = (sa.Index(None, "study_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    study_id: Mapped[int] = mapped_column(sa.ForeignKey("standard_study.id"))
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    text: Mapped[str]
    at: Mapped[datetime]

    by: Mapped[Account] = relationship(lazy="raise")


class GlobalRating(Base):
    """What a grader said of a piece on the whole, beside the mean of the marks put down with it; never changed.

    It enters no mark, and is read for its study alone.
    """

    __tablename__ = "global_rating"
    __table_args__ = (sa.CheckConstraint("step BETWEEN 1 AND 4", name="step"), sa.Index(None, "study_id"))

    grading_id: Mapped[int] = mapped_column(sa.ForeignKey("grading.id"), primary_key=True, autoincrement=False)
    study_id: Mapped[int] = mapped_column(sa.ForeignKey("standard_study.id"))
    step: Mapped[int]
    level: Mapped[float]
    at: Mapped[datetime]


class Standard(Base):
    """An adopted standard: never changed, never deleted, which triggers on both databases enforce.

    The newest of a programme holds; a later study replaces it, and what was decided keeps the one of its day. `cut` and
    `error` are mean levels, written exactly; `floors` by criterion. `basis`: the judges' sums of either round, unnamed;
    of a regression the line of each case, and then `judges` are the graders.
    """

    __tablename__ = "standard"
    concerns: ClassVar = Concerns("", everybody=True)
    __table_args__ = (sa.Index(None, "programme_id", "adopted_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    study_id: Mapped[int] = mapped_column(sa.ForeignKey("standard_study.id"), unique=True)
    cut: Mapped[str]
    error: Mapped[str]
    floors: Mapped[dict[str, Any]]
    judges: Mapped[int]
    basis: Mapped[dict[str, Any]]
    reason: Mapped[str]
    adopted_by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    adopted_at: Mapped[datetime]

    adopted_by: Mapped[Account] = relationship(lazy="raise")
