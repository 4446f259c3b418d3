"""One's own attempt at a quiz: its questions, saved as they are answered; nothing here tells which option is right."""

from typing import Any, Final

from flask import g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from trainer.db import session
from trainer.db.models import QuizAttempt
from trainer.domain.quiz import PART, answers_in
from trainer.services import quizzing
from trainer.web.clock import now
from trainer.web.components.desk_words import desk_words
from trainer.web.components.fields import id_or_none
from trainer.web.doors import me
from trainer.web.i18n import _

START: Final = f"{PART}."


def words() -> dict[str, str]:
    """What the scripts say."""
    return desk_words() | {
        "notYours": _("Whoever is signed in now cannot open this attempt. Your answers are kept on this device."),
        "handedIn": _("This attempt was finished elsewhere."),
        "seeReceipt": _("See what came of it"),
        "finishWaits": _("Not everything is saved yet. You can finish as soon as there is a connection."),
        "given": _("{n} of {all} answered"),
    }


def page_data(attempt: QuizAttempt) -> dict[str, Any]:
    """What the scripts begin with: places and choices, no reasons."""
    return {
        "account": me().id,
        "draft": f"quiz-{attempt.id}",
        "revision": attempt.revision,
        "opened": 0,
        "savedAt": attempt.saved_at.isoformat() if attempt.revision else None,
        "zone": me().time_zone,
        "locked": False,
        "state": attempt.state,
        "parts": [PART],
        "csrf": generate_csrf(),
        "changes": url_for("trainee.quiz_changes", attempt_id=attempt.id),
        "stateAt": url_for("trainee.quiz_state", attempt_id=attempt.id),
        "signIn": url_for("security.login", next=url_for("trainee.quiz_attempt", attempt_id=attempt.id)),
        "result": url_for("trainee.quiz_result", attempt_id=attempt.id),
    }


def quiz_attempt(attempt_id: int) -> ResponseReturnValue:
    """To answer; once it is finished, on to its result."""
    missing: list[str] = []
    if request.method == "POST":
        given = {k.removeprefix(START): id_or_none(v) for k, v in request.form.items() if k.startswith(START)}
        answers = {item: at for item, at in given.items() if at is not None}
        missing = quizzing.finish(session(), member=g.membership, attempt_id=attempt_id, answers=answers, now=now())
    attempt = quizzing.own_attempt(session(), g.membership, attempt_id)
    if attempt.finished_at is not None:
        return redirect(url_for("trainee.quiz_result", attempt_id=attempt.id))
    module, asked = quizzing.asked_in(session(), attempt)
    page = render_template(
        "trainee/quiz_attempt.html",
        attempt=attempt,
        module=module,
        asked=asked,
        answers=answers_in(asked, attempt.state),
        missing=missing,
        words=words(),
        data=page_data(attempt),
    )
    return page, 422 if missing else 200
