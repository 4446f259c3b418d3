"""How assessed work was judged: marks with their anchors, comments with their places, the rounds, and an appeal."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Piece, Submission
from trainer.db.queries import pieces
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.grading import PLACES
from trainer.services import appealing, moderating
from trainer.services.catalogue import rubric_editions, vignette_edition
from trainer.services.submitting import own_submission
from trainer.web.clock import now
from trainer.web.components.judged import judged_by, level_words, remarks, work_of
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def _piece(reference: str) -> tuple[Piece, Submission]:
    """The visitor's own, by any of its rounds."""
    submission = own_submission(session(), worker(), reference)
    piece = pieces.of_draft(session(), submission.draft_id)
    if piece is None or submission.undone_at is not None:
        raise NotFound("there is no such work")
    return piece, submission


def feedback(reference: str) -> ResponseReturnValue:
    """Before the release: what is to be revised, if anything, and nothing of marks or readers."""
    return render_template("trainee/feedback.html", **_told(*_piece(reference)), now=now())


def _told(piece: Piece, submission: Submission) -> dict[str, Any]:
    edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
    rubrics = rubric_editions(session(), piece.rubric_ids)
    returns = {entry.submission_id: entry for entry in pieces.entries(session(), piece.id) if entry.kind == "returned"}
    rounds = []
    for number, made in enumerate(pieces.rounds(session(), piece.draft_id), 1):
        done, entry = work_of(made, edition), returns.get(made.id)
        noted = remarks(entry.judgement, done, edition, rubrics) if entry else []
        rounds.append((number, made, done, entry, noted))
    released = piece.state == "released"
    judged = moderating.judged(session(), piece) if released else {}
    names = {grading.id: grading.grader.account.name for grading in pieces.gradings(session(), piece.id)}
    now_done = next(row[2] for row in rounds if row[1].id == piece.submission_id)
    return {
        "piece": piece,
        "reference": next(row[1].reference for row in rounds if row[1].id == piece.submission_id),
        "case": edition.vignette,
        "rounds": rounds[::-1],
        "released": released,
        "marks": judged_by((piece.marks or {})["levels"], rubrics) if released else [],
        "level_words": level_words,
        "judgements": [
            (
                names[judged[place].grading.id] if place == "first" else "",
                judged[place].entry.judgement.get("feedback", ""),
                remarks(judged[place].entry.judgement, now_done, edition, rubrics),
            )
            for place in PLACES
            if place in judged and place != "appeal"
        ],
        "appeal": pieces.appeal(session(), piece.id),
        "appeal_until": appealing.appeal_until(session(), piece),
    }


def appeal(reference: str) -> ResponseReturnValue:
    """Once; what was typed comes back where it cannot be taken."""
    piece, submission = _piece(reference)
    text = request.form.get("text", "").replace("\0", "")
    try:
        appealing.appeal(session(), member=worker(), piece_id=piece.id, text=text, now=now())
    except WrongState as refusal:
        session().rollback()
        flash(str(refusal), "care")
        return render_template("trainee/feedback.html", **_told(*_piece(reference)), now=now(), typed=text), 422
    flash(_("Your appeal has been sent. A grader who has not judged this work looks at it again; you are told."))
    return redirect(url_for("trainee.feedback", reference=submission.reference))
