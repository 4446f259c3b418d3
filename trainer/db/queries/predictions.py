"""What people's assessed cases came to before the first session of theirs that was rated, and that rating."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import fmean
from typing import Final, cast

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.facts import from_text
from trainer.db.models import Grading, Guide, LogContent, LogEntry, Membership, Piece, Programme, Verification
from trainer.db.queries import learning
from trainer.db.queries.log_entries import STANDS
from trainer.domain.log_entries import ClinicalSession, Rating
from trainer.domain.moments import local_day

LATEST: Final = 500
"""People who are looked at: of those with a rated session the ones who came last, so that many cost what few do."""


@dataclass(frozen=True)
class Pair:
    """One person: the mean level of so many cases released before the day of the session, and its mean score."""

    cases: int
    level: float
    score: float
    blind: bool


@dataclass(frozen=True)
class Prediction:
    """On the instrument that most of them were rated with; `others` were rated with another one.

    Left out as well: `judges`, whom only those rated who had judged their cases, and `undated`, whose log does not say
    when the rated session was.
    """

    instrument: str
    pairs: tuple[Pair, ...]
    others: int
    judges: int
    undated: int


@dataclass(frozen=True)
class _Piece:
    released_on: date
    level: float


def first_ratings(session: Session, programme_id: int) -> Prediction | None:
    """In five statements. None where nobody was both judged and then rated by somebody else."""
    said = _ratings(session, programme_id)
    if not said:
        return None
    days = _days(session, programme_id, said)
    pieces, graders = _judged(session, programme_id, said)
    raters = _raters(session, programme_id, {one.rater for ratings in said.values() for one in ratings})
    found: dict[int, tuple[Rating, list[float]]] = {}
    judges = undated = 0
    for account in pieces.keys() & said.keys():
        dated = [(day, one) for one in said[account] if (day := days.get((account, one.case, one.session)))]
        free = [(day, one) for day, one in dated if raters.get(one.rater) not in graders[account]]
        if not free:
            judges, undated = judges + bool(dated), undated + (not dated)
            continue
        day, first = min(free, key=lambda pair: (pair[0], pair[1].session))
        # What was judged on the day or later cannot have told anything beforehand.
        if levels := [piece.level for piece in pieces[account] if piece.released_on < day]:
            found[account] = first, levels
    if not found and not judges and not undated:
        return None
    scales = Counter((rating.instrument, rating.version) for rating, _ in found.values())
    common = max(sorted(scales), key=lambda scale: scales[scale], default=("", ""))
    own = [(rating, levels) for rating, levels in found.values() if (rating.instrument, rating.version) == common]
    pairs = tuple(Pair(len(ls), fmean(ls), fmean(map(float, one.scores)), one.blind) for one, ls in own)
    return Prediction(" ".join(common).strip(), pairs, len(found) - len(own), judges, undated)


def _ratings(session: Session, programme_id: int) -> dict[int, list[Rating]]:
    """By account: what somebody else rated with scores, and somebody vouched for."""
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
    found: dict[int, list[Rating]] = {}
    for account, data in rows:
        rating = cast("Rating", from_text("rating", data))
        if rating.role != "self" and rating.scores:
            found.setdefault(account, []).append(rating)
    return found


def _days(
    session: Session, programme_id: int, said: Mapping[int, Sequence[Rating]]
) -> dict[tuple[int, str, int], date]:
    """When the rated sessions were, by account, case and number: a rating's own day is the day of the rating."""
    wanted = {(account, one.case, one.session) for account, ratings in said.items() for one in ratings}
    # The text is canonical, so that the number can be looked for in it: most sessions need not be read then.
    numbers = [LogContent.data.contains(f'"number":{n},') for n in sorted({number for _, _, number in wanted})]
    rows = session.execute(
        sa.select(LogEntry.account_id, LogContent.data)
        .join(LogContent, LogContent.entry_id == LogEntry.id)
        .where(
            LogEntry.programme_id == programme_id,
            LogEntry.kind == "clinical-session",
            LogEntry.account_id.in_(said),
            STANDS,
            sa.or_(*numbers),
        )
    )
    told = ((account, cast("ClinicalSession", from_text("clinical-session", data))) for account, data in rows)
    return {key: one.on for account, one in told if (key := (account, one.case, one.number)) in wanted}


def _judged(
    session: Session, programme_id: int, accounts: Iterable[int]
) -> tuple[dict[int, list[_Piece]], dict[int, set[int]]]:
    """Their released work by the programme's days, and the accounts of everybody who judged any of it."""
    zone = session.scalar(sa.select(Programme.time_zone).where(Programme.id == programme_id)) or "UTC"
    grader = aliased(Membership)
    rows = session.execute(
        sa.select(Piece.id, Piece.account_id, Piece.released_at, Piece.marks, grader.account_id)
        .outerjoin(Grading, sa.and_(Grading.piece_id == Piece.id, Grading.finished_at.is_not(None)))
        .outerjoin(grader, grader.id == Grading.grader_id)
        .where(Piece.programme_id == programme_id, Piece.account_id.in_(accounts), Piece.released_at.is_not(None))
    )
    pieces: dict[int, dict[int, _Piece]] = {}
    graders: dict[int, set[int]] = {}
    for number, account, released_at, marks, by in rows:
        if levels := learning.levels(marks):
            at = cast("datetime", released_at)
            pieces.setdefault(account, {})[number] = _Piece(local_day(at, zone), fmean(levels.values()))
            graders.setdefault(account, set()).update([] if by is None else [by])
    return {account: list(own.values()) for account, own in pieces.items()}, graders


def _raters(session: Session, programme_id: int, refs: Iterable[str]) -> dict[str, int]:
    """The accounts of the raters who have one, by what a log calls them."""
    known = sa.select(Guide.ref, Guide.account_id).where(
        Guide.programme_id == programme_id, Guide.ref.in_(refs), Guide.account_id.is_not(None)
    )
    return {row[0]: row[1] for row in session.execute(known) if row[1] is not None}
