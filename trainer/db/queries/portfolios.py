"""The facts of one person that requirements look at."""

from collections.abc import Mapping
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Defence, Piece, Programme, SectionRead, Submission
from trainer.db.queries import learning, standards, training_logs
from trainer.domain.grading import counts
from trainer.domain.portfolio import CaseJudged, CaseWorked, DefenceHeld, Portfolio
from trainer.domain.settings import settings_of


def of_person(
    session: Session, account_id: int, programme_id: int, sections: Mapping[str, frozenset[str]]
) -> Portfolio:
    """The person's portfolio in the programme. `sections` are the ids of each module's sections, by slug."""
    read: dict[str, set[str]] = {}
    for slug, section in session.execute(
        sa.select(SectionRead.slug, SectionRead.section).where(SectionRead.account_id == account_id)
    ):
        read.setdefault(slug, set()).add(section)
    rows = session.execute(
        sa.select(Submission.slug, Submission.mode, Submission.handed_in_at, Submission.counts)
        .add_columns(Piece.released_at, Piece.marks, Defence.outcome, Defence.held_on, Programme.settings)
        .join(Programme, Programme.id == Submission.programme_id)
        .outerjoin(Piece, Piece.submission_id == Submission.id)
        .outerjoin(Defence, Defence.piece_id == Piece.id)
        .where(
            Submission.account_id == account_id,
            Submission.programme_id == programme_id,
            Submission.undone_at.is_(None),
        )
    )
    cases, judged, defences = [], [], []
    for slug, mode, at, fresh, released_at, marks, outcome, held_on, settings in rows:
        done = mode == "practice" or counts(released_at is not None, settings_of(settings).defence_required, outcome)
        cases.append(CaseWorked(slug, mode, at, fresh and done))
        if released_at is not None:
            levels = {criterion: Decimal(str(level)) for criterion, level in learning.levels(marks).items()}
            judged.append(CaseJudged(slug, levels, released_at, fresh and done))
        if outcome is not None:
            defences.append(DefenceHeld(slug, outcome, held_on))
    whole = frozenset(slug for slug, ids in sections.items() if ids and ids <= read.get(slug, set()))
    log = training_logs.of_person(session, account_id, programme_id)
    standard = standards.for_requirements(session, programme_id)
    return Portfolio(whole, tuple(cases), tuple(judged), tuple(defences), standard, log=log)
