"""A piece of assessed work on its way through judgement: who has it, until when, and what came of it."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.db.base import Base
from trainer.db.concerns import Concerns
from trainer.db.models.account import Account
from trainer.db.models.assignment import Assignment
from trainer.db.models.programme import Membership
from trainer.domain.grading import STATES

_IN_ORDER = ("programme_id", "state", "handed_in_at")
_UNMARKED = sa.text("marks IS NULL")
_READY = sa.text("marks IS NOT NULL AND released_at IS NULL")
_HELD = sa.text("claimed_by_id IS NOT NULL")
_UNANSWERED = sa.text("answered_at IS NULL")


class Piece(Base):
    """One trainee's work on one assigned case, through all its rounds; each round is a submission of its draft.

    `rubric_ids` are the rubric editions that the assignment pinned. `grader_id` is whom it is allocated to, `asked_id`
    whom a senior asked by name to judge it next; whoever `claimed_by_id` names holds it until `claimed_until`.
    `marks` are the settled ones: then it is ready for release.
    """

    __tablename__ = "piece"
    concerns: ClassVar = Concerns(only=("submission_id", "released_at", "marks"))
    __table_args__ = (
        sa.CheckConstraint("state IN ({})".format(", ".join(f"'{state}'" for state in STATES)), name="state"),
        sa.Index(None, "programme_id", "state", "handed_in_at"),
        sa.Index(None, "account_id", "programme_id"),
        sa.Index(None, "programme_id", "state", "released_at"),
        sa.Index(None, "grader_id", "state"),
        sa.Index(None, "asked_id"),
        sa.Index(None, "claimed_by_id"),
        # What is open is little beside all that was ever judged: a queue looks through nothing else.
        sa.Index("ix_piece_unmarked", *_IN_ORDER, sqlite_where=_UNMARKED, postgresql_where=_UNMARKED),
        sa.Index("ix_piece_ready", *_IN_ORDER, sqlite_where=_READY, postgresql_where=_READY),
        sa.Index("ix_piece_held", "claimed_until", sqlite_where=_HELD, postgresql_where=_HELD),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(sa.ForeignKey("programme.id"))
    account_id: Mapped[int] = mapped_column(sa.ForeignKey("account.id"))
    assignment_id: Mapped[int] = mapped_column(sa.ForeignKey("assignment.id"), index=True)
    draft_id: Mapped[int] = mapped_column(sa.ForeignKey("draft.id"), unique=True)
    submission_id: Mapped[int] = mapped_column(sa.ForeignKey("submission.id"), unique=True)
    """The present round."""
    round: Mapped[int]
    slug: Mapped[str]
    rubric_ids: Mapped[list[int]]
    state: Mapped[str]
    handed_in_at: Mapped[datetime]
    """When the present round was handed in."""
    minutes: Mapped[int] = mapped_column(server_default=sa.text("0"))
    """About how long judging the present round takes."""
    drawn: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether the lot sends the present round to a second grader, by the share in force when it was handed in."""
    grader_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"))
    asked_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"))
    promised_on: Mapped[date | None]
    """The day by which the trainee was promised an answer."""
    claimed_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"))
    claimed_until: Mapped[datetime | None]
    returned_until: Mapped[datetime | None]
    """Until when the returned work is to be handed in again."""
    released_at: Mapped[datetime | None]
    marks: Mapped[dict[str, Any] | None]

    account: Mapped[Account] = relationship(lazy="raise")
    assignment: Mapped[Assignment] = relationship(lazy="raise")
    grader: Mapped[Membership | None] = relationship(lazy="raise", foreign_keys=[grader_id])
    asked: Mapped[Membership | None] = relationship(lazy="raise", foreign_keys=[asked_id])
    claimed_by: Mapped[Membership | None] = relationship(lazy="raise", foreign_keys=[claimed_by_id])


class Appeal(Base):
    """Asked for once, after the release; answered by a grader who has not judged the piece before."""

    __tablename__ = "appeal"
    __table_args__ = (
        sa.Index("ix_appeal_unanswered", "piece_id", sqlite_where=_UNANSWERED, postgresql_where=_UNANSWERED),
    )

    piece_id: Mapped[int] = mapped_column(sa.ForeignKey("piece.id"), primary_key=True)
    text: Mapped[str]
    raised_at: Mapped[datetime]
    answer: Mapped[str | None]
    answered_by_id: Mapped[int | None] = mapped_column(sa.ForeignKey("membership.id"))
    answered_at: Mapped[datetime | None]
