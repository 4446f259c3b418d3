"""Which pathways a person follows."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import FollowedPathway


def of_person(session: Session, account_id: int, programme_id: int) -> dict[str, FollowedPathway]:
    """By slug, oldest first."""
    rows = session.scalars(
        sa.select(FollowedPathway)
        .where(FollowedPathway.account_id == account_id, FollowedPathway.programme_id == programme_id)
        .order_by(FollowedPathway.since, FollowedPathway.slug)
    )
    return {row.slug: row for row in rows}
