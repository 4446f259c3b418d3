"""One case as an item: how its first attempts came out, who and what was missed, where its readers differ."""

from flask import abort, g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import case_statistics
from trainer.db.queries.case_statistics import LATEST, Exposure
from trainer.domain.case_statistics import FEWEST, Difficulty, missed, verdict
from trainer.services.catalogue import current
from trainer.web.director.instrument import area_names, verdict_words

SHOWN = 12
"""People and turns of either list."""


def instrument_case(slug: str) -> ResponseReturnValue:
    """On the edition that holds now; a reworked case begins anew."""
    edition = current(session()).vignettes.get(slug)
    if edition is None:
        abort(404)
    hard = case_statistics.difficulties(session(), g.programme.id).get(edition.id, Difficulty(0, 0.0, 0.0))
    rest = case_statistics.rests(session(), g.programme.id).get(edition.id)
    enough = hard.n >= FEWEST
    scores = case_statistics.latest_scores(session(), g.programme.id, slug, edition.id) if enough else []
    return render_template(
        "director/instrument_case.html",
        case=edition.vignette,
        panel=edition.panel,
        areas=area_names([edition]),
        hard=hard,
        rest=rest,
        tells_apart=rest.discrimination if rest else None,
        verdict=verdict_words()[verdict(hard.mean, rest)],
        tenths=case_statistics.totals(session(), g.programme.id, slug, edition.id) if enough else [],
        exposure=case_statistics.exposures(session(), g.programme.id).get(slug, Exposure()),
        missed=missed(scores),
        shown=SHOWN,
        fewest=FEWEST,
        latest=LATEST,
    )
