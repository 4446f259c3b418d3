"""One session of a case as plain reading: every turn at its own address."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session as database
from trainer.services.catalogue import current
from trainer.web.components.bodies import letter_html, turns_html
from trainer.web.i18n import locale
from trainer.web.trainee.opening import open_case


def session(slug: str, number: int) -> ResponseReturnValue:
    """A number the case does not have is a page that does not exist."""
    edition = open_case(current(database()), slug)
    case = edition.vignette
    shown = case.session(number)
    if shown is None:
        abort(404)
    key = (edition.fingerprint, locale())
    return render_template(
        "trainee/session.html",
        case=case,
        session=shown,
        turns=turns_html(shown, key),
        referral=letter_html(case.referral, key),
        before=case.session(number - 1),
        after=case.session(number + 1),
    )
