"""One assignment: what it asks, how far everybody is, more time for one person, and taking it back."""

from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import HiddenField

from trainer.db import session
from trainer.db.models import Assignment
from trainer.db.queries import assignment_counts, to_do
from trainer.db.queries import assignments as queries
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.wall_time import days_later
from trainer.services import assigning
from trainer.services.catalogue import current
from trainer.services.deadlines import sections_of
from trainer.services.planning import LONGEST
from trainer.web.clock import now
from trainer.web.components.fields import Needed, TextField, at_most, id_or_none
from trainer.web.components.listing import Pages, chosen, page_number, sought
from trainer.web.components.moment_field import MomentField, clock_name
from trainer.web.i18n import _, lazy

USUAL_EXTENSION: Final = 7
"""Days that are proposed to whoever needs more time."""


class ExtensionForm(FlaskForm):  # type: ignore[misc]
    """More time for one person."""

    account_id = HiddenField()
    due_at = MomentField(lazy("Due for them"), [Needed(lazy("Say until when they have time."))])
    reason = TextField(
        lazy("Reason"),
        [Needed(lazy("Say why, in a few words.")), at_most(LONGEST)],
        description=lazy("Directors see it; it is kept with the assignment."),
    )


def _today() -> date:
    return now().astimezone(ZoneInfo(g.programme.time_zone)).date()


def _found(assignment_id: int) -> Assignment:
    found = queries.shown(session(), g.programme.id, assignment_id)
    if found is None:
        abort(404)
    return found


def assignment(assignment_id: int) -> ResponseReturnValue:
    """`extend` in the address is the account that is to have more time."""
    work, extend = _found(assignment_id), request.args.get("extend", 0, type=int)
    form = ExtensionForm(formdata=None)
    form.due_at.show(days_later(max(work.due_at, now()), USUAL_EXTENSION, g.programme.time_zone))
    form.account_id.data = str(extend)
    return _page(work, form, extend if 0 < extend < 2**31 else None)


def _page(work: Assignment, form: ExtensionForm, extend: int | None) -> ResponseReturnValue:
    zone, sections = g.programme.time_zone, sections_of(current(session()))
    shown, search = chosen("shown", assignment_counts.SHOWN, "all"), sought("search")
    people, count = assignment_counts.people(
        session(), work, zone, _today(), sections, shown=shown, search=search, page=page_number()
    )
    tasks = to_do.of_people(session(), [work], [member for member, _name in people], zone, sections, now())
    names = {member.account_id: name for member, name in people}
    if extend is not None and extend not in queries.people(session(), work, _today(), zone):
        abort(404)
    return render_template(
        "director/assignment.html",
        assignment=work,
        tasks=[(task, names[task.account_id]) for task in tasks],
        count=assignment_counts.one(session(), work, zone, _today(), sections),
        pages=Pages(page_number(), count, assignment_counts.PAGE),
        shown=shown,
        search=search,
        extend=extend,
        extend_name=names.get(extend or 0) or (queries.name_of(session(), extend) if extend else ""),
        form=form,
        clock=clock_name(),
        now=now(),
    )


def extension(assignment_id: int) -> ResponseReturnValue:
    """What is wrong is said at its field."""
    work, form = _found(assignment_id), ExtensionForm()
    account = id_or_none(form.account_id.data)
    if account is None:
        return redirect(url_for("director.assignment", assignment_id=assignment_id))
    if form.validate() and form.due_at.moment is not None:
        try:
            assigning.extend(
                session(),
                member=g.membership,
                assignment_id=assignment_id,
                account_id=account,
                due_at=form.due_at.moment,
                reason=form.reason.data or "",
                now=now(),
            )
        except WrongState:
            session().rollback()
            form.due_at.errors = [_("Choose a time to come that is later than the date of the others.")]
            work = _found(assignment_id)
        except NotFound:
            abort(404)
        else:
            flash(_("They have been told that they have more time."))
            return redirect(url_for("director.assignment", assignment_id=assignment_id))
    return _page(work, form, account)


def withdraw(assignment_id: int) -> ResponseReturnValue:
    """Asked of nobody any more."""
    because = request.form.get("because", "")[:LONGEST]
    assigning.withdraw(session(), member=g.membership, assignment_id=assignment_id, because=because, now=now())
    flash(_("Withdrawn. Whoever had been asked has been told; what they wrote stays theirs."))
    return redirect(url_for("director.assignment", assignment_id=assignment_id))


def bring_back(assignment_id: int) -> ResponseReturnValue:
    """Asked again."""
    assigning.bring_back(session(), member=g.membership, assignment_id=assignment_id, now=now())
    flash(_("It is asked of them again, and they have been told."))
    return redirect(url_for("director.assignment", assignment_id=assignment_id))
