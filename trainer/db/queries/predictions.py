"""What people's assessed cases came to before a session of theirs was rated for the first time, and that rating."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import Final, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.facts import from_text
from trainer.db.models import LogContent, LogEntry, Piece, Verification
from trainer.db.queries import learning
from trainer.db.queries.log_entries import STANDS
from trainer.domain.log_entries import Rating

LATEST: Final = 500
"""People who are looked at: of those with a rated session the ones who came last, so that many cost what few do."""


@dataclass(frozen=True)
class Pair:
    """One person: the mean level of so many cases released before that day, and the mean score of the first rating."""

    cases: int
    level: float
    score: float


@dataclass(frozen=True)
class Prediction:
    """On the instrument that most of them were rated with; `others` were rated with another one."""

    instrument: str
    pairs: tuple[Pair, ...]
    others: int


def first_ratings(session: Session, programme_id: int) -> Prediction | None:
    """In two statements. None where nobody was both judged and then rated by somebody else."""
    first = _first(session, programme_id)
    if not first:
        return None
    rows = session.execute(
        sa.select(Piece.account_id, Piece.released_at, Piece.marks).where(
            Piece.programme_id == programme_id, Piece.account_id.in_(first), Piece.released_at.is_not(None)
        )
    )
    means: dict[int, list[float]] = {}
    for account, released_at, marks in rows:
        # What was judged after the session cannot have told anything beforehand.
        if released_at.date() <= first[account].on and (levels := learning.levels(marks)):
            means.setdefault(account, []).append(fmean(levels.values()))
    if not means:
        return None
    (common, _), *_rest = Counter((first[a].instrument, first[a].version) for a in means).most_common(1)
    own = {a: said for a, said in means.items() if (first[a].instrument, first[a].version) == common}
    pairs = tuple(Pair(len(own[a]), fmean(own[a]), fmean(map(float, first[a].scores))) for a in own)
    return Prediction(" ".join(common).strip(), pairs, len(means) - len(own))


def _first(session: Session, programme_id: int) -> dict[int, Rating]:
    """By account: the first session that somebody else rated with scores, and somebody vouched for."""
    rated = sa.and_(LogEntry.programme_id == programme_id, LogEntry.kind == "rating")
    whose = sa.select(LogEntry.account_id).where(rated).distinct().order_by(LogEntry.account_id.desc())
    later = aliased(Verification)
    last = ~sa.exists().where(later.entry_id == Verification.entry_id, later.id > Verification.id)
    rows = session.execute(
        sa.select(LogEntry.account_id, LogContent.data)
        .join(LogContent, LogContent.entry_id == LogEntry.id)
        .join(Verification, sa.and_(Verification.entry_id == LogEntry.id, Verification.digest == LogEntry.digest))
        .where(rated, STANDS, LogEntry.account_id.in_(whose.limit(LATEST)), Verification.outcome == "verified", last)
        .order_by(LogEntry.id)
    )
    found: dict[int, Rating] = {}
    for account, data in rows:
        rating = cast("Rating", from_text("rating", data))
        if rating.role == "self" or not rating.scores:
            continue
        if account not in found or _order(rating) < _order(found[account]):
            found[account] = rating
    return found


def _order(rating: Rating) -> tuple[date, int]:
    return rating.on, rating.session
