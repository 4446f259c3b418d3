"""How assessed work was judged: marks with their anchors, comments with their places, the rounds, and an appeal."""

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Piece, Submission
from trainer.db.queries import learning, pieces
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.settings import settings_of
from trainer.services import appealing
from trainer.services.catalogue import rubric_editions, vignette_edition
from trainer.services.submitting import own_submission
from trainer.web.clock import now
from trainer.web.components.judged import judged_by, level_words
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker
from trainer.web.trainee.rounds import rounds_of


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
    rubrics, released = rubric_editions(session(), piece.rubric_ids), piece.state == "released"
    said, rounds = rounds_of(piece, edition, rubrics)
    present = next(one for one in rounds if one.made.id == piece.submission_id)
    return {
        "piece": piece,
        "reference": present.made.reference,
        "case": edition.vignette,
        "rounds": rounds,
        "released": released,
        "marks": judged_by((piece.marks or {})["levels"], rubrics) if released else [],
        "pins": present.pins,
        "level_words": level_words,
        "said": said,
        "appeal": pieces.appeal(session(), piece.id),
        "appeal_until": appealing.appeal_until(session(), piece),
        "defence": learning.defence(session(), piece.id) if released else None,
        "defence_required": settings_of(g.programme.settings).defence_required,
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
