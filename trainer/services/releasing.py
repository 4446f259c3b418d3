"""What was judged is shown to its trainee: the readers, the marks, the feedback; singly or many at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Grading, Membership, PanelSeen, Piece, Programme, Submission
from trainer.db.new_rows import add_new
from trainer.db.queries import pieces
from trainer.domain.errors import NotFound
from trainer.domain.permits import may_judge, may_oversee
from trainer.domain.settings import settings_of
from trainer.mail.language import mark
from trainer.services.auditing import record_each
from trainer.services.notifying import Telling, notify_each


@dataclass(frozen=True)
class Released:
    """What became of the pieces that were to be released: now, before this, and those that were not ready any more."""

    now: tuple[int, ...]
    before: tuple[int, ...]
    not_ready: tuple[int, ...]


def may_release(session: Session, member: Membership, piece: Piece) -> bool:
    """Who was its first grader in this round, and seniors."""
    return may_oversee(member, piece) or (
        may_judge(member, piece) and piece.submission_id in _first_of(session, member)
    )


def release(session: Session, *, member: Membership, piece_ids: Collection[int], now: datetime) -> Released:
    """Release those that are ready; what was released before stays as it is. Raises NotFound for what is not theirs."""
    found = [pieces.by_id(session, member.programme_id, piece_id, lock=True) for piece_id in sorted(set(piece_ids))]
    mine = _first_of(session, member)
    fresh: list[Piece] = []
    before, not_ready = [], []
    for piece in found:
        if piece is None or not _allowed(member, piece, mine):
            raise NotFound("there is no such piece")
        if piece.state == "released":
            before.append(piece.id)
        elif piece.state != "waiting" or piece.marks is None:
            not_ready.append(piece.id)
        else:
            fresh.append(piece)
    _reveal(session, fresh, now)
    record_each(
        session,
        {piece.id: {"round": piece.round} for piece in fresh},
        at=now,
        action="piece.released",
        object_kind="piece",
        actor_id=member.account_id,
        programme_id=member.programme_id,
    )
    _tell(session, fresh, now)
    session.commit()
    return Released(tuple(piece.id for piece in fresh), tuple(before), tuple(not_ready))


def _first_of(session: Session, member: Membership) -> set[int]:
    """The rounds that this member judged at the first place and whose pieces wait or are released."""
    mine = sa.select(Grading.submission_id).where(
        Grading.grader_id == member.id,
        Grading.place == "first",
        Grading.finished_at.is_not(None),
        Grading.left_at.is_(None),
    )
    return set(session.scalars(mine))


def _allowed(member: Membership, piece: Piece, mine: Collection[int]) -> bool:
    return may_oversee(member, piece) or (may_judge(member, piece) and piece.submission_id in mine)


def _reveal(session: Session, fresh: list[Piece], now: datetime) -> None:
    rounds = [piece.submission_id for piece in fresh]
    shown = sa.update(Submission).where(Submission.id.in_(rounds), Submission.revealed_at.is_(None))
    session.execute(shown.values(revealed_at=now))
    seen = [{"account_id": piece.account_id, "slug": piece.slug, "seen_at": now} for piece in fresh]
    add_new(session, PanelSeen, seen)
    for piece in fresh:
        piece.state, piece.released_at = "released", now
        piece.claimed_by_id, piece.claimed_until = None, None
    session.flush()


def _tell(session: Session, fresh: list[Piece], now: datetime) -> None:
    if not fresh:
        return
    programme = session.get_one(Programme, fresh[0].programme_id)
    days = settings_of(programme.settings).appeal_days
    rows = session.execute(
        sa.select(Piece, Assignment, Submission.reference)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .join(Submission, Submission.id == Piece.submission_id)
        .where(Piece.id.in_([piece.id for piece in fresh]))
    )
    text = (
        mark("Marks, feedback and the readers are open to you. If you disagree, you can appeal within %(days)s days.")
        if days
        else mark("Marks, feedback and the readers are open to you.")
    )  # fmt: skip
    tellings = [
        Telling(
            piece.account_id,
            piece.programme_id,
            "released",
            mark("Judged: %(title)s"),
            text,
            f"/p/{programme.slug}/submissions/{reference}/feedback",
            f"released:{piece.id}",
            {"title": work.alternative_title if piece.slug == work.alternative else work.title, "days": days},
        )
        for piece, work, reference in rows
    ]
    notify_each(session, tellings, now=now)
