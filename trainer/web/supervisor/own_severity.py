"""How strict one is beside others and whether that moves: seen by nobody but oneself."""

from typing import Final

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import calibrations
from trainer.domain.calibration import agreement, drift, paired, severity
from trainer.services.calibrating import pairs
from trainer.services.catalogue import exemplar_editions
from trainer.web.components.estimates import reading

FEWEST: Final = 3
"""Pieces below which nothing is told: a mean of fewer would give a colleague's marks away."""


def own_severity() -> ResponseReturnValue:
    """Beside the settled marks of the examples, and beside colleagues on work that has been released."""
    own = g.membership.id
    marks = [m for m in calibrations.marks(session(), [own]) if m.mark.done_at is not None]
    examples = pairs(marks, exemplar_editions(session(), sorted({m.mark.exemplar_id for m in marks})))
    beside = [paired(put.marks, other.marks) for put, other in calibrations.beside_others(session(), own)]
    beside = [piece for piece in beside if piece]
    rounds = len({m.mark.round for m in marks})  # within one round the order of the examples would pass for drift
    told = []
    for kind, pieces in (("examples", examples), ("colleagues", beside)):
        enough = len(pieces) >= FEWEST
        told.append(
            (
                kind,
                len(pieces),
                severity(pieces) if enough else None,
                drift(pieces) if enough and (kind == "colleagues" or rounds > 1) else None,
                agreement(pieces) if enough else None,
            )
        )
    return render_template("supervisor/own_severity.html", told=told, fewest=FEWEST, reading=reading)
