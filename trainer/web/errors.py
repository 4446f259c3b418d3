"""The one translation of what went wrong into a page; what one may not see looks like what does not exist."""

import logging
from dataclasses import dataclass

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, IntegrityError
from werkzeug.exceptions import HTTPException, SecurityError

from trainer.db import session
from trainer.domain.draft import BadChange
from trainer.domain.errors import Conflict, NotAllowed, NotFound, WrongState
from trainer.web.components.held import held_page
from trainer.web.i18n import _, lazy

log = logging.getLogger(__name__)

Answer = tuple[str, int]


@dataclass(frozen=True)
class Words:
    """`heading` says what happened, `advice` what to do."""

    heading: object
    advice: object


NOT_HERE = Words(
    lazy("There is nothing here for you"),
    lazy("The address may be mistyped, or the page belongs to somebody else. Your own work is where you left it."),
)
WORDS = {
    400: Words(
        lazy("We could not read what was sent"),
        lazy("Go back, reload the page and send it again. Nothing was changed."),
    ),
    403: NOT_HERE,
    404: NOT_HERE,
    405: Words(
        lazy("This page cannot be used that way"),
        lazy("Go back and use the buttons of the page. Nothing was changed."),
    ),
    409: Words(
        lazy("This cannot be done now"),
        lazy("Something has changed since you opened the page. Go back and reload it to see how things stand."),
    ),
    413: Words(lazy("That is too large to send"), lazy("Send a smaller file or a shorter text.")),
    429: Words(lazy("Too many tries"), lazy("Wait a quarter of an hour, then try again.")),
}
OURS = Words(
    lazy("Something went wrong on our side"),
    lazy("It has been written to the log. What was saved before is safe; try again in a minute."),
)


def _page(status: int, words: Words, why: str = "") -> Answer:
    return render_template("problem.html", status=status, words=words, why=why), status


def init_app(app: Flask) -> None:
    @app.errorhandler(CSRFError)
    def stale(_error: CSRFError) -> Answer:
        if held := held_page():
            return held
        expired = Words(
            _("This page has waited too long"),
            _("You were signed out in the meantime. Sign in again, go back to the page and reload it."),
        )
        return _page(400, expired)

    @app.errorhandler(SecurityError)
    def unknown_host(_error: SecurityError) -> Answer:
        """Asked for under a name that is not ours: no page is made, since it could not name its own address."""
        return _("This site does not go by that name."), 400

    @app.errorhandler(NotAllowed)
    @app.errorhandler(NotFound)
    def hidden(_error: Exception) -> Answer:
        return _page(404, NOT_HERE)

    @app.errorhandler(WrongState)
    @app.errorhandler(Conflict)
    def untimely(error: Exception) -> Answer:
        return _page(409, WORDS[409], str(error))

    @app.errorhandler(BadChange)
    def unfit(error: BadChange) -> Answer:
        return _page(400, WORDS[400], str(error))

    @app.errorhandler(IntegrityError)
    def raced(error: IntegrityError) -> Answer:
        """The database held what two wanted at once; known races are told in their own words before they come here."""
        log.warning("%s %s met a row of another: %s", request.method, request.path, error.orig)
        session().rollback()
        return _page(409, WORDS[409])

    @app.errorhandler(DataError)
    def odd(error: DataError) -> Answer:
        """A value that the database has no room for, which no page of ours sends."""
        log.warning("%s %s does not fit: %s", request.method, request.path, error.orig)
        session().rollback()
        return _page(400, WORDS[400])

    @app.errorhandler(HTTPException)
    def other(error: HTTPException) -> Answer | HTTPException:
        code = error.code or 500
        if code < 400:
            return error
        status = 404 if code == 403 else code
        return _page(status, WORDS.get(code, OURS))
