"""What a page of a treatment gone on with sends as somebody writes, and how it stands for one that has been away."""

from flask import Response
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services import going_on
from trainer.web.clock import now
from trainer.web.components.parcels import somebody_else, standing, taken, told
from trainer.web.trainee.desk import worker


def sequel_changes(reference: str) -> ResponseReturnValue:
    """JSON in, JSON out, as a workspace has it; what is settled is refused, change by change."""
    member = worker()
    going_on.going(session(), member, reference)
    return taken(
        lambda sent: told(
            going_on.save(session(), member=member, reference=reference, changes=sent.changes, now=now()),
            sent.revision,
        )
    )


def sequel_state(reference: str) -> Response:
    """For another account than the page's it names who is signed in."""
    member = worker()
    if refused := somebody_else():
        return refused
    sequel = going_on.going(session(), member, reference).sequel
    return standing(sequel, opened=sequel.passed)
