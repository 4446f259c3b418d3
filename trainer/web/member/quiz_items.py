"""How the items of the quizzes behave in first attempts of the programme's trainees, for whoever mends them."""

from dataclasses import dataclass

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import quizzes
from trainer.domain.item_statistics import EASY, FLAT, HARD, LEAST, ItemStatistics, statistics
from trainer.domain.module import Module
from trainer.domain.permits import may_mend_items
from trainer.domain.quiz import QuizItem
from trainer.services.catalogue import current
from trainer.web.components.shelf import Shelf
from trainer.web.i18n import _


@dataclass(frozen=True)
class Bank:
    """One module's bank, item by item; `attempts` are the first ones that were finished."""

    module: Module
    attempts: int
    items: tuple[tuple[QuizItem, ItemStatistics], ...]


def look_words() -> dict[str, str]:
    """Why an author should look at an item."""
    return {
        "easy": _("nearly everybody has it right: does a wrong option tempt nobody?"),
        "hard": _("few have it right: is it ambiguous, or does the module not say it?"),
        "flat": _("those who do well elsewhere do no better here: look at its wording"),
    }


def quiz_items() -> ResponseReturnValue:
    """For directors and lead annotators; to everybody else the page does not exist."""
    if not any(may_mend_items(member) for member in g.memberships):
        abort(404)
    found = quizzes.first_marks(session(), g.programme.id)
    banks = []
    for module in Shelf(current(session())).modules:
        if module.quiz is not None:
            marks = found.get(module.slug, [])
            told = statistics(marks)
            items = tuple((item, told.get(item.id, ItemStatistics(0))) for item in module.quiz.items)
            banks.append(Bank(module, len(marks), items))
    return render_template(
        "member/quiz_items.html", banks=banks, least=LEAST, easy=EASY, hard=HARD, flat=FLAT, look_words=look_words()
    )
