"""Quality of the instrument: the cases as items, how readers and graders agree, and what marks foretell."""

from dataclasses import dataclass

from flask import g, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import case_statistics, predictions
from trainer.db.queries.case_statistics import LATEST, Exposure
from trainer.domain.calibration import Estimate
from trainer.domain.case_statistics import EASY, FEWEST, HARD, Difficulty, Rest, verdict
from trainer.domain.correlation import bands, spearman
from trainer.domain.dependability import ENOUGH, dependability
from trainer.domain.dependability import FEWEST as PEOPLE
from trainer.domain.published import PUBLISHED
from trainer.domain.readers import CASES, SEEN, Pooled, Reading, pooled
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
    rest: Rest | None
    exposure: Exposure
    contested: str | None

    @property
    def tells_apart(self) -> Estimate | None:
        """None where too few have worked another case too."""
        return self.rest.discrimination if self.rest else None

    @property
    def verdict(self) -> str:
        """What the numbers come to, in a word."""
        return verdict(self.difficulty, self.rest)


@dataclass(frozen=True)
class AreaRow:
    """How readers agree on one area, beside what was published of it, and among how many areas that was chosen."""

    name: str
    found: Pooled
    published: tuple[tuple[float | None, int | None], ...]


def case_rows(catalogue: Catalogue) -> list[CaseRow]:
    """Every case as an item, by title, in three statements."""
    difficulties = case_statistics.difficulties(session(), g.programme.id)
    rests = case_statistics.rests(session(), g.programme.id)
    exposures = case_statistics.exposures(session(), g.programme.id)
    rows = []
    for slug, edition in sorted(catalogue.vignettes.items(), key=lambda pair: pair[1].vignette.matter.title):
        hard = difficulties.get(edition.id, Difficulty(0, 0.0, 0.0))
        rows.append(
            CaseRow(
                slug,
                edition.vignette.matter.title,
                hard.n,
                hard.mean,
                rests.get(edition.id),
                exposures.get(slug, Exposure()),
                edition.panel.contested,
            )
        )
    return rows


def area_names(editions: list[VignetteEdition]) -> dict[str, str]:
    """What each area of any tradition in use is called."""
    return {area.id: area.name for edition in editions for area in edition.tradition.areas}


def _areas(editions: list[VignetteEdition]) -> list[AreaRow]:
    found = pooled([Reading(e.tradition.id, e.tradition.area_ids, e.panel.readers) for e in editions])
    names, traditions = area_names(editions), {e.tradition.id: e.tradition for e in editions}
    rows = []
    for (area, tradition), one in sorted(found.items(), key=lambda pair: (pair[0][1], -pair[1].cases, pair[0][0])):
        many = len(traditions[tradition].areas) if tradition else None
        name = _("Which of the %(n)s areas of %(tradition)s comes first")
        rows.append(
            AreaRow(
                names[area] if many is None else name % {"n": many, "tradition": traditions[tradition].name},
                one,
                tuple((s.kappas.get(area), s.areas if many not in (None, s.areas) else None) for s in PUBLISHED),
            )
        )
    return rows


def verdict_words() -> dict[str, tuple[str, str]]:
    """What a case's numbers come to: the glyph, and a sentence to act by."""
    return {
        "few": ("awaiting", _("Too few to say.")),
        "flat": ("warning", _("Does not tell people apart: do not let it count until it is reworked.")),
        "weak": ("warning", _("Tells people apart less than a good case does: look at what it asks.")),
        "easy": ("warning", _("Easy: nearly everybody comes out as the readers do.")),
        "hard": ("warning", _("Hard: few come out better than without reading.")),
        "unsure": ("awaiting", _("Not known yet whether it tells people apart.")),
        "works": ("met", _("Works.")),
    }


def instrument() -> ResponseReturnValue:
    """Means and correlations only where enough people stand behind them; never a person."""
    catalogue = current(session())
    groups = case_statistics.groups(session(), g.programme.id)
    told = predictions.first_ratings(session(), g.programme.id)
    points = [(pair.level, pair.score) for pair in told.pairs] if told else []
    written = sum(a.basis != "clinician" for e in catalogue.vignettes.values() for a in e.vignette.annotations)
    return render_template(
        "director/instrument.html",
        cases=case_rows(catalogue),
        verdicts=verdict_words(),
        fewest=FEWEST,
        easy=EASY,
        hard=HARD,
        depends=dependability(groups),
        several=sum(one.several for one in groups),
        people=PEOPLE,
        enough=ENOUGH,
        latest=LATEST,
        looked_at=predictions.LATEST,
        areas=_areas(list(catalogue.vignettes.values())),
        seen=SEEN,
        least_cases=CASES,
        studies=PUBLISHED,
        written=written,
        graders=graders_agree(),
        told=told,
        foretells=spearman(points) if len(points) >= FEWEST else None,
        plot=scatter(points) if len(points) >= FEWEST else None,
        bands=bands(points),
    )
