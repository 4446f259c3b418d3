"""An aim that the supervisor has set: put it in other words, withdraw it, take it up again; how it read before."""

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Aim, Membership
from trainer.db.queries import learning
from trainer.services.guiding import guided
from trainer.services.rewording import aim_to_change, reword, set_withdrawn
from trainer.web.clock import now
from trainer.web.components.aim_form import RewordForm
from trainer.web.components.fields import attempt
from trainer.web.doors import me
from trainer.web.i18n import _


def _found(membership_id: int, aim_id: int) -> tuple[Membership, Aim]:
    row = guided(session(), g.membership, membership_id, now())
    found = aim_to_change(session(), g.membership, aim_id, now())
    if found.account_id != row.account_id:
        abort(404)
    return row, found


def aim(membership_id: int, aim_id: int) -> ResponseReturnValue:
    """Only an aim that this supervisor set; the trainee is told of a change."""
    row, found = _found(membership_id, aim_id)
    form = RewordForm(text=found.text)

    def change() -> None:
        reword(session(), member=g.membership, aim_id=aim_id, text=form.text.data or "", now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("The aim is kept in these words. %(name)s is told.") % {"name": row.account.name})
        return redirect(url_for("supervisor.trainee", membership_id=row.id, _anchor=f"aim-{aim_id}"))
    row, found = _found(membership_id, aim_id)
    changes = learning.changes(session(), [aim_id])
    page = render_template("supervisor/aim.html", row=row, form=form, aim=found, changes=changes, me=me().id)
    return page, 422 if form.errors else 200


def aim_withdraw(membership_id: int, aim_id: int) -> ResponseReturnValue:
    """No hand-in asks about it any more."""
    return _withdraw(membership_id, aim_id, True)


def aim_take_up(membership_id: int, aim_id: int) -> ResponseReturnValue:
    """It is open again."""
    return _withdraw(membership_id, aim_id, False)


def _withdraw(membership_id: int, aim_id: int, withdrawn: bool) -> ResponseReturnValue:
    row, _aim = _found(membership_id, aim_id)
    set_withdrawn(session(), member=g.membership, aim_id=aim_id, withdrawn=withdrawn, now=now())
    words = _("Withdrawn. %(name)s is told.") if withdrawn else _("The aim is open again. %(name)s is told.")
    flash(words % {"name": row.account.name})
    return redirect(url_for("supervisor.trainee", membership_id=row.id, _anchor=f"aim-{aim_id}"))
