"""What a decision of the committee rested on: work and who judged it on which editions, and who looked at what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import (
    Account,
    Appeal,
    Assignment,
    AuditEvent,
    ContentEdition,
    FollowedPathway,
    GradeEntry,
    Grading,
    GradingRight,
    LogEntry,
    Membership,
    Piece,
    Programme,
    Submission,
    Verification,
)
from trainer.db.queries.audits import Entry
from trainer.domain.moments import local_day

MOST_LOOKS: Final = 200
OPENED: Final = ("person.opened", "log.opened", "log.downloaded", "record.opened", "record.downloaded")
"""What is told of a membership: who looked at whose it is. Leave, say, is nothing for a committee."""


@dataclass(frozen=True)
class Edition:
    """Content as it was: which, from when, and its fingerprint."""

    slug: str
    published_at: datetime
    fingerprint: str


@dataclass(frozen=True)
class Judge:
    """Who judged at which place, and the right by which they did; None where none was on record."""

    name: str
    place: str
    finished_at: datetime
    right: GradingRight | None


@dataclass(frozen=True)
class Change:
    """What was set right after the release, by whom and why."""

    name: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Work:
    """A piece that had been released by then: its graders with their rights, its editions, what became of it."""

    piece: Piece
    title: str
    reference: str
    rule: str
    case: Edition
    rubrics: tuple[Edition, ...]
    appeal: Appeal | None
    judges: list[Judge] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


def _editions(session: Session, ids: Collection[int]) -> dict[int, Edition]:
    rows = session.execute(
        sa.select(
            ContentEdition.id, ContentEdition.slug, ContentEdition.published_at, ContentEdition.fingerprint
        ).where(ContentEdition.id.in_(ids))
    )
    return {row[0]: Edition(*row[1:]) for row in rows}


def work(session: Session, programme: Programme, account_id: int, until: datetime) -> list[Work]:
    """What had been released by then, oldest first, in five statements."""
    rows = session.execute(
        sa.select(Piece, Assignment, Submission.reference, Submission.rule, Submission.edition_id, Appeal)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .outerjoin(Appeal, Appeal.piece_id == Piece.id)
        .where(Piece.programme_id == programme.id, Piece.account_id == account_id, Piece.released_at <= until)
        .order_by(Piece.released_at, Piece.id)
    ).all()
    editions = _editions(session, {row[4] for row in rows} | {number for row in rows for number in row[0].rubric_ids})
    found = {
        piece.id: Work(
            piece,
            (made.alternative_title or "") if piece.slug == made.alternative else made.title,
            reference,
            rule,
            editions[edition_id],
            tuple(editions[number] for number in piece.rubric_ids),
            appeal,
        )
        for piece, made, reference, rule, edition_id, appeal in rows
    }
    _add_judges(session, programme, found)
    _add_changes(session, found)
    return list(found.values())


def _add_judges(session: Session, programme: Programme, found: Mapping[int, Work]) -> None:
    rows = session.execute(
        sa.select(Grading, Account.name)
        .join(Membership, Membership.id == Grading.grader_id)
        .join(Account, Account.id == Membership.account_id)
        .where(Grading.piece_id.in_(found), Grading.finished_at.is_not(None))
        .order_by(Grading.finished_at, Grading.id)
    ).all()
    rights = session.scalars(
        sa.select(GradingRight)
        .where(GradingRight.membership_id.in_({row[0].grader_id for row in rows}))
        .order_by(GradingRight.id.desc())
    ).all()
    for grading, name in rows:
        if grading.submission_id != found[grading.piece_id].piece.submission_id or grading.finished_at is None:
            continue
        on = local_day(grading.finished_at, programme.time_zone)
        right = _held(rights, grading.grader_id, on)
        found[grading.piece_id].judges.append(Judge(name, grading.place, grading.finished_at, right))


def _held(rights: Sequence[GradingRight], membership_id: int, on: date) -> GradingRight | None:
    held = (r for r in rights if r.membership_id == membership_id and r.from_on <= on <= r.until_on)
    return next(held, None)


def _add_changes(session: Session, found: Mapping[int, Work]) -> None:
    rows = session.execute(
        sa.select(GradeEntry.piece_id, Account.name, GradeEntry.at, GradeEntry.reason)
        .join(Account, Account.id == GradeEntry.by_id)
        .where(GradeEntry.piece_id.in_(found), GradeEntry.kind == "corrected")
        .order_by(GradeEntry.id)
    )
    for piece_id, name, at, reason in rows:
        found[piece_id].changes.append(Change(name, at, reason))


@dataclass(frozen=True)
class Vouched:
    """An entry of a log that the evidence names, and the last who vouched for it by then."""

    ref: str
    kind: str
    name: str
    at: datetime


def vouched(session: Session, programme_id: int, refs: Collection[str], until: datetime) -> list[Vouched]:
    """Of those entries, in the order of their refs."""
    rows = session.execute(
        sa.select(LogEntry.ref, LogEntry.kind, Account.name, Verification.at)
        .join(Verification, sa.and_(Verification.entry_id == LogEntry.id, Verification.digest == LogEntry.digest))
        .join(Membership, Membership.id == Verification.membership_id)
        .join(Account, Account.id == Membership.account_id)
        .where(
            LogEntry.programme_id == programme_id,
            LogEntry.ref.in_(refs),
            Verification.at <= until,
            Verification.outcome == "verified",
        )
        .order_by(LogEntry.ref, Verification.id)
    )
    last = {row[0]: Vouched(*row) for row in rows}
    return list(last.values())


def edition_of(session: Session, fingerprint: str) -> Edition | None:
    """The edition of a pathway with that fingerprint."""
    row = session.execute(
        sa.select(ContentEdition.slug, ContentEdition.published_at, ContentEdition.fingerprint).where(
            ContentEdition.kind == "pathway", ContentEdition.fingerprint == fingerprint
        )
    ).first()
    return Edition(*row) if row is not None else None


def pinned(session: Session, programme_id: int, account_id: int, slug: str) -> Edition | None:
    """The edition of a pathway that the person is on today, if they follow it on one."""
    row = session.execute(
        sa.select(ContentEdition.slug, ContentEdition.published_at, ContentEdition.fingerprint)
        .join(FollowedPathway, FollowedPathway.edition_id == ContentEdition.id)
        .where(
            FollowedPathway.account_id == account_id,
            FollowedPathway.programme_id == programme_id,
            FollowedPathway.slug == slug,
        )
    ).one_or_none()
    return Edition(*row) if row is not None else None


def looks(session: Session, programme_id: int, things: Mapping[str, Collection[int]]) -> list[Entry]:
    """What was done to these things and who opened them, newest first; by kind, the numbers of the things."""
    of_these = [
        sa.and_(
            AuditEvent.object_kind == kind,
            AuditEvent.object_id.in_([str(number) for number in numbers]),
            AuditEvent.action.in_(OPENED) if kind == "membership" else sa.true(),
        )
        for kind, numbers in things.items()
        if numbers
    ]
    rows = session.execute(
        sa.select(AuditEvent, Account.name, Account.email)
        .outerjoin(Account, Account.id == AuditEvent.actor_id)
        .where(AuditEvent.programme_id == programme_id, sa.or_(*of_these))
        .order_by(AuditEvent.at.desc(), AuditEvent.id.desc())
        .limit(MOST_LOOKS)
    )
    return [Entry(*row) for row in rows]
