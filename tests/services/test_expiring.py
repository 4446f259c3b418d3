"""Holder and directors hear once that a certificate ends."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.committees import DAY, Committee
from tests.services.test_renewing import NEAR, again
from trainer.db.models import Notice
from trainer.services.expiring import tell_of_ends
from trainer.services.revoking import revoke

EVE = datetime.fromisoformat("2029-08-20T12:00:00+00:00")


def told(house: Committee) -> list[tuple[str, str]]:
    return [pair for pair in house.notices() if "ends on" in pair[1]]


def test_each_hears_once_from_ninety_days_before(db: Session) -> None:
    house = Committee(db)
    made = house.issued()
    tell_of_ends(db, now=EVE)
    assert told(house) == []
    for days in (2, 3, 4):
        tell_of_ends(db, now=EVE + days * DAY)
    assert told(house) == [
        ("Ana", "Your certificate ends on Monday 19 November 2029: Foundation in IPT formulation"),
        ("Dora", "The certificate of Ana ends on Monday 19 November 2029"),
    ]
    links = db.scalars(sa.select(Notice.link).where(Notice.kind == "lapsing").order_by(Notice.id)).all()
    assert links == [f"/certificates/{made.number}", f"/p/north/programme/certificates/{made.id}"]


def test_nobody_hears_of_one_that_was_renewed_or_revoked(published_file_db: Session) -> None:
    db = published_file_db
    house, other = Committee(db, "east"), Committee(db, "west")
    again(house, house.issued())
    revoke(db, member=other.director, certificate_id=other.issued().id, reason="x", now=NEAR)
    tell_of_ends(db, now=NEAR)
    assert told(house) == []
