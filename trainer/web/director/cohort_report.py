"""A cohort for a board, as a PDF: completion and competence apart, and nobody named."""

from flask import Response, g

from trainer.db import session
from trainer.db.queries import cohort_reports, standards
from trainer.documents.cohort_report import CohortReport, Competence, PathwayStand, cohort_pdf
from trainer.services.catalogue import pathway_editions
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.looked_at import note
from trainer.web.components.standard_words import set_by
from trainer.web.director.cohort import named
from trainer.web.i18n import _


def cohort_report(slug: str) -> Response:
    """From what is kept, so that a large cohort takes no longer; that it was taken is noted."""
    cohort, today = named(slug), today_in(g.programme, now())
    counted = cohort_reports.counted(session(), g.programme.id, cohort.id)
    editions = pathway_editions(session(), sorted(counted))
    stands = []
    for number, pathway in sorted(editions.items(), key=lambda pair: (pair[1].owner != "programme", pair[1].title)):
        found = counted[number]
        rows = [(row.words, found.lines[row.id]) for row in pathway.requirements if row.id in found.lines]
        whole = sum(found.whole.values())
        stands.append(PathwayStand(pathway.title, pathway.edition, whole, found.whole.get("met", 0), rows))
    level = cohort_reports.levels(session(), g.programme.id, cohort.id)
    report = CohortReport(
        cohort.name,
        g.programme.name,
        today,
        cohort_reports.people(session(), cohort.id, today),
        cohort_reports.certified(session(), g.programme.id, cohort.id),
        stands,
        Competence(*level) if level else None,
        _standard(),
    )
    body = cohort_pdf(report, now=now(), say=_)
    note("cohort.reported", "cohort", cohort.id)
    return downloads.binary(body, "application/pdf", f"cohort-{slug}-{today}.pdf")


def _standard() -> str:
    held = standards.in_force(session(), g.programme.id)
    if held is None:
        return _("No standard has been set: by marks alone nobody passes or fails.")
    told = {"cut": f"{float(held.cut):.2f}", "error": f"{float(held.error):.2f}", "who": set_by(held)}
    words = _("The standard: a mean level of %(cut)s over twelve cases (standard error %(error)s, %(who)s).")
    return words % told
