"""What an attempt's page sends as somebody answers, and how the attempt stands for a page that has been away."""

from flask import Response, g
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services import quizzing
from trainer.web.clock import now
from trainer.web.components.parcels import somebody_else, standing, taken, told


def quiz_changes(attempt_id: int) -> ResponseReturnValue:
    """JSON in, JSON out, as a workspace has it; for anybody but its owner there is no such attempt."""
    quizzing.own_attempt(session(), g.membership, attempt_id)
    return taken(
        lambda sent: told(
            quizzing.save(session(), member=g.membership, attempt_id=attempt_id, changes=sent.changes, now=now()),
            sent.revision,
        )
    )


def quiz_state(attempt_id: int) -> Response:
    """For another account than the page's it names who is signed in."""
    if refused := somebody_else():
        return refused
    attempt = quizzing.own_attempt(session(), g.membership, attempt_id)
    return standing(attempt, handed_in=attempt.finished_at is not None)
