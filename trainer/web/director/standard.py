"""One study for a standard: who has judged, how far they are apart once that may be seen, what comes next."""

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import StandardStudy
from trainer.db.queries import standards
from trainer.domain.angoff import FEWEST_JUDGES, spread
from trainer.domain.errors import WrongState
from trainer.services.judging_standards import say
from trainer.services.setting_standards import ask_judges, close_round, result, set_aside
from trainer.web.clock import now
from trainer.web.components.standard_words import state_words, weighed
from trainer.web.director.standard_new import judge_choices
from trainer.web.director.standard_rated import rated_page
from trainer.web.i18n import _


def found(study_id: int) -> StandardStudy:
    """The study that the address names, in this programme."""
    study = standards.study(session(), g.programme.id, study_id)
    if study is None:
        abort(404)
    return study


def standard(study_id: int) -> ResponseReturnValue:
    """While the first round is open, only who has given their levels; what they are nobody sees."""
    return _page(found(study_id))


def _page(study: StandardStudy, refused: str = "") -> ResponseReturnValue:
    if study.method == "regression":
        return rated_page(study, refused)
    judges = standards.judges(session(), study.id)
    seen = 2 if study.state in ("closed", "adopted") else 1
    said = standards.given(session(), study.id, seen) if study.first_closed_at else []
    page = render_template(
        "director/standard.html",
        study=study,
        judges=judges,
        others=judge_choices({judge.account.id for judge in judges}) if study.state == "first" else [],
        cases=weighed(session(), study, spread(said)),
        first=result(session(), study, 1) if study.first_closed_at else None,
        second=result(session(), study, 2) if study.closed_at else None,
        notes=standards.notes(session(), study.id),
        fewest=FEWEST_JUDGES,
        here_state=state_words(study),
        refused=refused,
        typed=request.form,
    )
    return page, 422 if refused else 200


def standard_judges(study_id: int) -> ResponseReturnValue:
    """Ask more of them."""
    chosen = [int(one) for one in request.form.getlist("judges") if one.isdecimal() and len(one) < 10]
    try:
        ask_judges(session(), member=g.membership, study_id=study_id, judges=chosen, now=now())
    except WrongState as refusal:
        session().rollback()
        return _page(found(study_id), str(refusal))
    flash(_("Asked."))
    return redirect(url_for("director.standard", study_id=study_id))


def standard_round(study_id: int) -> ResponseReturnValue:
    """Close the round that is open."""
    try:
        close_round(session(), member=g.membership, study_id=study_id, now=now())
    except WrongState as refusal:
        session().rollback()
        return _page(found(study_id), str(refusal))
    flash(_("Closed."))
    return redirect(url_for("director.standard", study_id=study_id))


def standard_note(study_id: int) -> ResponseReturnValue:
    """Say something to the judges."""
    found(study_id)
    try:
        say(session(), member=g.membership, study_id=study_id, text=request.form.get("text", ""), now=now())
    except WrongState as refusal:
        session().rollback()
        return _page(found(study_id), str(refusal))
    flash(_("Said, for all judges to read."))
    return redirect(url_for("director.standard", study_id=study_id, _anchor="talk-title"))


def standard_end(study_id: int) -> ResponseReturnValue:
    """Set the study aside, with a reason."""
    try:
        set_aside(session(), member=g.membership, study_id=study_id, reason=request.form.get("reason", ""), now=now())
    except WrongState as refusal:
        session().rollback()
        return _page(found(study_id), str(refusal))
    flash(_("Set aside. What was given stays with it."))
    return redirect(url_for("director.standards"))
