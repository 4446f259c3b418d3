"""What the grading page sends as somebody writes, and how the grading stands for a page that has been away."""

from typing import Any

from flask import Response
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import Submission
from trainer.db.queries import gradings
from trainer.domain.judgement import judgement_of
from trainer.services import judging
from trainer.web.clock import now
from trainer.web.components.parcels import Parcel, somebody_else, standing, taken, told
from trainer.web.supervisor.desk import feedback_data, grader, hold_data, own


def grading_changes(grading_id: int) -> ResponseReturnValue:
    """JSON in, JSON out, as a workspace has it; with who has the piece now. No changes are a sign of life."""
    grading = own(grading_id)

    def save(sent: Parcel) -> dict[str, Any]:
        saved, hold = judging.save(session(), member=grader(), grading_id=grading_id, changes=sent.changes, now=now())
        said = told(saved, sent.revision) | {"hold": hold_data(hold)}
        if sent.changes:
            submission = session().get_one(Submission, grading.submission_id)
            rubrics = judging.rubrics_of(session(), gradings.piece_of(session(), grading))
            said["feedback"] = feedback_data(judgement_of(saved.state, rubrics), submission.answer)
        return said

    return taken(save)


def grading_state(grading_id: int) -> Response:
    """For another account than the page's it names who is signed in."""
    if refused := somebody_else():
        return refused
    grading = own(grading_id)
    return standing(grading, handed_in=grading.finished_at is not None)
