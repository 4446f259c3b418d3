"""Every pathway with where a trainee stands: the programme's own first, then those they follow, then the others."""

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.web.clock import now
from trainer.web.components.credentials.standing import standings_of
from trainer.web.trainee.desk import worker


def pathways() -> ResponseReturnValue:
    """Trainees see their own, nobody else's."""
    found = standings_of(worker(), now())
    own = [one for one in found.all if one.pathway.owner == "programme"]
    outside = [one for one in found.all if one.pathway.owner != "programme"]
    return render_template(
        "trainee/pathways.html",
        own=own,
        followed=[one for one in outside if one.followed.since],
        others=[one for one in outside if not one.followed.since],
        entries=len(found.portfolio.log.entries),
    )
