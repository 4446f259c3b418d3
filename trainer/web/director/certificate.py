"""One certificate of the programme's: how it stands, and its renewal or revocation, each with a reason."""

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Account, Certificate
from trainer.db.queries import certificates, memberships
from trainer.domain.certificates import renewable, standing
from trainer.domain.committee import LONGEST
from trainer.domain.permits import may_certify
from trainer.services.directing import today_in
from trainer.services.renewing import renew
from trainer.services.revoking import revoke
from trainer.web.clock import now
from trainer.web.components.evidence import snapshot_today
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.i18n import _, lazy


class RenewalForm(Form):
    """On what grounds it goes on."""

    grounds = TextField(
        lazy("On what grounds"),
        [Needed(lazy("Say on what grounds.")), at_most(LONGEST)],
        description=lazy("Such as what was done since. It stands with the new certificate."),
    )


class RevocationForm(Form):
    """Why it ends."""

    reason = TextField(
        lazy("Reason"),
        [Needed(lazy("Say why.")), at_most(LONGEST)],
        description=lazy("Its holder reads it. Whoever looks the certificate up is told that it was revoked, not why."),
    )


def certificate(certificate_id: int) -> ResponseReturnValue:
    """As it stands today."""
    return _page(_found(certificate_id))


def certificate_renew(certificate_id: int) -> ResponseReturnValue:
    """By a new one, on the record as it stands now."""
    made, form = _found(certificate_id), RenewalForm()

    def change() -> None:
        grounds = form.grounds.data or ""
        new = renew(session(), member=g.membership, certificate_id=certificate_id, reason=grounds, now=now())
        g.renewed = new.id

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Renewed. Its holder has been told."))
        return redirect(url_for("director.certificate", certificate_id=g.renewed))
    return _page(made, renewal=form), 422


def certificate_revoke(certificate_id: int) -> ResponseReturnValue:
    """For good."""
    made, form = _found(certificate_id), RevocationForm()

    def change() -> None:
        reason = form.reason.data or ""
        revoke(session(), member=g.membership, certificate_id=certificate_id, reason=reason, now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Revoked. Its page and its badge say so from now on; its holder has been told why."))
        return redirect(url_for("director.certificate", certificate_id=certificate_id))
    return _page(made, revocation=form), 422


def _found(certificate_id: int) -> Certificate:
    made = certificates.by_id(session(), g.programme.id, certificate_id)
    if made is None or not may_certify(g.membership, made):
        abort(404)
    return made


def _page(made: Certificate, *, renewal: Form | None = None, revocation: Form | None = None) -> str:
    today = today_in(g.programme, now())
    revoked, later = certificates.revocation(session(), made.id), certificates.successor(session(), made.id)
    holds = revoked is None and later is None
    fresh = snapshot_today(made, made.pathway, today) if holds and renewable(made.valid_until, today) else None
    return render_template(
        "director/certificate.html",
        made=made,
        standing=standing(made.valid_until, revoked is not None, today),
        revoked=revoked,
        later=later,
        by=session().get_one(Account, made.issued_by_id).name,
        person=memberships.as_trainee(session(), g.programme.id, made.account_id),
        fresh=fresh,
        renewal=renewal or RenewalForm(),
        revocation=revocation or RevocationForm(),
        holds=holds,
    )
