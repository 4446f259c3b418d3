"""One guide: who made sure of them, their account here if they have one, and their standings as they were checked."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Guide
from trainer.db.queries import guides, memberships
from trainer.domain.errors import Conflict, WrongState
from trainer.services.appointing import LONGEST, confirm_guide, link_guide
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.names import label
from trainer.web.components.fields import Form, LineField, Needed, at_most, attempt, id_or_none, with_blank
from trainer.web.i18n import _, lazy


class ConfirmForm(Form):
    """The director has made sure who this is and whose address it is."""

    name = LineField(lazy("Name"), [Needed(lazy("Give their name.")), at_most(LONGEST)])
    email = LineField(
        lazy("Email address"),
        [Needed(lazy("Give their address.")), at_most(LONGEST)],
        description=lazy("Links go there. Another address ends the links that were sent so far."),
        render_kw={"type": "email", "autocomplete": "off"},
    )


class AccountForm(Form):
    """Which supervisor this is."""

    account = SelectField(lazy("They are"), [Needed(lazy("Choose a supervisor."))])


def found(ref: str) -> Guide:
    """The guide that the address names, in this programme."""
    row = guides.by_ref(session(), g.programme.id, ref)
    if row is None:
        abort(404)
    return row


def guide(ref: str) -> ResponseReturnValue:
    """Outside people are confirmed here; the site's own have their account."""
    row = found(ref)
    form = ConfirmForm(name=row.name, email=row.email)

    def change() -> None:
        said = {"name": form.name.data or "", "email": form.email.data or ""}
        confirm_guide(session(), member=g.membership, ref=ref, now=now(), **said)

    if request.method == "POST" and row.account_id is None and form.validate_on_submit() and attempt(form, change):
        flash(_("Confirmed. Links can be sent to them."))
        return redirect(url_for("director.guide", ref=ref))
    return _page(ref, form), 422 if form.errors else 200


def guide_account(ref: str) -> ResponseReturnValue:
    """They have an account here after all."""
    found(ref)
    form = AccountForm()
    form.account.choices = _supervisors()
    if form.validate_on_submit():
        try:
            chosen = id_or_none(form.account.data) or 0
            link_guide(session(), member=g.membership, ref=ref, membership_id=chosen, now=now())
            flash(_("Linked. They sign in from now on; links that waited for them work no more."))
        except (WrongState, Conflict) as refusal:
            session().rollback()
            flash(str(refusal), "care")
    else:
        flash(_("Choose a supervisor."), "care")
    return redirect(url_for("director.guide", ref=ref))


def _supervisors() -> list[tuple[str, Any]]:
    """Who is here now and is no guide yet."""
    taken = {one.account_id for one in guides.of_programme(session(), g.programme.id).values()}
    here = memberships.active(session(), g.programme.id, "supervisor", today_in(g.programme, now()))
    return with_blank([(one.id, one.account.name) for one in here if one.account_id not in taken], _("Choose …"))


def _page(ref: str, form: ConfirmForm) -> str:
    row = found(ref)
    checked = guides.checked(session(), row.id)
    replaced = {standing.corrects_id for standing, _name in checked}
    account = AccountForm()
    account.account.choices = _supervisors() if row.account_id is None else []
    return render_template(
        "director/guide.html",
        row=row,
        form=form,
        account=account if len(account.account.choices) > 1 else None,
        names=guides.people(session(), row),
        standing=[(one, name) for one, name in checked if one.id not in replaced and not one.withdrawn],
        former=[(one, name) for one, name in checked if one.id in replaced or one.withdrawn],
        label=label,
    )
