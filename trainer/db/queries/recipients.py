"""Who notices go to: their address, language and time zone, and how they want each kind mailed."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, NoticeChoice


@dataclass(frozen=True)
class Recipient:
    """`chosen` holds the mailing of the kinds of notice about which they have ever chosen."""

    id: int
    email: str
    locale: str
    time_zone: str
    chosen: Mapping[str, str]


def by_id(session: Session, account_ids: Collection[int]) -> dict[int, Recipient]:
    """Those of the accounts that are active."""
    choices: dict[int, dict[str, str]] = defaultdict(dict)
    for choice in session.scalars(sa.select(NoticeChoice).where(NoticeChoice.account_id.in_(account_ids))):
        choices[choice.account_id][choice.kind] = choice.mailing
    rows = session.execute(
        sa.select(Account.id, Account.email, Account.locale, Account.time_zone).where(
            Account.id.in_(account_ids), Account.active.is_(True)
        )
    )
    return {row.id: Recipient(row.id, row.email, row.locale, row.time_zone, choices[row.id]) for row in rows}
