"""Accounts by what identifies them."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account


def by_email(session: Session, email: str) -> Account | None:
    """The account with this address, in any case of letters."""
    return session.scalar(sa.select(Account).where(Account.email == email.strip().lower()))
