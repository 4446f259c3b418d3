"""One's own case before the committee: where it stands, what was decided and why, and an appeal while there is time."""

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Candidacy
from trainer.db.queries import candidacies, certificates
from trainer.domain.committee import GATHERING, LONGEST
from trainer.domain.permits import may_work_on
from trainer.services import contesting, putting_forward
from trainer.services.directing import today_in
from trainer.services.hearing import hearing
from trainer.web.clock import now
from trainer.web.components.evidence import evidence_of
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.i18n import _, lazy
from trainer.web.trainee.desk import worker


class AppealForm(Form):
    """Why others should look again."""

    text = TextField(
        lazy("What do you disagree with, and why?"),
        [Needed(lazy("Say in a few words what you disagree with.")), at_most(LONGEST)],
        description=lazy("Members who had no part in the decision read it. You can appeal once."),
    )


class BackForm(Form):
    """Taking oneself back."""

    why = TextField(lazy("Why"), [Needed(lazy("Say in a few words why.")), at_most(LONGEST)])


def candidacy(candidacy_id: int) -> ResponseReturnValue:
    """Decisions with their reasons; never who of the members thought what."""
    return _page(own_candidacy(candidacy_id))


def candidacy_appeal(candidacy_id: int) -> ResponseReturnValue:
    """Once, within the time that the programme gives."""
    one, form = own_candidacy(candidacy_id), AppealForm()

    def change() -> None:
        text = form.text.data or ""
        contesting.contest(session(), member=worker(), candidacy_id=candidacy_id, text=text, now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Your appeal is with members who had no part in the decision. You are told what comes of it."))
        return redirect(url_for("trainee.candidacy", candidacy_id=candidacy_id))
    return _page(one, appeal=form), 422


def candidacy_back(candidacy_id: int) -> ResponseReturnValue:
    """As long as nothing is decided; after that, an appeal, or the right to one."""
    one, form = own_candidacy(candidacy_id), BackForm()

    told = (
        _("Noted. You can be put forward again at any time.")
        if one.state == "decided"
        else _("Taken back. You can be put forward again at any time.")
    )

    def change() -> None:
        why = form.why.data or ""
        putting_forward.take_back(session(), member=worker(), candidacy_id=candidacy_id, reason=why, now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(told)
        return redirect(url_for("trainee.candidacy", candidacy_id=candidacy_id))
    return _page(one, back=form), 422


def own_candidacy(candidacy_id: int) -> Candidacy:
    """The visitor's own; for anybody else there is none."""
    member = worker()
    found = candidacies.by_id(session(), member.programme_id, candidacy_id)
    if found is None or not may_work_on(member, found):
        abort(404)
    return found


def _page(one: Candidacy, *, appeal: Form | None = None, back: Form | None = None) -> str:
    until = contesting.contest_until(one)
    decided = candidacies.decisions(session(), one.id)
    issued = certificates.of_candidacy(session(), one.id)
    return render_template(
        "trainee/candidacy.html",
        one=one,
        decided=decided,
        withdrew=bool(decided) and decided[-1].kind == "withdrawn",
        short=one.state == "appeal" and hearing(session(), one, today_in(g.programme, now())).is_short,
        gathering=one.state in GATHERING,
        until=until if until and now() <= until else None,
        past=until is not None and now() > until,
        rows=evidence_of(one, own=True),
        certificate=issued[-1] if issued else None,
        appeal=appeal or AppealForm(),
        back=back or BackForm(),
    )
