"""What came of a piece of work: its marks and who gave which, its history; releasing it; answering an appeal."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership, Piece, Submission
from trainer.db.queries import pieces
from trainer.db.queries import queue as queries
from trainer.domain.errors import WrongState
from trainer.domain.grading import PLACES
from trainer.domain.permits import may_judge, may_oversee
from trainer.services import appealing, moderating, releasing
from trainer.services.catalogue import rubric_editions, vignette_edition
from trainer.services.returning import may_return
from trainer.web.clock import now
from trainer.web.components.grading_places import place_names
from trainer.web.components.judged import judged_by, level_words
from trainer.web.components.judged import work_of as rows_of
from trainer.web.components.remarks import remarks
from trainer.web.i18n import _
from trainer.web.supervisor.release import tell
from trainer.web.supervisor.work import viewer, work_of


def _open(piece_id: int) -> Piece:
    """Settled, and for whoever has judged it or is a senior: nobody who may still judge it sees what others gave."""
    piece, member = pieces.by_id(session(), g.programme.id, piece_id), g.membership
    if piece is None or piece.marks is None or not (may_judge(member, piece) or may_oversee(member, piece)):
        abort(404)
    judged = moderating.judged(session(), piece).values()
    if not may_oversee(member, piece) and all(one.grading.grader_id != member.id for one in judged):
        abort(404)
    return piece


def entry_names() -> dict[str, str]:
    """What each kind of entry is called."""
    return {
        "marked": _("Own marks put down"),
        "finished": _("Judgement handed over"),
        "returned": _("Returned for revision"),
        "settled": _("Marks settled"),
        "corrected": _("Marks corrected after an appeal"),
    }


def piece(piece_id: int) -> ResponseReturnValue:
    """Whose work it is shows after the release, or where names are not hidden."""
    found = _open(piece_id)
    return render_template("supervisor/piece.html", **_told(found), now=now())


def _told(found: Piece) -> dict[str, Any]:
    submission = session().get_one(Submission, found.submission_id)
    edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
    rubrics, done = rubric_editions(session(), found.rubric_ids), rows_of(submission, edition)
    gradings = {grading.id: grading for grading in pieces.gradings(session(), found.id)}
    judged = moderating.judged(session(), found)
    in_order = [judged[place] for place in PLACES if place in judged]
    appeal = pieces.appeal(session(), found.id)
    mine = judged.get("appeal")
    return {
        "piece": found,
        "work": work_of(queries.rows(session(), [found.id], viewer())[0]),
        "marks": judged_by((found.marks or {})["levels"], rubrics, tuple(one.entry.marks for one in in_order)),
        "graders": [gradings[one.grading.id].grader.account.name for one in in_order],
        "judgements": [
            (
                gradings[one.grading.id].grader.account.name,
                place_names()[one.grading.place],
                one.entry.judgement.get("feedback", ""),
                remarks(one.entry.judgement, done, edition, rubrics),
            )
            for one in in_order
        ],
        "entries": [
            (entry, gradings[entry.grading_id].grader.account.name if entry.grading_id else "")
            for entry in pieces.entries(session(), found.id)
        ],
        "entry_names": entry_names(),
        "level_words": level_words,
        "releases": found.state == "waiting" and releasing.may_release(session(), _me(), found),
        "returns": found.state == "waiting" and may_return(session(), _me(), found),
        "appeal": appeal,
        "answers": appeal is not None
        and appeal.answered_at is None
        and mine is not None
        and mine.grading.grader_id == g.membership.id,
    }  # fmt: skip


def _me() -> Membership:
    member: Membership = g.membership
    return member


def release_one(piece_id: int) -> ResponseReturnValue:
    """One, from its own page."""
    tell(releasing.release(session(), member=_me(), piece_ids=[piece_id], now=now()))
    return redirect(url_for("supervisor.piece", piece_id=piece_id))


def answer(piece_id: int) -> ResponseReturnValue:
    """The answer to an appeal; what was typed comes back where it cannot be taken."""
    try:
        appealing.answer(
            session(),
            member=_me(),
            piece_id=piece_id,
            text=request.form.get("answer", "").replace("\0", ""),
            change=request.form.get("marks") == "change",
            now=now(),
        )
    except WrongState as refusal:
        session().rollback()
        flash(str(refusal), "care")
        typed = request.form.get("answer", "")
        return render_template("supervisor/piece.html", **_told(_open(piece_id)), now=now(), typed=typed), 422
    flash(_("Answered. The trainee has been told."))
    return redirect(url_for("supervisor.piece", piece_id=piece_id))
