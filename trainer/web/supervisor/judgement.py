"""Putting one's own marks down, and handing the judgement over."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services import judging
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.supervisor.desk import grader


def put_down(grading_id: int) -> ResponseReturnValue:
    """Back to the page, where the machine's marks now stand beside one's own."""
    whole = request.form.get("on_the_whole", "")
    judging.put_down(session(), member=grader(), grading_id=grading_id, now=now(), on_the_whole=whole)
    return redirect(url_for("supervisor.grading", grading_id=grading_id, _anchor="machine"))


def finish(grading_id: int) -> ResponseReturnValue:
    """On to what else waits; with an appeal, to its answer."""
    done = judging.finish(session(), member=grader(), grading_id=grading_id, now=now())
    if done.place == "appeal":
        flash(_("Handed over. Now answer the trainee in words, and say whether the marks change."))
        return redirect(url_for("supervisor.piece", piece_id=done.piece_id))
    flash(_("Handed over. Thank you: your judgement is kept as you gave it, and nobody can alter it."))
    return redirect(url_for("supervisor.queue"))
