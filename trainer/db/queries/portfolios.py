"""The facts of people that requirements look at: of one or of many, in the same few statements."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Defence, Piece, Programme, SectionRead, Submission
from trainer.db.queries import learning, standards, training_logs
from trainer.domain.grading import counts
from trainer.domain.portfolio import CaseJudged, CaseWorked, DefenceHeld, Portfolio
from trainer.domain.settings import settings_of

Sections = Mapping[str, frozenset[str]]
"""The ids of each module's sections, by slug."""


@dataclass
class _Learning:
    """What one person has done on this site."""

    read: dict[str, dict[str, datetime]] = field(default_factory=dict)
    cases: list[CaseWorked] = field(default_factory=list)
    judged: list[CaseJudged] = field(default_factory=list)
    defences: list[DefenceHeld] = field(default_factory=list)

    def modules(self, sections: Sections) -> dict[str, datetime]:
        """Modules read in whole, each with when the last section of it was."""
        return {
            slug: max(self.read[slug][one] for one in ids)
            for slug, ids in sections.items()
            if ids and ids <= self.read.get(slug, {}).keys()
        }


@dataclass(frozen=True)
class Assembled:
    """A portfolio, and when each thing that a requirement may count came to count, by its ref or slug."""

    portfolio: Portfolio
    moments: Mapping[str, datetime]


def of_person(session: Session, account_id: int, programme_id: int, sections: Sections) -> Portfolio:
    """The person's portfolio in the programme."""
    return of_people(session, programme_id, [account_id], sections)[account_id].portfolio


def of_people(
    session: Session, programme_id: int, account_ids: Collection[int], sections: Sections
) -> dict[int, Assembled]:
    """The same of many, by account; whoever has done nothing has an empty one."""
    found = {account_id: _Learning() for account_id in account_ids}
    read = sa.select(SectionRead.account_id, SectionRead.slug, SectionRead.section, SectionRead.read_at)
    for account_id, slug, section, at in session.execute(read.where(SectionRead.account_id.in_(account_ids))):
        found[account_id].read.setdefault(slug, {})[section] = at
    _worked(session, programme_id, found)
    logs = training_logs.of_people(session, programme_id, account_ids, only_named=True)
    standard = standards.for_requirements(session, programme_id)
    made = {}
    for account_id, one in found.items():
        modules, log = one.modules(sections), logs[account_id]
        moments = {entry.ref: max(entry.entered_at, entry.verified.at) if entry.verified else entry.entered_at
                   for entry in log.entries}  # fmt: skip
        moments |= {case.slug: case.handed_in_at for case in reversed(one.cases)}
        moments |= {judged.slug: judged.released_at for judged in reversed(one.judged)}
        whole = Portfolio(
            frozenset(modules), tuple(one.cases), tuple(one.judged), tuple(one.defences), standard, log=log
        )
        made[account_id] = Assembled(whole, {**moments, **modules})
    return made


def _worked(session: Session, programme_id: int, found: Mapping[int, _Learning]) -> None:
    """Cases handed in, with how they were judged and defended."""
    rows = session.execute(
        sa.select(
            Submission.account_id,
            Submission.slug,
            Submission.mode,
            Submission.handed_in_at,
            Submission.counts,
            Piece.released_at,
            Piece.marks,
            Defence.outcome,
            Defence.held_on,
            Programme.settings,
        )
        .join(Programme, Programme.id == Submission.programme_id)
        .outerjoin(Piece, Piece.submission_id == Submission.id)
        .outerjoin(Defence, Defence.piece_id == Piece.id)
        .where(
            Submission.account_id.in_(found),
            Submission.programme_id == programme_id,
            Submission.undone_at.is_(None),
        )
        .order_by(Submission.id)
    )
    for account_id, slug, mode, at, fresh, released_at, marks, outcome, held_on, settings in rows:
        one = found[account_id]
        done = mode == "practice" or counts(released_at is not None, settings_of(settings).defence_required, outcome)
        one.cases.append(CaseWorked(slug, mode, at, fresh and done))
        if released_at is not None:
            levels = {criterion: Decimal(str(level)) for criterion, level in learning.levels(marks).items()}
            one.judged.append(CaseJudged(slug, levels, released_at, fresh and done))
        if outcome is not None:
            one.defences.append(DefenceHeld(slug, outcome, held_on))
