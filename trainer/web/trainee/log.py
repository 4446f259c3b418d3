"""The home of a trainee's training log: cases at a glance, supervision, courses, papers, and what waits for whom."""

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from trainer.domain import log_entries as kinds
from trainer.domain.evidence.casework import Casework
from trainer.domain.training_log import Entry
from trainer.web.components.credentials.asking import FORMS
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.names import amount
from trainer.web.components.credentials.names import kinds as kind_names
from trainer.web.components.credentials.sections import PHASES
from trainer.web.components.credentials.titles import day_of
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

SHOWN = 10
"""Entries of each part; all stand on the page of entries."""


@dataclass(frozen=True)
class Glance:
    """A case in figures: by phase how many sessions were held, recorded, supervised and rated."""

    case: Casework
    phases: list[tuple[str, int, int, int, int]]


def glance(case: Casework) -> Glance:
    """Rated: by anybody."""
    rated = {rating.session for _, rating in case.ratings}
    rows = []
    for phase in PHASES:
        held = {s.number: s for _, s in case.sessions if s.phase == phase}
        recorded = sum(bool(s.recorded) for s in held.values())
        supervised = sum(s.supervised for s in held.values())
        rows.append((phase, len(held), recorded, supervised, len(rated & set(held))))
    return Glance(case, rows)


def log() -> ResponseReturnValue:
    """Newest first within each part."""
    desk = LogDesk.of(worker())
    return render_template(
        "trainee/log.html",
        desk=desk,
        cases=[glance(case) for case in desk.cases],
        supervision=_of(desk, kinds.Supervision),
        minutes=amount(sum(s.minutes for _, s in desk.log.of(kinds.Supervision)), "minutes"),
        units=sum(s.units for _, s in desk.log.of(kinds.Supervision)),
        courses=_of(desk, kinds.Course, kinds.ManualRead),
        papers=_of(desk, kinds.Prerequisite, kinds.Membership, kinds.Letter, kinds.Certificate, kinds.Ruling),
        given=_of(desk, kinds.SupervisionGiven, kinds.Teaching),
        unverified=sum(not entry.vouched for entry in desk.log.entries),
        shown=SHOWN,
        forms=forms(),
    )


def forms() -> list[tuple[str, list[tuple[str, str]]]]:
    """What can be entered, by what it is about."""
    titles = (_("About a case"), _("Teaching and reading"), _("Papers"), _("What you gave"))
    told = kind_names()
    return [(title, [(kind, told[kind]) for kind in group]) for title, group in zip(titles, FORMS, strict=True)]


def _of(desk: LogDesk, *found: type) -> list[Entry]:
    return _newest([entry for entry in desk.log.entries if isinstance(entry.facts, found)])


def _newest(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (day_of(entry), entry.ref), reverse=True)
