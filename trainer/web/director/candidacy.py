"""A director puts a trainee forward for the programme's own certificate, knowing what is missing and who decides."""

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from trainer.db import session
from trainer.db.queries import candidacies
from trainer.domain.permits import may_certify
from trainer.domain.settings import settings_of
from trainer.domain.votes import room
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.services.putting_forward import may_be_asked, put_forward
from trainer.services.weighing import Weighed, weigh_own
from trainer.web.clock import now
from trainer.web.components.fields import Form, Needed, attempt
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy


class ForwardForm(Form):
    """For which certificate."""

    pathway = RadioField(lazy("For which certificate"), [Needed(lazy("Choose a certificate."))])


def candidacy(membership_id: int) -> ResponseReturnValue:
    """What stands open is said before, so that nobody is put forward by mistake; it does not forbid it."""
    row = found(membership_id)
    if row.role != "trainee" or not may_certify(g.membership, row):
        abort(404)
    today = today_in(g.programme, now())
    published = current(session()).pathways
    weighed = [one for one in weigh_own(session(), row, today) if one.pathway.slug in published]
    form = ForwardForm()
    form.pathway.choices = [(one.pathway.slug, _in_words(one)) for one in weighed]
    if len(weighed) == 1 and form.pathway.data is None:
        form.pathway.data = weighed[0].pathway.slug

    def change() -> None:
        slug = form.pathway.data or ""
        made = put_forward(session(), member=g.membership, membership_id=membership_id, pathway=slug, now=now())
        g.put_forward = made.id

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Put forward. The committee and the trainee have been told."))
        return redirect(url_for("committee.candidate", candidacy_id=g.put_forward))
    row = found(membership_id)
    asked, least = may_be_asked(session(), row, today), settings_of(g.programme.settings).committee_views
    page = render_template(
        "director/candidacy.html",
        row=row,
        form=form,
        weighed=weighed,
        asked=asked,
        least=least,
        room=room(len({one.account_id for one in asked}), least),
        judged={one.pathway.slug: _judged(one) for one in weighed},
        earlier=candidacies.of_account(session(), g.programme.id, row.account_id),
    )
    return page, 422 if form.errors else 200


def _judged(one: Weighed) -> int:
    """How many judged cases would count."""
    return len({judged.slug for judged in one.portfolio.judged if judged.levels} & one.snapshot.refs)


def _in_words(one: Weighed) -> str:
    rows = [row for row in one.snapshot.rows if not row.preferred]
    about = {"title": one.pathway.title, "met": sum(row.state == "met" for row in rows), "all": len(rows)}
    return _("%(title)s: %(met)s of %(all)s requirements met") % about
