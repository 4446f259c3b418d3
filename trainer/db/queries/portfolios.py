"""The facts of one person that requirements look at."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import SectionRead, Submission
from trainer.domain.portfolio import CaseWorked, Portfolio


def of_person(
    session: Session, account_id: int, programme_id: int, sections: Mapping[str, frozenset[str]]
) -> Portfolio:
    """The person's portfolio in the programme. `sections` are the ids of each module's sections, by slug."""
    read: dict[str, set[str]] = {}
    for slug, section in session.execute(
        sa.select(SectionRead.slug, SectionRead.section).where(SectionRead.account_id == account_id)
    ):
        read.setdefault(slug, set()).add(section)
    handed_in = session.execute(
        sa.select(Submission.slug, Submission.mode, Submission.handed_in_at, Submission.counts).where(
            Submission.account_id == account_id,
            Submission.programme_id == programme_id,
            Submission.undone_at.is_(None),
        )
    )
    done = frozenset(slug for slug, ids in sections.items() if ids and ids <= read.get(slug, set()))
    return Portfolio(done, tuple(CaseWorked(*row) for row in handed_in))
