"""Calibration: the example pieces, which of them are marked, and the right to grade that comes of it."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import calibrations
from trainer.domain.calibration import agreement
from trainer.domain.settings import settings_of
from trainer.services.calibrating import pairs, standings
from trainer.services.catalogue import current, exemplar_editions
from trainer.services.directing import today_in
from trainer.web.clock import now


def calibration() -> ResponseReturnValue:
    """Where one stands; with all examples marked, how one's marks agree with what was settled."""
    today, catalogue, own = today_in(g.programme, now()), current(session()), g.membership.id
    standing = standings(session(), catalogue, [own], today)[own]
    marks = [m for m in calibrations.marks(session(), [own]) if m.slug in standing.done]
    marks = [m for m in marks if m.mark is standing.done[m.slug]]
    whole = standing.agreement is not None or standing.again_on is not None
    examples = exemplar_editions(session(), sorted({m.mark.exemplar_id for m in marks})) if whole else {}
    return render_template(
        "supervisor/calibration.html",
        catalogue=catalogue,
        standing=standing,
        found=agreement(pairs(marks, examples)) if whole else None,
        following=next((slug for slug in catalogue.exemplars if slug not in standing.done), None),
        settings=settings_of(g.programme.settings),
        today=today,
    )
