"""Leave: a trainee's clock stands still, a supervisor has somebody to stand in."""

from typing import Any

from flask import abort, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Leave, Membership
from trainer.db.queries import attendance, memberships
from trainer.services.directing import today_in
from trainer.services.pausing import cancel_leave, change_leave, take_leave
from trainer.web.clock import now
from trainer.web.components.fields import (
    FIRST_DAY,
    DayField,
    Form,
    LineField,
    Needed,
    at_most,
    attempt,
    id_or_none,
    not_before,
    with_blank,
)
from trainer.web.director.person import found
from trainer.web.i18n import _, lazy


class LeaveForm(Form):
    """A stand-in is asked for only where there can be one."""

    from_on = DayField(lazy("First day of leave"), [Needed(FIRST_DAY)])
    until_on = DayField(
        lazy("Last day of leave"),
        [not_before("from_on")],
        description=lazy("Empty until further notice; put it in when it is known."),
    )
    reason = LineField(
        lazy("Reason"),
        [at_most(200)],
        description=lazy("Directors see it, and the person in their record; nobody else, and no mail names it."),
    )
    cover = SelectField(
        lazy("Who stands in"),
        description=lazy("They see the trainees as their own meanwhile, and can write with them. All are told."),
    )


def prepared(row: Membership, held: Leave | None) -> LeaveForm:
    """The form with what is known."""
    today = today_in(g.programme, now())
    data = {"from_on": today} if held is None else {**vars(held), "cover": str(held.cover_id or "")}
    form = LeaveForm(data=data)
    if row.role == "supervisor":
        others = memberships.active(session(), g.programme.id, "supervisor", today)
        form.cover.choices = with_blank(
            [(other.id, other.account.name) for other in others if other.account_id != row.account_id],
            _("Nobody"),
        )
    else:
        del form.cover
    return form


def kept(role: str) -> str:
    """What it means, once it is kept."""
    return {
        "supervisor": _("Kept. Everyone concerned is told."),
        "trainee": _("Kept. The clock stands still on these days, and they are told."),
    }.get(role, _("Kept."))


def leave(membership_id: int, leave_id: int | None = None) -> ResponseReturnValue:
    """New leave, or one that is known already."""
    row = found(membership_id)
    held = next((one for one in attendance.leaves(session(), row.id) if one.id == leave_id), None)
    if leave_id is not None and held is None:
        abort(404)
    form, covered = prepared(row, held), row.role == "supervisor"

    def change() -> None:
        values: dict[str, Any] = {
            "member": g.membership,
            "membership_id": membership_id,
            "from_on": form.from_on.day,
            "until_on": form.until_on.data,
            "reason": form.reason.data or "",
            "cover_id": id_or_none(form.cover.data) if covered else None,
            "now": now(),
        }
        if leave_id is None:
            take_leave(session(), **values)
        else:
            change_leave(session(), leave_id=leave_id, **values)

    if form.validate_on_submit() and attempt(form, change):
        flash(kept(row.role))
        return redirect(url_for("director.person", membership_id=membership_id))
    page = render_template("director/leave.html", form=form, row=found(membership_id), leave_id=leave_id)
    return page, 422 if form.errors else 200


def leave_out(membership_id: int, leave_id: int) -> ResponseReturnValue:
    """Take a leave out, as if it had never been noted."""
    found(membership_id)
    cancel_leave(session(), member=g.membership, membership_id=membership_id, leave_id=leave_id, now=now())
    flash(_("Taken out. Training time is counted anew without it."))
    return redirect(url_for("director.person", membership_id=membership_id))
