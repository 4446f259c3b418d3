"""How often somebody has tried lately."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Attempt


def counts(session: Session, kind: str, email: str, address: str, since: datetime) -> tuple[int, int, int]:
    """Attempts since then: of this email from this address, of this email, from this address."""
    mine = sa.func.sum(sa.case((sa.and_(Attempt.email == email, Attempt.address == address), 1), else_=0))
    of_email = sa.func.sum(sa.case((Attempt.email == email, 1), else_=0))
    of_address = sa.func.sum(sa.case((Attempt.address == address, 1), else_=0))
    row = session.execute(
        sa.select(mine, of_email, of_address).where(
            Attempt.kind == kind,
            Attempt.at > since,
            sa.or_(Attempt.email == email, Attempt.address == address),
        )
    ).one()
    return row[0] or 0, row[1] or 0, row[2] or 0
