"""Who has to judge a piece still, and what its gradings come to when nobody has."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Assignment, GradeEntry, Grading, Piece, Programme
from trainer.db.queries import graders, pieces
from trainer.domain.grading import Settled, next_place, settle
from trainer.mail.language import mark
from trainer.services.auditing import record_piece
from trainer.services.directing import today_in
from trainer.services.notifying import Telling, notify_all, notify_each


@dataclass(frozen=True)
class Judged:
    """A finished grading with its judgement as it was handed over."""

    grading: Grading
    entry: GradeEntry


def judged(session: Session, piece: Piece) -> dict[str, Judged]:
    """The finished gradings of the present round, by place."""
    found = pieces.finished(session, piece.submission_id)
    return {place: Judged(*both) for place, both in found.items()}


def wanted(session: Session, piece: Piece) -> str | None:
    """The place that still wants a grader; None where nobody has to judge now."""
    done = judged(session, piece)
    if piece.state == "released":
        appeal = pieces.appeal(session, piece.id)
        return "appeal" if appeal is not None and appeal.answered_at is None and "appeal" not in done else None
    if piece.state != "waiting" or piece.marks is not None:
        return None
    return next_place(
        {place: one.entry.marks for place, one in done.items()},
        harmful=sum(len(one.entry.judgement.get("harmful", ())) for one in done.values()),
        drawn=piece.drawn,
    )


def after_finish(session: Session, piece: Piece, now: datetime) -> None:
    """A grading was finished: the piece waits for the next grader or is ready; in the caller's transaction.

    The caller holds the piece's lock. An appeal's judgement settles nothing until it is answered in words.
    """
    piece.claimed_by_id, piece.claimed_until, piece.asked_id = None, None, None
    session.flush()
    if piece.state != "waiting":
        return
    if (place := wanted(session, piece)) is not None:
        _ask(session, piece, place, now)
        return
    done = judged(session, piece)
    settled = settle([done[place].entry.marks for place in ("first", "second", "third") if place in done])
    last = max(done.values(), key=lambda one: one.entry.id)
    piece.marks = stored(settled)
    session.add(
        GradeEntry(
            piece_id=piece.id,
            submission_id=piece.submission_id,
            grading_id=None,
            kind="settled",
            by_id=last.entry.by_id,
            at=now,
            marks=dict(settled.levels),
            judgement={"graders": settled.graders},
        )
    )
    record_piece(
        session, last.entry.by_id, "piece.settled", piece, now, graders=settled.graders, mean=round(settled.mean, 2)
    )


def _ask(session: Session, piece: Piece, place: str, now: datetime) -> None:
    """Tell those who may judge it next; not at which place, so that they come to it blind."""
    programme = session.get_one(Programme, piece.programme_id)
    telling = Telling(
        0,
        piece.programme_id,
        "handed-in",
        mark("Another grader is asked for: %(title)s"),
        mark("Somebody who has not judged it yet is to look at %(title)s. Any of you can take it."),
        f"/p/{programme.slug}/supervision/queue?show=unclaimed",
        f"wanted:{piece.submission_id}:{place}",
        {"title": title_of(session, piece)},
    )
    notify_all(session, graders.fresh(session, piece, today_in(programme, now)), telling, now=now)


def tell_of_piece(session: Session, piece: Piece, telling: Telling, *, now: datetime) -> None:
    """Tell somebody about a piece, whose title the words can name; the link is one within the programme."""
    programme = session.get_one(Programme, piece.programme_id)
    values = {"title": title_of(session, piece), **(telling.values or {})}
    notify_each(session, [replace(telling, link=f"/p/{programme.slug}/{telling.link}", values=values)], now=now)


def title_of(session: Session, piece: Piece) -> str:
    """What the case is called that the trainee chose."""
    work = session.get_one(Assignment, piece.assignment_id)
    return (work.alternative_title or "") if piece.slug == work.alternative else work.title


def stored(settled: Settled) -> dict[str, object]:
    """The settled marks as a piece keeps them."""
    return {"levels": settled.levels, "graders": settled.graders, "mean": settled.mean}
