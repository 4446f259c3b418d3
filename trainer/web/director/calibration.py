"""Calibration of graders: who may grade, until when and why, and how first and second graders agree."""

from typing import Final

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
from trainer.web.components.listing import Pages, page_number, sought

SIZE: Final = 25


def calibration() -> ResponseReturnValue:
    """By name, and never by rank; agreement is the programme's, not a person's."""
    today, catalogue = today_in(g.programme, now()), current(session())
    name, number = sought("name"), page_number()
    graders, count = calibrations.graders(session(), g.programme.id, today, name, number, SIZE)
    return render_template(
        "director/calibration.html",
        graders=graders,
        pages=Pages(number, count, SIZE),
        sought=name,
        standings=standings(session(), catalogue, [grader.id for grader in graders], today),
        examples=len(catalogue.exemplars),
        settings=settings_of(g.programme.settings),
        agree=graders_agree(),
    )
