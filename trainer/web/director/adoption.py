"""A standard is adopted: the cut that the judges came to, floors that no average buys back, and why."""

from decimal import Decimal
from typing import Any

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.queries import global_ratings, standards
from trainer.domain.angoff import FEWEST_CASES, LEVELS, criterion_of, floors_spread, spread
from trainer.services.rating_standards import regression_of
from trainer.services.setting_standards import LONGEST, adopt, must_have_floors, result, rubrics_of
from trainer.web.clock import now
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.components.standard_words import criteria, spread_words
from trainer.web.director.standard import found
from trainer.web.i18n import _, lazy


class AdoptionForm(Form):
    """Fields for the floors are added for each study."""

    reason = TextField(
        lazy("Why you adopt it"),
        [Needed(lazy("Say why you adopt it: whoever is judged by it may ask.")), at_most(LONGEST)],
    )


def floor_form(names: dict[str, str], needed: set[str], said: dict[str, str]) -> tuple[Any, dict[str, str]]:
    """The form with a field for each criterion, beneath it what was `said` of it, and which field is whose."""
    fields = {f"floor_{n}": key for n, key in enumerate(names)}

    class WithFloors(AdoptionForm):
        """As above, with the floors of one study."""

    for field, key in fields.items():
        needs = [Needed(_("Choose a floor."))] if key in needed else []
        levels = [
            ("", _("none") if key not in needed else _("Choose …")),
            *((str(one), str(one)) for one in LEVELS[1:]),
        ]
        setattr(WithFloors, field, SelectField(names[key], needs, choices=levels, description=said.get(key, "")))
    return WithFloors(), fields


def adoption(study_id: int) -> ResponseReturnValue:
    """Only once both rounds are over."""
    study = found(study_id)
    rated = regression_of(session(), study) if study.method == "regression" else None
    cut = rated if rated is not None and rated.cut is not None else result(session(), study, 2)
    if cut is None or study.state != "closed":
        abort(404)
    rubrics = rubrics_of(session(), study)
    judged = {criterion_of(key) for key in study.items}
    names = {key: criterion.name for key, criterion in criteria(rubrics).items() if key in judged}
    spreads = floors_spread(spread(standards.given(session(), study.id, 2)))
    form, fields = floor_form(
        names, set(must_have_floors(rubrics)), {key: spread_words(s) for key, s in spreads.items()}
    )

    def change() -> None:
        floors = {key: Decimal(form[field].data) for field, key in fields.items() if form[field].data}
        adopt(
            session(), member=g.membership, study_id=study_id, floors=floors, reason=form.reason.data or "", now=now()
        )

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Adopted. From now on work is held against it."))
        return redirect(url_for("director.standards"))
    page = render_template(
        "director/adoption.html",
        form=form,
        floors=list(fields),
        study=study,
        cut=cut,
        rated=rated,
        graders=global_ratings.raters(session(), study.id),
        cases=FEWEST_CASES,
        first=None if rated else result(session(), study, 1),
        reach=standards.reach(session(), g.programme.id, float(cut.cut or 0), float(cut.error or 0), FEWEST_CASES),
    )
    return page, 422 if form.errors else 200
