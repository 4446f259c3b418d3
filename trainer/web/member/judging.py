"""A judge's page of a study for a standard: levels given alone, then the spread, the talk, and levels once more."""

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import standards
from trainer.domain.angoff import LEVELS, ROUND_OF, spread
from trainer.domain.errors import WrongState
from trainer.services.judging_standards import keep_levels, own_study, say
from trainer.web.clock import now
from trainer.web.components.standard_words import state_words, weighed
from trainer.web.i18n import _


def judging(study_id: int) -> ResponseReturnValue:
    """Levels can be kept half done and given later; nothing typed is lost where something is refused."""
    own_study(session(), g.membership, study_id)
    if request.method != "POST":
        return _page(study_id)
    said = {key: value for key, value in request.form.items() if ":" in key}
    give = "give" in request.form
    try:
        keep_levels(session(), member=g.membership, study_id=study_id, said=said, give=give, now=now())
    except WrongState as refusal:
        session().rollback()
        return _page(study_id, str(refusal), said)
    given, kept = _("Given. You can change them until the round is closed."), _("Kept. Give them when all are there.")
    flash(given if give else kept)
    return redirect(url_for("member.judging", study_id=study_id))


def _page(study_id: int, refused: str = "", said: dict[str, str] | None = None) -> ResponseReturnValue:
    study = own_study(session(), g.membership, study_id)
    number = ROUND_OF.get(study.state)
    mine = standards.own(session(), study.id, g.membership.account_id)
    row = mine.get(number or 2)
    seen = standards.given(session(), study.id, 2 if study.closed_at else 1) if study.first_closed_at else []
    before = dict(mine[1].marks) if 1 in mine else {}
    page = render_template(
        "member/judging.html",
        study=study,
        number=number,
        may=number == 1 or (number == 2 and 1 in mine and mine[1].given_at is not None),
        cases=weighed(session(), study, spread(seen)),
        levels=[str(level) for level in LEVELS],
        said=said if said is not None else dict(row.marks) if row else before,
        before=before,
        given=row.given_at if row else None,
        notes=standards.notes(session(), study.id),
        here_state=state_words(study),
        refused=refused,
        typed=request.form,
    )
    return page, 422 if refused else 200


def judging_note(study_id: int) -> ResponseReturnValue:
    """Say something to the other judges."""
    own_study(session(), g.membership, study_id)
    try:
        say(session(), member=g.membership, study_id=study_id, text=request.form.get("text", ""), now=now())
    except WrongState as refusal:
        session().rollback()
        return _page(study_id, str(refusal))
    flash(_("Said, for all judges to read."))
    return redirect(url_for("member.judging", study_id=study_id, _anchor="talk-title"))
