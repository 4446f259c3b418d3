"""How the programme's graders agree: one population and one order, so that every page and file says the same."""

from dataclasses import dataclass

from flask import g

from trainer.db import session
from trainer.db.queries import calibrations
from trainer.db.queries.calibrations import MOST, Twice
from trainer.domain.calibration import (
    EACH,
    Agreement,
    Estimate,
    Within,
    agreement,
    agreement_drift,
    by_criterion,
    within,
)
from trainer.domain.judgement import criterion_names
from trainer.services.catalogue import current


@dataclass(frozen=True)
class GradersAgree:
    """`found` is None without a piece; `within` where no criterion has `each` pieces; `lowest` is that one's name."""

    twice: Twice
    found: Agreement | None
    within: Within | None
    lowest: str
    drift: Estimate | None
    each: int = EACH
    most: int = MOST


def graders_agree() -> GradersAgree:
    """Of this programme, on the latest released pieces that the lot gave to two; in two statements."""
    db, own = session(), g.programme.id
    both = [by_criterion(first.marks, second.marks) for first, second in calibrations.judged_twice(db, own)]
    pieces = [list(piece.values()) for piece in both]
    inside = within(both)
    names = criterion_names(current(db).rubrics) if inside else {}
    return GradersAgree(
        calibrations.counted_twice(db, own),
        agreement(pieces),
        inside,
        names.get(inside.lowest, inside.lowest) if inside else "",
        agreement_drift(pieces),
    )
