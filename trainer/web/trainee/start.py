"""Starting a case, or going on with the draft of it that is open."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries.to_do import Task
from trainer.services.catalogue import current
from trainer.services.deadlines import assessed_of
from trainer.services.drafting import start_case
from trainer.services.taking_up import start_assigned
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker
from trainer.web.trainee.opening import open_case
from trainer.web.trainee.to_do import WAITS, case_task


def set_practice(slug: str) -> Task | None:
    """Practice on this case that was set for the visitor and is still to be done."""
    task = case_task(slug)
    return task if task and task.assignment.mode == "practice" and task.state in WAITS else None


def start(slug: str) -> ResponseReturnValue:
    """Practice, for an assignment where one asks for this case; assessed work is started from its own page."""
    member = worker()
    open_case(current(session()), slug)
    if (task := assessed_of(session(), member=member, slug=slug, now=now())) is not None:
        flash(_("This case is assessed work for you. Practice on it opens when that is released."), "care")
        return redirect(url_for("trainee.assignment", assignment_id=task.assignment.id))
    asked = set_practice(slug)
    if asked is not None:
        draft = start_assigned(session(), member=member, assignment_id=asked.assignment.id, now=now())
    else:
        draft = start_case(session(), member=member, slug=slug, now=now())
    return redirect(url_for("trainee.workspace", draft_id=draft.id))
