"""Starting a case, or going on with the draft of it that is open."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.services.drafting import start_case
from trainer.web.clock import now
from trainer.web.trainee.desk import worker
from trainer.web.trainee.opening import open_case


def start(slug: str) -> ResponseReturnValue:
    """Practice; assessed work is started from its assignment."""
    member = worker()
    open_case(current(session()), slug)
    draft = start_case(session(), member=member, slug=slug, now=now())
    return redirect(url_for("trainee.workspace", draft_id=draft.id))
