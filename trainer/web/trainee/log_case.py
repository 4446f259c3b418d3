"""One case of the log: sessions by phase, areas and changes, ratings, measures with gaps, portfolio, attestation."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from trainer.domain.evidence.casework import Casework
from trainer.domain.log_entries import CONTENTS, Part
from trainer.domain.training_log import Entry
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.measuring import measure_rows
from trainer.web.components.credentials.sections import PHASES
from trainer.web.trainee.desk import worker
from trainer.web.trainee.log import glance

PARTS: Final = ("case-report", "inventory", "formulation", "summary", "self-rating")


@dataclass(frozen=True)
class Attested:
    """How far a case's attestation is."""

    entry: Entry | None
    missing: tuple[str, ...]
    applicant: bool
    supervisors: tuple[str, ...]


def attested(case: Casework, desk: LogDesk) -> Attested:
    """Signed: as it reads now."""
    if not case.attestations:
        return Attested(None, CONTENTS, applicant=False, supervisors=())
    entry, facts = case.attestations[-1]
    signers = [s.signer for s in facts.signatures if s.wording == facts.wording]
    names = tuple(desk.log.guides[ref].name for ref in signers if ref in desk.log.guides)
    missing = tuple(content for content in CONTENTS if content not in facts.contents)
    return Attested(entry, missing, "" in signers, names)


def areas(case: Casework) -> list[tuple[str, date]]:
    """In the order in which they were chosen."""
    return [(chosen.area, chosen.on) for chosen in sorted(case.facts.areas, key=lambda one: one.on)]


def log_case(ref: str) -> ResponseReturnValue:
    """The trainee's own."""
    desk = LogDesk.of(worker())
    case = desk.case(ref)
    if case is None:
        abort(404)
    columns, rows = measure_rows(case)
    parts: dict[str, tuple[Entry, Part]] = {facts.kind: (entry, facts) for entry, facts in case.parts}
    return render_template(
        "trainee/log_case.html",
        desk=desk,
        case=case,
        entry=desk.entry(ref),
        areas=areas(case),
        glance=glance(case),
        phases=[(phase, [(e, s) for e, s in case.sessions if s.phase == phase]) for phase in PHASES],
        rated={rating.session for _, rating in case.ratings},
        columns=columns,
        measures=rows,
        unmeasured=[kind for kind in ("symptoms", "functioning") if kind not in {row.kind for row in rows}],
        parts=[(kind, parts.get(kind)) for kind in PARTS],
        recordings=[entry for entry, facts in case.parts if facts.kind == "recording"],
        attested=attested(case, desk),
    )
