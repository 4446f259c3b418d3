"""Calibration of graders: who may grade, until when and why, and how first and second graders agree."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import calibrations
from trainer.domain.settings import settings_of
from trainer.services.calibrating import standings
from trainer.services.catalogue import current
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.graders_agree import graders_agree


def calibration() -> ResponseReturnValue:
    """By name, and never by rank; agreement is the programme's, not a person's."""
    today, catalogue = today_in(g.programme, now()), current(session())
    graders = calibrations.graders(session(), g.programme.id, today)
    return render_template(
        "director/calibration.html",
        graders=graders,
        standings=standings(session(), catalogue, [grader.id for grader in graders], today),
        examples=len(catalogue.exemplars),
        settings=settings_of(g.programme.settings),
        agree=graders_agree(),
    )
