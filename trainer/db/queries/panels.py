"""Who took part in a panel of the committee."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import CommitteeEntry, CommitteeRemark


def took_part(session: Session, candidacy_id: int, panel: str) -> frozenset[int]:
    """The accounts of all who gave a view, decided or spoke in it: nobody of them is fresh for an appeal."""
    wrote = sa.select(CommitteeEntry.by_id).where(
        CommitteeEntry.candidacy_id == candidacy_id,
        CommitteeEntry.panel == panel,
        CommitteeEntry.kind.in_(("view", "decision")),
    )
    spoke = sa.select(CommitteeRemark.by_id).where(
        CommitteeRemark.candidacy_id == candidacy_id, CommitteeRemark.panel == panel
    )
    return frozenset(session.scalars(wrote.union(spoke)))
