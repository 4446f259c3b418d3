"""What is thrown away, and what never is; on both databases."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW
from trainer.db.models import Outbox
from trainer.services.notifying import queue_mail
from trainer.services.tidying import KEPT, tidy_outbox


def test_old_mail_goes_and_waiting_mail_stays(db: Session) -> None:
    for name in ("sent", "given-up", "waiting"):
        queue_mail(db, to=f"{name}@example.org", subject="Hello", text="Come in.", now=NOW)
    for name, column in (("sent", Outbox.sent_at), ("given-up", Outbox.gave_up_at)):
        db.execute(sa.update(Outbox).where(Outbox.address == f"{name}@example.org").values({column: NOW}))
    db.commit()
    tidy_outbox(db, now=NOW + KEPT)
    assert db.scalar(sa.select(sa.func.count(Outbox.id))) == 3
    tidy_outbox(db, now=NOW + KEPT + timedelta(hours=2))
    left = db.scalars(sa.select(Outbox)).one()
    assert (left.address, left.gave_up_at is not None) == ("waiting@example.org", True)
