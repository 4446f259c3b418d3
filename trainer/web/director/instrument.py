"""Quality of the instrument: the cases as items, how readers and graders agree, and what marks foretell."""

from dataclasses import dataclass

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import case_statistics, predictions
from trainer.db.queries.case_statistics import LATEST, Exposure
from trainer.domain.agreement import pooled_agreement
from trainer.domain.calibration import Estimate
from trainer.domain.case_statistics import FEWEST, Difficulty, discrimination
from trainer.domain.correlation import bands, spearman
from trainer.domain.published import PUBLISHED
from trainer.services.catalogue import Catalogue, VignetteEdition, current
from trainer.web.components.graders_agree import graders_agree
from trainer.web.components.plots import scatter
from trainer.web.i18n import _


@dataclass(frozen=True)
class CaseRow:
    """One case as an item; what cannot be said yet is None."""

    slug: str
    title: str
    first: int
    difficulty: Estimate | None
    pairs: int
    tells_apart: Estimate | None
    exposure: Exposure
    contested: str | None


@dataclass(frozen=True)
class AreaRow:
    """How readers agree on one area, beside what was published of it."""

    name: str
    kappa: float | None
    same: float
    cases: int
    published: tuple[float | None, ...]


def case_rows(catalogue: Catalogue) -> list[CaseRow]:
    """Every case as an item, by title, in three statements."""
    difficulties = case_statistics.difficulties(session(), g.programme.id)
    rests = case_statistics.rests(session(), g.programme.id)
    exposures = case_statistics.exposures(session(), g.programme.id)
    rows = []
    for slug, edition in sorted(catalogue.vignettes.items(), key=lambda pair: pair[1].vignette.matter.title):
        hard = difficulties.get(edition.id, Difficulty(0, 0.0, 0.0))
        rest = rests.get(edition.id)
        rows.append(
            CaseRow(
                slug,
                edition.vignette.matter.title,
                hard.n,
                hard.mean,
                rest.n if rest else 0,
                discrimination(rest) if rest else None,
                exposures.get(slug, Exposure()),
                edition.panel.contested,
            )
        )
    return rows


def area_names(editions: list[VignetteEdition]) -> dict[str, str]:
    """What each area of any tradition in use is called."""
    return {area.id: area.name for edition in editions for area in edition.tradition.areas}


def _areas(catalogue: Catalogue) -> list[AreaRow]:
    editions = list(catalogue.vignettes.values())
    pooled = pooled_agreement([(e.tradition.area_ids, e.panel.readers) for e in editions])
    names = {"primary": _("Which area comes first"), **area_names(editions)}
    order = sorted(pooled, key=lambda area: (area == "primary", -int(pooled[area]["cases"] or 0), area))
    return [
        AreaRow(
            names[area],
            pooled[area]["kappa"],
            float(pooled[area]["agreement"] or 0),
            int(pooled[area]["cases"] or 0),
            tuple(study.kappas.get(area) for study in PUBLISHED),
        )
        for area in order
    ]


def instrument() -> ResponseReturnValue:
    """Means and correlations only where enough people stand behind them; never a person."""
    catalogue = current(session())
    told = predictions.first_ratings(session(), g.programme.id)
    points = [(pair.level, pair.score) for pair in told.pairs] if told else []
    written = sum(a.basis != "clinician" for e in catalogue.vignettes.values() for a in e.vignette.annotations)
    return render_template(
        "director/instrument.html",
        cases=case_rows(catalogue),
        fewest=FEWEST,
        latest=LATEST,
        looked_at=predictions.LATEST,
        areas=_areas(catalogue) if catalogue.vignettes else [],
        studies=PUBLISHED,
        written=written,
        graders=graders_agree(),
        told=told,
        foretells=spearman(points) if len(points) >= FEWEST else None,
        plot=scatter(points) if len(points) >= FEWEST else None,
        bands=bands(points),
    )
