"""The programme's standard: what holds, where it came from, and the study that is under way."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import standards as queries
from trainer.services.catalogue import current
from trainer.web.components.standard_words import by_regression, floor_words, set_by, state_words


def standards() -> ResponseReturnValue:
    """Newest first; one that was replaced stays to be seen, for what was decided by it."""
    adopted = queries.adopted(session(), g.programme.id)
    studies = queries.studies(session(), g.programme.id)
    rubrics = current(session()).rubrics
    return render_template(
        "director/standards.html",
        adopted=adopted,
        floors={one.id: floor_words(one.floors, rubrics) for one in adopted},
        open_study=next((study for study in studies if study.ended_at is None), None),
        ended=[study for study in studies if study.state == "set-aside"],
        state_words=state_words,
        set_by=set_by,
        by_regression=by_regression,
    )
