"""What a record holds of quizzes, cases read on, own ratings, defences and aims: one statement for each kind."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from trainer.db.models import (
    Account,
    Aim,
    AimChange,
    AimUse,
    Defence,
    Draft,
    Membership,
    Piece,
    QuizAttempt,
    SelfRating,
    Sequel,
    Submission,
)

Statements = dict[str, sa.Select[*tuple[Any, ...]]]


def shared(account_id: int, programme_id: int | None) -> Statements:
    """What a programme may know of its member; of one programme, or of all of them."""
    mine, taken = [Piece.account_id == account_id], [QuizAttempt.account_id == account_id]
    if programme_id is not None:
        mine.append(Piece.programme_id == programme_id)
        taken.append(QuizAttempt.programme_id == programme_id)
    return {
        "defences": sa.select(
            Submission.reference,
            Piece.slug.label("case"),
            Defence.held_on,
            Defence.outcome,
            Defence.note,
            Defence.questions,
            Account.name.label("noted_by"),
        )
        .join(Piece, Piece.id == Defence.piece_id)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Membership, Membership.id == Defence.recorded_by_id)
        .join(Account, Account.id == Membership.account_id)
        .where(*mine)
        .order_by(Defence.held_on, Defence.piece_id),
        "quiz_counts": sa.select(QuizAttempt.slug.label("module"), sa.func.count().label("attempts"))
        .where(*taken, QuizAttempt.finished_at.is_not(None))
        .group_by(QuizAttempt.slug)
        .order_by(QuizAttempt.slug),
    }


def private(account_id: int) -> Statements:
    """What is between the person and their supervisor, or theirs alone."""
    maker = aliased(Account)
    return {
        "cases_read_on": sa.select(
            Submission.reference, Submission.slug.label("case"), Sequel.started_at, Sequel.circled_at, Sequel.state
        )
        .join(Submission, Submission.id == Sequel.submission_id)
        .where(Submission.account_id == account_id)
        .order_by(Sequel.started_at, Sequel.id),
        "quizzes": sa.select(
            QuizAttempt.slug.label("module"),
            QuizAttempt.number,
            QuizAttempt.started_at,
            QuizAttempt.finished_at,
            QuizAttempt.state,
            QuizAttempt.marks,
        )
        .where(QuizAttempt.account_id == account_id)
        .order_by(QuizAttempt.started_at, QuizAttempt.id),
        "self_ratings": sa.select(Submission.reference, SelfRating.marks, SelfRating.saved_at)
        .join(Submission, Submission.id == SelfRating.submission_id)
        .where(Submission.account_id == account_id)
        .order_by(SelfRating.saved_at),
        "aims": sa.select(
            Aim.id.label("aim"), Aim.text, maker.name.label("made_by"), Aim.made_at, Aim.met_at, Aim.withdrawn_at
        )
        .join(maker, maker.id == Aim.made_by_id)
        .where(Aim.account_id == account_id)
        .order_by(Aim.id),
        "changes_of_aims": sa.select(
            AimChange.aim_id.label("aim"), AimChange.kind, AimChange.text, Account.name.label("by"), AimChange.at
        )
        .join(Aim, Aim.id == AimChange.aim_id)
        .join(Account, Account.id == AimChange.by_id)
        .where(Aim.account_id == account_id)
        .order_by(AimChange.id),
        "uses_of_aims": sa.select(AimUse.aim_id.label("aim"), Draft.slug.label("case"), AimUse.text, AimUse.said_at)
        .join(Draft, Draft.id == AimUse.draft_id)
        .where(Draft.account_id == account_id)
        .order_by(AimUse.said_at, AimUse.aim_id),
    }
