"""One of the trainee's aims: put it in other words, withdraw it, take it up again; how it read before."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import learning
from trainer.services.rewording import aim_to_change, reword, set_withdrawn
from trainer.web.clock import now
from trainer.web.components.aim_form import RewordForm
from trainer.web.components.fields import attempt
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def aim(aim_id: int) -> ResponseReturnValue:
    """The trainee's own; whoever set it is told of a change."""
    found = aim_to_change(session(), worker(), aim_id, now())
    form = RewordForm(text=found.text)

    def change() -> None:
        reword(session(), member=worker(), aim_id=aim_id, text=form.text.data or "", now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("The aim is kept in these words. How it read before stands with it."))
        return redirect(url_for("trainee.aims", _anchor=f"aim-{aim_id}"))
    page = render_template(
        "trainee/aim.html",
        form=form,
        aim=aim_to_change(session(), worker(), aim_id, now()),
        changes=learning.changes(session(), [aim_id]),
        me=worker().account_id,
    )
    return page, 422 if form.errors else 200


def aim_withdraw(aim_id: int) -> ResponseReturnValue:
    """No hand-in asks about it any more."""
    return _withdraw(aim_id, True)


def aim_take_up(aim_id: int) -> ResponseReturnValue:
    """It is open again."""
    return _withdraw(aim_id, False)


def _withdraw(aim_id: int, withdrawn: bool) -> ResponseReturnValue:
    set_withdrawn(session(), member=worker(), aim_id=aim_id, withdrawn=withdrawn, now=now())
    flash(_("Withdrawn. No case asks you about it; you can take it up again.") if withdrawn else _("The aim is open."))
    return redirect(url_for("trainee.aims", _anchor=f"aim-{aim_id}"))
