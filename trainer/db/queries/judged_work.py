"""Released work with its levels, its graders' own and its editions: of many people in as many statements as of one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Account,
    Assignment,
    ContentEdition,
    GradeEntry,
    Grading,
    GradingRight,
    Membership,
    Piece,
    Progress,
    ProgressLine,
    Submission,
)
from trainer.db.queries import learning
from trainer.domain.judged_work import Given, JudgedPiece, levels_of


def of_people(session: Session, programme_id: int, account_ids: Collection[int]) -> dict[int, list[JudgedPiece]]:
    """By account, oldest release first; three statements."""
    rows = session.execute(
        sa.select(Piece, Assignment, Submission.reference, ContentEdition.fingerprint)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .join(ContentEdition, ContentEdition.id == Submission.edition_id)
        .where(Piece.programme_id == programme_id, Piece.account_id.in_(account_ids), Piece.released_at.is_not(None))
        .order_by(Piece.released_at, Piece.id)
    ).all()
    rubrics = fingerprints(session, {number for row in rows for number in row[0].rubric_ids})
    given = _given(session, {row[0].submission_id for row in rows})
    found: dict[int, list[JudgedPiece]] = {account_id: [] for account_id in account_ids}
    for piece, made, reference, case in rows:
        found[piece.account_id].append(
            JudgedPiece(
                piece.id,
                piece.slug,
                learning.title_of(made, piece.slug),
                reference,
                piece.released_at or piece.handed_in_at,
                levels_of(learning.levels(piece.marks)),
                tuple(given.get(piece.submission_id, {}).values()),
                case,
                tuple(rubrics[number] for number in piece.rubric_ids),
            )
        )
    return found


def as_of(session: Session, pieces: Sequence[JudgedPiece], at: datetime) -> list[JudgedPiece]:
    """With the levels that the history of marks gives them then; where it says nothing, as they are."""
    rows = session.execute(
        sa.select(GradeEntry.piece_id, GradeEntry.marks)
        .where(
            GradeEntry.piece_id.in_([piece.piece for piece in pieces]),
            GradeEntry.kind.in_(("settled", "corrected")),
            GradeEntry.at <= at,
        )
        .order_by(GradeEntry.id)
    )
    then = {piece_id: levels_of(marks) for piece_id, marks in rows if marks}
    return [replace(piece, levels=then.get(piece.piece, piece.levels)) for piece in pieces]


def fingerprints(session: Session, ids: Collection[int]) -> dict[int, str]:
    """Of these editions."""
    rows = session.execute(sa.select(ContentEdition.id, ContentEdition.fingerprint).where(ContentEdition.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def _given(session: Session, submission_ids: Collection[int]) -> Mapping[int, dict[str, Given]]:
    """By hand-in and place, what each grader handed over last."""
    rows = session.execute(
        sa.select(Grading.submission_id, Grading.place, Membership.account_id, GradeEntry.marks)
        .join(GradeEntry, GradeEntry.grading_id == Grading.id)
        .join(Membership, Membership.id == Grading.grader_id)
        .where(
            Grading.submission_id.in_(submission_ids),
            Grading.finished_at.is_not(None),
            Grading.left_at.is_(None),
            GradeEntry.kind == "finished",
        )
        .order_by(GradeEntry.id)
    )
    found: dict[int, dict[str, Given]] = {}
    for submission_id, place, account_id, marks in rows:
        found.setdefault(submission_id, {})[place] = Given(place, account_id, levels_of(marks))
    return found


def names(session: Session, account_ids: Collection[int]) -> dict[int, str]:
    """What these people are called."""
    rows = session.execute(sa.select(Account.id, Account.name).where(Account.id.in_(account_ids)))
    return {row[0]: row[1] for row in rows}


def waived(session: Session, programme_id: int) -> frozenset[int]:
    """The accounts of all who ever graded here by a waiver instead of a calibration."""
    rows = session.scalars(
        sa.select(Membership.account_id)
        .join(GradingRight, GradingRight.membership_id == Membership.id)
        .where(GradingRight.programme_id == programme_id, GradingRight.waived_by_id.is_not(None))
        .distinct()
    )
    return frozenset(rows)


def levels_of_peers(session: Session, programme_id: int, account_id: int, slug: str) -> list[tuple[float, int]]:
    """Mean levels of the others who met everything on this person's edition, rising, each with how many have it."""
    edition = (
        sa.select(Progress.edition_id)
        .where(Progress.programme_id == programme_id, Progress.account_id == account_id, Progress.slug == slug)
        .scalar_subquery()
    )
    rows = session.execute(
        sa.select(Progress.level, sa.func.count())
        .where(
            Progress.programme_id == programme_id,
            Progress.edition_id == edition,
            Progress.here.is_(True),
            Progress.missing == 0,
            Progress.level.is_not(None),
            Progress.account_id != account_id,
        )
        .group_by(Progress.level)
        .order_by(Progress.level)
    )
    return [(float(level), count) for level, count in rows if level is not None]


def states(session: Session, programme_id: int, account_ids: Collection[int]) -> dict[tuple[int, str], dict[str, str]]:
    """By account and pathway, in which state each requirement is today."""
    rows = session.execute(
        sa.select(ProgressLine.account_id, ProgressLine.slug, ProgressLine.requirement, ProgressLine.state).where(
            ProgressLine.programme_id == programme_id, ProgressLine.account_id.in_(account_ids)
        )
    )
    found: dict[tuple[int, str], dict[str, str]] = {}
    for account_id, slug, requirement, state in rows:
        found.setdefault((account_id, slug), {})[requirement] = state
    return found
