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
    Leanings,
    Pair,
    Within,
    agreement,
    agreement_drift,
    by_criterion,
    leanings,
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
    leanings: Leanings | None
    each: int = EACH
    most: int = MOST


def graders_agree() -> GradersAgree:
    """Of this programme, on the latest released pieces that the lot gave to two; in two statements."""
    db, own = session(), g.programme.id
    twice = calibrations.judged_twice(db, own)
    both = [by_criterion(first.marks, second.marks) for first, second in twice]
    pieces = [list(piece.values()) for piece in both]
    inside = within(both)
    beside: dict[int, list[list[Pair]]] = {}
    for (first, second), piece in zip(twice, pieces, strict=True):
        beside.setdefault(first.grader_id, []).append(piece)
        beside.setdefault(second.grader_id, []).append([(theirs, others) for others, theirs in piece])
    names = criterion_names(current(db).rubrics) if inside else {}
    return GradersAgree(
        calibrations.counted_twice(db, own),
        agreement(pieces),
        inside,
        names.get(inside.lowest, inside.lowest) if inside else "",
        agreement_drift(pieces),
        leanings(beside),
    )
