"""The receipt of a case handed in: its reference, when, what can still be done with it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import pieces
from trainer.services import submitting
from trainer.services.catalogue import vignette_edition
from trainer.services.self_rating import rateable
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def receipt(reference: str) -> ResponseReturnValue:
    """Also for one that was taken back: it says so."""
    submission = submitting.own_submission(session(), worker(), reference)
    edition = vignette_edition(session(), submission.edition_id, submission.setting_id)
    piece = pieces.of_draft(session(), submission.draft_id)
    return render_template(
        "trainee/receipt.html",
        submission=submission,
        case=edition.vignette,
        piece=piece,
        rate=rateable(piece, submission),
        undo_until=submission.handed_in_at + submitting.UNDO_FOR if submitting.may_undo(submission, now()) else None,
        now=now(),
    )


def undo(reference: str) -> ResponseReturnValue:
    """Take it back and go on working on it."""
    draft_id = submitting.undo_hand_in(session(), member=worker(), reference=reference, now=now())
    flash(_("Taken back. The case is yours to work on again; nothing was shown to anybody."))
    return redirect(url_for("trainee.workspace", draft_id=draft_id))


def reveal(reference: str) -> ResponseReturnValue:
    """Show the readers, which closes the undo."""
    submitting.reveal_panel(session(), member=worker(), reference=reference, now=now())
    return redirect(url_for("trainee.result", reference=reference))
