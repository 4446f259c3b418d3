"""One session of a case as plain reading: every turn at its own address."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session as database
from trainer.services.catalogue import current
from trainer.web.components.bodies import letter_html, turns_html
from trainer.web.i18n import _, locale
from trainer.web.trainee.opening import open_case, readable, works_cases


def session(slug: str, number: int) -> ResponseReturnValue:
    """A number the case does not have is a page that does not exist; a session not open yet leads back to the case."""
    edition = open_case(current(database()), slug)
    case = edition.vignette
    read = case.sessions if works_cases() else (*case.sessions, *case.later)
    by_number = {s.number: s for s in read}
    if number not in by_number:
        abort(404)
    shown, last = by_number[number], readable(edition)
    if number > last:
        told = _("Session %(number)s opens in your workspace, when you commit what you think so far.")
        flash(told % {"number": number})
        return redirect(url_for("trainee.case", slug=slug))
    key = (edition.fingerprint, locale())
    return render_template(
        "trainee/session.html",
        case=case,
        session=shown,
        sessions=[s for s in read if s.number <= last],
        turns=turns_html(shown, key),
        referral=letter_html(case.referral, key),
        before=by_number.get(number - 1),
        after=by_number.get(number + 1) if number < last else None,
    )
