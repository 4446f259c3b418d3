"""A cohort for a board, as a PDF: completion and competence apart, and nobody named."""

from datetime import timedelta

from flask import Response, g, request

from trainer.db import session
from trainer.db.queries import cohort_reports, standards
from trainer.documents.cohort_in_short import Agreed, Competence, PathwayStand
from trainer.documents.cohort_report import CohortReport, cohort_pdf
from trainer.domain.cohort_standing import Standing
from trainer.domain.pathway import Pathway
from trainer.domain.requirements.rubric_grades import RubricGrades
from trainer.services.catalogue import pathway_editions
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components import downloads
from trainer.web.components.graders_agree import graders_agree
from trainer.web.components.looked_at import note
from trainer.web.components.standard_words import set_by
from trainer.web.director.cohort import named
from trainer.web.i18n import _, ngettext


def cohort_report(slug: str) -> Response:
    """From what is kept, so that a large cohort takes no longer; that it was taken is noted."""
    cohort, today = named(slug), today_in(g.programme, now())
    place = (session(), g.programme.id, cohort.id, today)
    found = cohort_reports.standings(*place)
    editions = pathway_editions(session(), sorted(found))
    unset = standards.for_requirements(session(), g.programme.id) is None
    level = cohort_reports.levels(session(), g.programme.id, cohort.id)
    report = CohortReport(
        cohort.name,
        g.programme.name,
        today,
        cohort_reports.people(session(), cohort.id, today),
        cohort_reports.certified(*place),
        cohort_reports.stalled(*place),
        cohort_reports.decided(*place, now()),
        [
            _stand(pathway, found[number], unset)
            for number, pathway in sorted(editions.items(), key=lambda at: (at[1].owner != "programme", at[1].title))
        ],
        Competence(*level) if level else None,
        _agreed(),
        _standard(),
    )
    body = cohort_pdf(report, now=now(), say=_, many=ngettext)
    if request.method != "HEAD":
        note("cohort.reported", "cohort", cohort.id, timedelta(0))
    return downloads.binary(body, "application/pdf", f"cohort-{slug}-{today}.pdf")


def _stand(pathway: Pathway, found: Standing, unset: bool) -> PathwayStand:
    """A requirement that waits for a standard nobody has set says so: it is not that nobody reaches it."""
    rows = []
    for row in pathway.requirements:
        if row.id in found.lines:
            words = row.words
            if row.strength == "preferred":
                words = _("%(words)s (preferred, not required)") % {"words": words}
            if unset and isinstance(row, RubricGrades) and row.standard == "programme":
                words = _("%(words)s: no standard has been set") % {"words": words}
            rows.append((words, found.lines[row.id]))
    return PathwayStand(pathway.title, pathway.edition, found, rows, main=pathway.owner == "programme")


def _agreed() -> Agreed | None:
    found = graders_agree().found
    if found is None or found.kappa is None:
        return None
    return Agreed(found.kappa.value, found.kappa.interval, found.pieces)


def _standard() -> str:
    held = standards.in_force(session(), g.programme.id)
    if held is None:
        return _("No standard has been set: by marks alone nobody passes or fails.")
    told = {"cut": f"{float(held.cut):.2f}", "error": f"{float(held.error):.2f}", "who": set_by(held)}
    words = _("The standard: a mean level of %(cut)s over twelve cases (standard error %(error)s, %(who)s).")
    return words % told
