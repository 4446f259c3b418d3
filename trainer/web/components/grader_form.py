"""Handing a piece to a grader by name: the choice, with how much waits for each, and who cannot judge it and why."""

from collections.abc import Sequence
from typing import Any

from wtforms import RadioField

from trainer.services.handing import Grader
from trainer.web.components.fields import Form
from trainer.web.components.people_words import on
from trainer.web.i18n import _, lazy, ngettext

NOBODY = "anybody"


class GraderForm(Form):
    """`grader` are those who may judge the piece now."""

    grader = RadioField(lazy("Who judges it"))


def grader_form(found: Sequence[Grader], given: int | None) -> GraderForm:
    """With whom it is given to chosen already."""
    form = GraderForm(grader=str(given) if given else NOBODY)
    able = [(str(one.membership.id), _words(one)) for one in found if not one.barred]
    form.grader.choices = [*able, (NOBODY, _("Nobody in particular: any grader can take it"))]
    return form


def chosen_grader(form: GraderForm) -> int | None:
    """Who was chosen; None for nobody in particular."""
    return None if form.grader.data == NOBODY else int(form.grader.data)


def _words(one: Grader) -> Any:
    load = ngettext("%(num)s piece waits for them", "%(num)s pieces wait for them", one.load) % {"num": one.load}
    said = f"{one.membership.account.name} ({load})"
    if one.away is None:
        return said
    if one.away.until_on is None:
        return _("%(name)s, on leave until further notice") % {"name": said}
    return _("%(name)s, on leave until %(day)s") % {"name": said, "day": on(one.away.until_on).striptags()}


def place_words(place: str) -> str:
    """What the piece wants."""
    return {
        "first": _("It wants its first grading."),
        "second": _("It wants a second grading, by somebody who has not seen the first."),
        "third": _("Two graders are far apart; it wants a third one, who has seen neither."),
        "appeal": _("The trainee has appealed; somebody who has not judged it looks at it again."),
    }[place]


def barred_words(reason: str) -> str:
    """Why somebody cannot judge it."""
    return {
        "judged": _("has judged this piece before"),
        "uncalibrated": _("holds no right to grade: calibration comes first"),
    }[reason]
