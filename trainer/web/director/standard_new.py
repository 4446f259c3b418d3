"""A new study for the programme's standard: whom to think of, which cases and rubrics, which judges."""

from typing import Any

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from trainer.db import session
from trainer.db.queries import candidacies
from trainer.domain.angoff import FEWEST_JUDGES
from trainer.domain.borderline_regression import FEWEST_PEOPLE
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.services.setting_standards import LONGEST, open_study
from trainer.web.clock import now
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.components.people_words import role_name
from trainer.web.director.assignment_form import Ticks
from trainer.web.i18n import _, lazy


class StandardForm(Form):
    """All on one page."""

    method = RadioField(
        lazy("How it is to be set"),
        choices=[
            ("angoff", lazy("Judges say what somebody just competent would reach (modified Angoff)")),
            ("regression", lazy("Graders say how each piece is on the whole, as they mark it (borderline regression)")),
        ],
        default="angoff",
    )
    borderline = TextField(
        lazy("Who is just competent"),
        [Needed(lazy("Say whom the judges are to think of.")), at_most(LONGEST)],
        description=lazy("Somebody who is just competent: good enough, and not a shade better. Say what they can do."),
    )
    cases = Ticks(lazy("Cases"))
    rubrics = Ticks(lazy("Rubrics"))
    judges = Ticks(lazy("Judges, if judges set it"), coerce=int)


def judge_choices(already: set[int]) -> list[tuple[int, str]]:
    """Every member who is no trainee, once, by name."""
    today = today_in(g.programme, now())
    seen, found = set(already), []
    for row in candidacies.staff(session(), g.programme.id, today):
        if row.account_id not in seen:
            seen.add(row.account_id)
            found.append((row.id, f"{row.account.name} ({role_name(row.role)})"))
    return found


def standard_new() -> ResponseReturnValue:
    """On to the study; judges are told at once."""
    form, catalogue = StandardForm(), current(session())
    titles = {slug: edition.vignette.matter.title for slug, edition in catalogue.vignettes.items()}
    form.cases.choices = sorted(titles.items(), key=lambda pair: pair[1])
    form.rubrics.choices = [(slug, rubric.title) for slug, rubric in sorted(catalogue.rubrics.items())]
    form.judges.choices = judge_choices(set())
    made: list[int] = []

    def change() -> None:
        asked: dict[str, Any] = {"cases": form.cases.data or [], "rubrics": form.rubrics.data or []}
        study = open_study(
            session(),
            member=g.membership,
            judges=form.judges.data or [],
            borderline=form.borderline.data or "",
            method=form.method.data,
            now=now(),
            **asked,
        )
        made.append(study.id)

    if form.validate_on_submit() and attempt(form, change):
        rates = form.method.data == "regression"
        told = _("From now on graders are asked how each piece is on the whole.")
        flash(told if rates else _("The study is open, and its judges are told."))
        return redirect(url_for("director.standard", study_id=made[0]))
    page = render_template("director/standard_new.html", form=form, fewest=FEWEST_JUDGES, people=FEWEST_PEOPLE)
    return page, 422 if form.errors else 200
