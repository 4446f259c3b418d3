"""A trainee's own rating of assessed work by its rubrics; after the release, how it differs from the grade."""

from dataclasses import dataclass
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import learning
from trainer.db.queries.learning import Rated
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.rubric import Criterion
from trainer.domain.self_rating import Gap, gaps, mean_gap
from trainer.services import self_rating as service
from trainer.services.catalogue import current, rubric_editions
from trainer.services.submitting import own_submission
from trainer.web.clock import now
from trainer.web.components.fields import id_or_none
from trainer.web.components.learning_words import gap_words
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

FIELD: Final = "mark:"
STEP: Final = 60.0
MIDDLE: Final = 40.0
A_LEVEL: Final = 9.0
"""Of the small figure: how far pieces stand apart, where no difference lies, how high one level is."""


@dataclass(frozen=True)
class Row:
    """One criterion: its edition's text, the key of its mark, and the difference once there is one."""

    key: str
    criterion: Criterion
    gap: Gap | None


@dataclass(frozen=True)
class Dot:
    """One piece in the figure over time, and the same in words."""

    x: float
    y: float
    rated: Rated
    title: str
    words: str
    criteria: int


def over_time(found: list[Rated], titles: dict[str, str]) -> list[Dot]:
    """Oldest first; pieces of which every criterion was skipped are left out."""
    dots: list[Dot] = []
    for rated in found:
        if mean := mean_gap(rated.own, rated.given):
            size, count = mean
            x, y = STEP * (len(dots) + 0.5), round(MIDDLE - A_LEVEL * size, 1)
            dots.append(Dot(x, y, rated, titles.get(rated.slug, rated.slug), gap_words(round(size, 1)), count))
    return dots


def self_rating(reference: str) -> ResponseReturnValue:
    """To be changed until the release; afterwards it stands beside the grade."""
    member = worker()
    submission = own_submission(session(), member, reference)
    if submission.mode != "assessed":
        raise NotFound("practice is not rated")
    piece = learning.piece_of(session(), submission.id)
    if submission.undone_at is not None or piece is None:
        return redirect(url_for("trainee.receipt", reference=reference))
    if request.method == "POST":
        try:
            service.rate(session(), member=member, reference=reference, marks=_marks(), now=now())
        except WrongState as refusal:
            flash(str(refusal), "care")
        else:
            flash(_("Your own rating is kept. You can change it until the grade is released."))
        return redirect(url_for("trainee.self_rating", reference=reference))
    kept = learning.self_rating(session(), submission.id)
    own: dict[str, int] = dict(kept.marks) if kept else {}
    given = learning.levels(piece.marks) if piece.released_at else {}
    rubrics = rubric_editions(session(), piece.rubric_ids)
    keys = [f"{slug}/{c.id}" for slug, rubric in rubrics.items() for c in rubric.criteria]
    by_key = {gap.criterion: gap for gap in gaps(own, given, keys)}
    catalogue = current(session())
    titles = {slug: e.vignette.matter.title for slug, e in catalogue.vignettes.items()}
    return render_template(
        "trainee/self_rating.html",
        submission=submission,
        piece=piece,
        title=titles.get(submission.slug, submission.slug),
        rubrics=[(r, [_row(slug, c, by_key) for c in r.criteria]) for slug, r in rubrics.items()],
        own=own,
        kept=kept,
        open=service.rateable(piece, submission),
        mean=mean_gap(own, given),
        dots=over_time(learning.rated(session(), member.account_id, member.programme_id), titles),
    )


def _row(slug: str, criterion: Criterion, by_key: dict[str, Gap]) -> Row:
    key = f"{slug}/{criterion.id}"
    return Row(key, criterion, by_key.get(key))


def _marks() -> dict[str, int]:
    """What was chosen; skipped criteria come without a level."""
    chosen: dict[str, Any] = {k.removeprefix(FIELD): v for k, v in request.form.items() if k.startswith(FIELD)}
    return {key: level for key, value in chosen.items() if (level := id_or_none(value)) is not None}
