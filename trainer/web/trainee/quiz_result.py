"""What came of an attempt at a quiz: every option with its reason, and the way back to the section that teaches it."""

from dataclasses import dataclass

from flask import g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.quiz import Asked, answers_in
from trainer.services import quizzing
from trainer.services.catalogue import current


@dataclass(frozen=True)
class Told:
    """One question, which option was chosen, and where to read on; no `anchor` where the section is gone."""

    asked: Asked
    chosen: int
    title: str
    anchor: str

    @property
    def right(self) -> bool:
        """Whether the right option was chosen."""
        return self.chosen == self.asked.right


def quiz_result(attempt_id: int) -> ResponseReturnValue:
    """Its owner's alone, once it is finished."""
    attempt = quizzing.own_attempt(session(), g.membership, attempt_id)
    if attempt.finished_at is None:
        return redirect(url_for("trainee.quiz_attempt", attempt_id=attempt.id))
    module, asked = quizzing.asked_in(session(), attempt)
    titles = {section.id: section.title for section in module.sections}
    active = current(session()).modules.get(attempt.slug)
    there = {section.id for section in active.module.sections} if active else set()
    answers = answers_in(asked, attempt.state)
    told = [
        Told(one, answers[one.item.id], titles[one.item.section], one.item.section if one.item.section in there else "")
        for one in asked
    ]
    return render_template(
        "trainee/quiz_result.html",
        attempt=attempt,
        module=module,
        told=told,
        right=sum(one.right for one in told),
        readable=active is not None,
        again=active is not None and active.module.quiz is not None,
    )
