"""What goes with a grade: a trainee's own ratings, defences, and aims with how they were used."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import (
    Account,
    Aim,
    AimChange,
    AimUse,
    Assignment,
    Defence,
    Draft,
    GradeEntry,
    Grading,
    Membership,
    Piece,
    SelfRating,
    Submission,
)

RECENT = 12
"""Pieces that a page over time shows."""


@dataclass(frozen=True)
class AimLine:
    """An aim with who made it and the case whose feedback it came from, if any."""

    aim: Aim
    by: str
    case: str | None

    @property
    def standing(self) -> str:
        """open, met or withdrawn."""
        return "withdrawn" if self.aim.withdrawn_at else "met" if self.aim.met_at else "open"


@dataclass(frozen=True)
class Change:
    """That an aim was reworded, withdrawn or taken up again; `text` is how it read before."""

    aim_id: int
    kind: str
    text: str
    at: datetime
    by_id: int
    by: str


@dataclass(frozen=True)
class Use:
    """What was said of an aim with a later case; `handed_in_at` is None while that is still worked on."""

    aim_id: int
    draft_id: int
    text: str
    slug: str
    mode: str
    handed_in_at: datetime | None


@dataclass(frozen=True)
class Rated:
    """A released piece that its owner had rated before, with both."""

    slug: str
    reference: str
    released_at: datetime
    own: dict[str, int]
    given: dict[str, float]


def self_rating(session: Session, submission_id: int) -> SelfRating | None:
    """The trainee's own rating of one hand-in."""
    return session.get(SelfRating, submission_id)


def piece_of(session: Session, submission_id: int, *, lock: bool = False) -> Piece | None:
    """The piece whose present round this hand-in is; with `lock` nobody releases or returns it until the commit."""
    found = sa.select(Piece).where(Piece.submission_id == submission_id)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def rated(session: Session, account_id: int, programme_id: int) -> list[Rated]:
    """The newest released pieces that were rated by their owner, oldest first."""
    rows = session.execute(
        sa.select(Piece.slug, Submission.reference, Piece.released_at, SelfRating.marks, Piece.marks)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(SelfRating, SelfRating.submission_id == Piece.submission_id)
        .where(Piece.account_id == account_id, Piece.programme_id == programme_id, Piece.released_at.is_not(None))
        .order_by(Piece.released_at.desc(), Piece.id.desc())
        .limit(RECENT)
    ).all()
    return [Rated(slug, ref, at, dict(own), levels(marks)) for slug, ref, at, own, marks in reversed(rows)]


def levels(marks: dict[str, Any] | None) -> dict[str, float]:
    """The settled level of each criterion, as a piece keeps them."""
    return dict((marks or {}).get("levels", {}))


def defence(session: Session, piece_id: int) -> Defence | None:
    """What came of the piece's defence, if one was held."""
    return session.get(Defence, piece_id)


def defences(session: Session, piece_ids: Collection[int]) -> dict[int, Defence]:
    """By piece, the defences that were held."""
    return {d.piece_id: d for d in session.scalars(sa.select(Defence).where(Defence.piece_id.in_(piece_ids)))}


def name_of(session: Session, membership_id: int) -> str:
    """What the person of a membership is called."""
    named = sa.select(Account.name).join(Membership, Membership.account_id == Account.id)
    return session.scalar(named.where(Membership.id == membership_id)) or ""


def aims(session: Session, account_id: int, programme_id: int) -> list[AimLine]:
    """All of a person's aims in the programme: open ones first, then those met, each oldest first."""
    maker = aliased(Account)
    rows = session.execute(
        sa.select(Aim, maker.name, Piece.slug)
        .join(maker, maker.id == Aim.made_by_id)
        .outerjoin(Piece, Piece.id == Aim.piece_id)
        .where(Aim.account_id == account_id, Aim.programme_id == programme_id)
        .order_by(Aim.withdrawn_at.is_not(None), Aim.met_at.is_not(None), Aim.id)
    )
    return [AimLine(*row) for row in rows]


def open_aims(session: Session, account_id: int, programme_id: int, draft_id: int) -> list[Aim]:
    """The aims that a hand-in of the draft asks about: open, and not made from its own feedback."""
    own = sa.select(Piece.id).where(Piece.draft_id == draft_id)
    mine = sa.select(Aim).where(Aim.account_id == account_id, Aim.programme_id == programme_id)
    mine = mine.where(Aim.met_at.is_(None), Aim.withdrawn_at.is_(None))
    other = sa.or_(Aim.piece_id.is_(None), Aim.piece_id.not_in(own))
    return list(session.scalars(mine.where(other).order_by(Aim.id)))


def aim(session: Session, programme_id: int, aim_id: int, *, lock: bool = False) -> Aim | None:
    """One aim of the programme; with `lock` nobody else changes it until the commit."""
    found = sa.select(Aim).where(Aim.id == aim_id, Aim.programme_id == programme_id)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def changes(session: Session, aim_ids: Collection[int]) -> list[Change]:
    """What was changed about these aims, newest first."""
    rows = session.execute(
        sa.select(AimChange.aim_id, AimChange.kind, AimChange.text, AimChange.at, AimChange.by_id, Account.name)
        .join(Account, Account.id == AimChange.by_id)
        .where(AimChange.aim_id.in_(aim_ids))
        .order_by(AimChange.id.desc())
    )
    return [Change(*row) for row in rows]


def uses(session: Session, aim_ids: Collection[int]) -> list[Use]:
    """What was said of these aims with later cases, newest first."""
    rows = session.execute(
        sa.select(AimUse.aim_id, AimUse.draft_id, AimUse.text, Draft.slug, Draft.mode, Draft.handed_in_at)
        .join(Draft, Draft.id == AimUse.draft_id)
        .where(AimUse.aim_id.in_(aim_ids))
        .order_by(AimUse.said_at.desc(), AimUse.draft_id.desc())
    )
    return [Use(*row) for row in rows]


def uses_with(session: Session, draft_ids: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """By draft: each aim that was asked about with it, and what was said; empty where nothing was."""
    rows: Sequence[Any] = session.execute(
        sa.select(AimUse.draft_id, Aim.text, AimUse.text)
        .join(Aim, Aim.id == AimUse.aim_id)
        .where(AimUse.draft_id.in_(draft_ids))
        .order_by(Aim.id)
    ).all()
    found: dict[int, list[tuple[str, str]]] = {}
    for draft_id, wanted, said in rows:
        found.setdefault(draft_id, []).append((wanted, said))
    return found


def said(session: Session, draft_id: int) -> dict[int, str]:
    """By aim, what was said of it with this draft."""
    rows = session.execute(sa.select(AimUse.aim_id, AimUse.text).where(AimUse.draft_id == draft_id))
    return {row[0]: row[1] for row in rows}


def feedback(session: Session, submission_ids: Collection[int]) -> dict[int, list[str]]:
    """By hand-in: what its graders wrote when they finished, feedback first, then each comment; appeals left out."""
    rows = session.execute(
        sa.select(GradeEntry.submission_id, GradeEntry.judgement)
        .join(Grading, Grading.id == GradeEntry.grading_id)
        .where(GradeEntry.submission_id.in_(submission_ids), GradeEntry.kind == "finished", Grading.place != "appeal")
        .order_by(GradeEntry.id)
    )
    found: dict[int, list[str]] = {}
    for submission_id, judgement in rows:
        words = [judgement.get("feedback", ""), *(c.get("text", "") for c in judgement.get("comments", ()))]
        found.setdefault(submission_id, []).extend(text for text in words if text)
    return {submission_id: words for submission_id, words in found.items() if words}


def held(session: Session, account_id: int, programme_id: int) -> list[tuple[str, Defence, str]]:
    """A person's defences, newest first: the title of the case, what came of it, who noted it."""
    rows = session.execute(
        sa.select(Assignment, Piece.slug, Defence, Account.name)
        .join(Piece, Piece.assignment_id == Assignment.id)
        .join(Defence, Defence.piece_id == Piece.id)
        .join(Membership, Membership.id == Defence.recorded_by_id)
        .join(Account, Account.id == Membership.account_id)
        .where(Piece.account_id == account_id, Piece.programme_id == programme_id)
        .order_by(Defence.held_on.desc(), Defence.piece_id.desc())
    )
    return [(title_of(set_work, slug), defence, name) for set_work, slug, defence, name in rows]


def title_of(assignment: Assignment, slug: str) -> str:
    """The title as it was set; the alternative has one of its own."""
    alternative = assignment.alternative_title if slug == assignment.alternative else None
    return alternative or assignment.title
