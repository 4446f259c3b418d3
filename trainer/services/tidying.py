"""What the worker throws away: mail that was sent or given up long ago, and mail that nobody will ever send."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Outbox
from trainer.services.sending import give_up_stale
from trainer.services.working import take_turn

KEPT: Final = timedelta(days=90)
"""How long it can be seen that a mail was sent."""


def tidy_outbox(session: Session, *, now: datetime) -> None:
    """Once an hour; a message that still waits is never thrown away, only given up where there is no mail server."""
    if take_turn(session, name="tidying", every=timedelta(hours=1), now=now) is None:
        return
    session.execute(sa.delete(Outbox).where(Outbox.sent_at < now - KEPT))
    session.execute(sa.delete(Outbox).where(Outbox.gave_up_at < now - KEPT))
    give_up_stale(session, now=now)
