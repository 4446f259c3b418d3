"""A module's quiz, before and between attempts: what it is for, how it goes, and one's own attempts so far."""

from flask import abort, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import quizzes
from trainer.services import quizzing
from trainer.services.catalogue import current
from trainer.web.clock import now
from trainer.web.doors import me


def quiz(slug: str) -> ResponseReturnValue:
    """Open to whoever may read the module."""
    edition = current(session()).modules.get(slug)
    if edition is None or edition.module.quiz is None:
        abort(404)
    attempts = [a for a in quizzes.of_person(session(), me().id, slug) if a.programme_id == g.programme.id]
    return render_template(
        "trainee/quiz.html",
        module=edition.module,
        quiz=edition.module.quiz,
        waits=next((a for a in attempts if a.finished_at is None), None),
        finished=[a for a in attempts if a.finished_at is not None],
    )


def quiz_begin(slug: str) -> ResponseReturnValue:
    """A new attempt, or the one that waits."""
    attempt = quizzing.begin(session(), member=g.membership, slug=slug, now=now())
    return redirect(url_for("trainee.quiz_attempt", attempt_id=attempt.id))
