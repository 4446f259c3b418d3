"""A study whose standard comes of graders' ratings: how far it is, and once rating is closed the lines and the cut."""

from dataclasses import dataclass
from statistics import fmean

from flask import render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.models import StandardStudy
from trainer.db.queries import global_ratings
from trainer.domain.borderline_regression import BORDERLINE, FEWEST_PEOPLE, RATINGS, Fit
from trainer.services.catalogue import current
from trainer.services.rating_standards import regression_of
from trainer.web.components.plots import Scatter, fitted
from trainer.web.components.standard_words import rating_names, state_words


@dataclass(frozen=True)
class RatedRow:
    """How many pieces had one rating, the mean of their marks, and what the line gives there."""

    rating: str
    n: int
    mean: float
    by_line: float | None


@dataclass(frozen=True)
class Drawn:
    """One case of a regression, drawn once ratings may be seen."""

    title: str
    fit: Fit
    plot: Scatter | None
    rows: list[RatedRow]


def drawn(fit: Fit, title: str) -> Drawn:
    """The plot with its line, and the same as a table."""
    points = [(float(one.step), one.level) for one in fit.rated]
    through = fit.line.at if fit.line else None
    rows = []
    for step, rating in enumerate(RATINGS, 1):
        given = [one.level for one in fit.rated if one.step == step]
        mean = fmean(given) if given else 0.0
        rows.append(RatedRow(rating, len(given), mean, fit.line.at(step) if fit.line else None))
    return Drawn(title, fit, fitted(points, len(RATINGS), through, BORDERLINE) if points else None, rows)


def rated_page(study: StandardStudy, refused: str) -> ResponseReturnValue:
    """While graders rate only how many pieces were: who saw the cut come about could wait for the one they like."""
    found = regression_of(session(), study)
    vignettes = current(session()).vignettes
    titles = {slug: one.vignette.matter.title for slug, one in vignettes.items()}
    page = render_template(
        "director/standard_rated.html",
        study=study,
        found=found,
        drawn=[drawn(fit, titles.get(fit.case, fit.case)) for fit in found.fits],
        graders=global_ratings.raters(session(), study.id),
        ratings=rating_names(),
        fewest=FEWEST_PEOPLE,
        here_state=state_words(study),
        refused=refused,
        typed=request.form,
    )
    return page, 422 if refused else 200
