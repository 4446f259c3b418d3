"""One grader's judgement of one round: what is being written, and the entries that nobody can alter."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.models.programme import Membership
from trainer.domain.grading import ENTRIES, PLACES

_STANDING = sa.text("left_at IS NULL")


class Grading(Base):
    """`state` is the flat map of domain.grading, saved as it is typed; `revision` rises with every save.

    `marked_at` is when the grader's own marks were put down, after which the machine's are shown; `left_at` is when a
    claim was given back, freed or taken over: what was written stays.
    """

    __tablename__ = "grading"
    __table_args__ = (
        sa.CheckConstraint("place IN ({})".format(", ".join(f"'{place}'" for place in PLACES)), name="place"),
        sa.Index(
            "uq_grading_standing",
            "submission_id",
            "place",
            unique=True,
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
        sa.Index(None, "piece_id"),
        sa.Index(None, "grader_id", "finished_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(sa.ForeignKey("piece.id"))
    submission_id: Mapped[int] = mapped_column(sa.ForeignKey("submission.id"))
    grader_id: Mapped[int] = mapped_column(sa.ForeignKey("membership.id"))
    place: Mapped[str]
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime]
    saved_at: Mapped[datetime]
    marked_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    grader: Mapped[Membership] = relationship(lazy="raise")


class GradeEntry(Base):
    """An entry of the history: never changed, never deleted, which triggers on both databases enforce.

    `marked`: the grader's own marks, before the machine's were seen. `finished`: the judgement as handed over.
    `returned`: sent back for revision. `settled`: the marks of the piece, from its gradings. `corrected`: set right
    after the release. What differs from the entry before carries a `reason`.
    """

    __tablename__ = "grade_entry"
    __table_args__ = (
        sa.CheckConstraint("kind IN ({})".format(", ".join(f"'{kind}'" for kind in ENTRIES)), name="kind"),
        sa.Index(None, "piece_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    piece_id: Mapped[int] = mapped_column(sa.ForeignKey("piece.id"))
    submission_id: Mapped[int] = mapped_column(sa.ForeignKey("submission.id"))
    grading_id: Mapped[int | None] = mapped_column(sa.ForeignKey("grading.id"))
    kind: Mapped[str]
    by_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    at: Mapped[datetime]
    marks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    judgement: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """Ticked checks, comments and the feedback, as they stood."""
    reason: Mapped[str] = mapped_column(default="")


class Phrase(Base):
    """A comment kept for use again: one grader's own, or without an account the whole programme's."""

    __tablename__ = "phrase"
    __table_args__ = (sa.Index(None, "programme_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int | None] = mapped_column(sa.ForeignKey("account.id"))
    text: Mapped[str]
    made_at: Mapped[datetime]
