"""One trainee of a supervisor: their assessed work, aims, what they asked and what is due; practice only as counts."""

from datetime import datetime

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import assignments, attendance, learning, quizzes, sequels, supervisees, to_do
from trainer.db.queries.to_do import Task
from trainer.domain.settings import settings_of
from trainer.services.aiming import LONGEST, agree_aim, set_met
from trainer.services.catalogue import current
from trainer.services.deadlines import sections_of
from trainer.services.directing import today_in
from trainer.services.guiding import guided
from trainer.web.clock import now
from trainer.web.components.fields import Form, Needed, TextField, at_most, attempt
from trainer.web.components.looked_at import note_opened
from trainer.web.doors import me
from trainer.web.i18n import _, lazy

WAITS = ("to-do", "begun")
DUE = 3
"""Tasks that come next."""


class AgreedAimForm(Form):
    """What the two have agreed."""

    text = TextField(
        lazy("An aim that you have agreed"),
        [Needed(lazy("Say in a few words what is to be different next time.")), at_most(LONGEST)],
        description=lazy("As something one could see in the next case. The trainee is told, and asked with that case."),
    )


def due_next(member: Membership, moment: datetime) -> list[Task]:
    """What the trainee is asked to do next."""
    zone, sections = g.programme.time_zone, sections_of(current(session()))
    set_work = assignments.for_member(session(), member, zone)
    found = to_do.of_people(session(), set_work, [member], zone, sections, moment)
    return sorted((task for task in found if task.state in WAITS), key=lambda task: task.deadline.due_at)


def trainee(membership_id: int) -> ResponseReturnValue:
    """For their supervisor, or whoever stands in; that it was opened is noted."""
    row = guided(session(), g.membership, membership_id, now())
    form = AgreedAimForm()

    def change() -> None:
        agree_aim(session(), member=g.membership, trainee_id=row.id, text=form.text.data or "", now=now())

    if form.validate_on_submit() and attempt(form, change):
        flash(_("Kept. %(name)s is told of the aim.") % {"name": row.account.name})
        return redirect(url_for("supervisor.trainee", membership_id=row.id))
    whose = (row.account_id, row.programme_id)
    work = supervisees.work(session(), *whose)
    aims = learning.aims(session(), *whose)
    today = today_in(g.programme, now())
    page = render_template(
        "supervisor/trainee.html",
        row=row,
        form=form,
        away=attendance.on_leave(session(), [row.id], today).get(row.id),
        today=today,
        now=now(),
        due=due_next(row, now())[:DUE],
        work=work,
        defences=learning.defences(session(), [w.piece.id for w in work]),
        read_on=sequels.finished(session(), [w.submission.id for w in work]),
        defence_required=settings_of(g.programme.settings).defence_required,
        said=learning.uses_with(session(), [w.piece.draft_id for w in work]),
        aims=aims,
        uses=[u for u in learning.uses(session(), [line.aim.id for line in aims]) if u.mode == "assessed"],
        changes=learning.changes(session(), [line.aim.id for line in aims]),
        titles={slug: e.vignette.matter.title for slug, e in current(session()).vignettes.items()},
        asked=supervisees.unanswered(session(), row.id, g.membership.id),
        practice=supervisees.practice(session(), *whose),
        quizzes=quizzes.taken(session(), *whose),
        me=me().id,
    )
    if request.method == "GET":
        note_opened("person.opened", row)
    return page, 422 if form.errors else 200


def aim_met(membership_id: int, aim_id: int) -> ResponseReturnValue:
    """The supervisor says that it is met."""
    return _set_met(membership_id, aim_id, True)


def aim_open(membership_id: int, aim_id: int) -> ResponseReturnValue:
    """The supervisor takes that back."""
    return _set_met(membership_id, aim_id, False)


def _set_met(membership_id: int, aim_id: int, met: bool) -> ResponseReturnValue:
    row = guided(session(), g.membership, membership_id, now())
    set_met(session(), member=g.membership, aim_id=aim_id, met=met, now=now())
    flash(_("Noted as met. %(name)s is told.") % {"name": row.account.name} if met else _("The aim is open again."))
    return redirect(url_for("supervisor.trainee", membership_id=row.id, _anchor=f"aim-{aim_id}"))
