"""One session of a case as plain reading: every turn at its own address."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session as database
from trainer.services.catalogue import current
from trainer.web.components.bodies import letter_html, turns_html
from trainer.web.i18n import _, locale
from trainer.web.trainee.opening import open_case, readable


def session(slug: str, number: int) -> ResponseReturnValue:
    """A number the case does not have is a page that does not exist; a session not open yet leads back to the case."""
    edition = open_case(current(database()), slug)
    case = edition.vignette
    shown = case.session(number)
    if shown is None:
        abort(404)
    last = readable(edition)
    if number > last:
        told = _("Session %(number)s opens in your workspace, when you commit what you think so far.")
        flash(told % {"number": number})
        return redirect(url_for("trainee.case", slug=slug))
    key = (edition.fingerprint, locale())
    return render_template(
        "trainee/session.html",
        case=case,
        session=shown,
        readable=last,
        turns=turns_html(shown, key),
        referral=letter_html(case.referral, key),
        before=case.session(number - 1),
        after=case.session(number + 1) if number < last else None,
    )
