"""Starting a case, or going on with the draft of it that is open."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.services.deadlines import assessed_of
from trainer.services.drafting import start_case
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker
from trainer.web.trainee.opening import open_case


def start(slug: str) -> ResponseReturnValue:
    """Practice; assessed work is started from its assignment, to which this leads where the case is one."""
    member = worker()
    open_case(current(session()), slug)
    if (task := assessed_of(session(), member=member, slug=slug, now=now())) is not None:
        flash(_("This case is assessed work for you. Practice on it opens when that is released."), "care")
        return redirect(url_for("trainee.assignment", assignment_id=task.assignment.id))
    draft = start_case(session(), member=member, slug=slug, now=now())
    return redirect(url_for("trainee.workspace", draft_id=draft.id))
