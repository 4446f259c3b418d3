"""Where one is signed in, and signing out elsewhere."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import sign_ins
from trainer.services.devices import IDLE, end_sign_in, sign_out_elsewhere
from trainer.web.clock import now
from trainer.web.components.present import present
from trainer.web.doors import me
from trainer.web.i18n import _, ngettext


def devices() -> ResponseReturnValue:
    """This browser first."""
    found = sign_ins.of_account(session(), me().id, now() - IDLE)
    here = present()
    return render_template(
        "account/devices.html",
        here=next((row for row in found if row.id == here), None),
        others=[row for row in found if row.id != here],
        days=IDLE.days,
    )


def device_out(sign_in_id: int) -> ResponseReturnValue:
    """One of one's own browsers."""
    end_sign_in(session(), account_id=me().id, sign_in_id=sign_in_id, now=now())
    flash(_("Signed out there. Whoever uses that browser has to sign in again."))
    return redirect(url_for("account.devices"))


def devices_out() -> ResponseReturnValue:
    """Everywhere but here."""
    ended = sign_out_elsewhere(session(), account_id=me().id, keep_id=present(), now=now())
    flash(
        ngettext("Signed out in %(num)s other browser.", "Signed out in %(num)s other browsers.", ended)
        % {"num": ended}
    )
    return redirect(url_for("account.devices"))
