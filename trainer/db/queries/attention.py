"""Who needs the director now: whose supervision has stalled, and who could be put forward."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Cohort, Leave, Progress
from trainer.db.queries.attendance import away_on
from trainer.db.queries.readiness import editions


def stalled(session: Session, programme_id: int, today: date, most: int) -> list[Any]:
    """Whose supervision has stalled, the latest first, for there it is still early; each once, and nobody on leave."""
    table = Progress.__table__.c
    each = [
        sa.select(table.account_id, table.membership_id, table.cohort_id, table.quiet_until, table.edition_id)
        .where(
            table.programme_id == programme_id,
            table.edition_id == edition,
            table.here.is_(True),
            table.quiet_key < today,
            ~sa.exists().where(Leave.membership_id == table.membership_id, away_on(today)),
        )
        .order_by(table.quiet_key.desc(), table.account_id.desc())
        .limit(most)
        .subquery()
        for edition, _slug in editions(session, programme_id)
    ]
    if not each:
        return []
    latest = sa.union_all(*(sa.select(one) for one in each)).subquery()
    rows = session.execute(
        sa.select(latest, Account.name, Cohort.name.label("cohort"))
        .join(Account, Account.id == latest.c.account_id)
        .outerjoin(Cohort, Cohort.id == latest.c.cohort_id)
        .order_by(latest.c.quiet_until.desc(), latest.c.account_id)
    )
    return list({row.account_id: row for row in rows}.values())[:most]


def to_forward(session: Session, programme_id: int, most: int) -> tuple[int, int | None]:
    """How many have done all that a pathway of the programme asks and were never put forward, and on which edition the
    first of them stands; nobody counts further than one more than `most`."""
    mine = (Progress.programme_id == programme_id, Progress.here, sa.and_(Progress.to_forward))
    some = sa.select(Progress.edition_id).where(*mine).limit(most + 1).subquery()
    n, edition = session.execute(sa.select(sa.func.count(), sa.func.min(some.c.edition_id)).select_from(some)).one()
    return n, edition
