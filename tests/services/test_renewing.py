"""A certificate is renewed near its end, on fresh evidence, once."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.committees import DAY, SNAPSHOT, Committee
from trainer.db.models import Certificate
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.snapshot import bound
from trainer.services.renewing import renew
from trainer.services.revoking import revoke
from trainer.services.weighing import to_keep

NEAR = datetime.fromisoformat("2029-09-01T12:00:00+00:00")


def again(house: Committee, made: Certificate, now: datetime = NEAR, by: str = "director") -> Certificate:
    return renew(
        house.session,
        member=getattr(house, by),
        certificate_id=made.id,
        reason="Twelve hours of supervision since.",
        now=now,
    )


def test_the_time_that_is_left_is_not_lost(published_db: Session) -> None:
    db = published_db
    house = Committee(db, "east")
    first = house.issued()
    made = again(house, first)
    weighed = to_keep(published_db, house.ana, SNAPSHOT.pathway, NEAR.date())
    assert (made.renews_id, made.edition, made.snapshot) == (
        first.id,
        "2026",
        bound(weighed.to_json(), "east", house.ana.account_id, NEAR),
    )
    assert (made.valid_from, made.valid_until) == (date(2029, 9, 1), date(2032, 11, 19))
    assert made.number != first.number
    assert house.actions()[-1] == "certificate.renewed"
    late = again(house, made, now=datetime.fromisoformat("2033-05-01T12:00:00+00:00"))
    assert (late.valid_from, late.valid_until) == (date(2033, 5, 1), date(2036, 4, 30))


def test_once_near_its_end_with_a_reason(published_file_db: Session) -> None:
    db = published_file_db
    house = Committee(db, "east")
    made = house.issued()
    with pytest.raises(WrongState, match="from 90 days before"):
        again(house, made, now=NEAR - 30 * DAY)
    db.rollback()
    with pytest.raises(WrongState, match="on what grounds"):
        renew(db, member=house.director, certificate_id=made.id, reason="", now=NEAR)
    db.rollback()
    again(house, made)
    with pytest.raises(WrongState, match="renewed already"):
        again(house, made)


def test_not_without_an_end_nor_once_revoked(published_file_db: Session) -> None:
    db = published_file_db
    house = Committee(db, "east")
    made = house.issued(months=0)
    with pytest.raises(WrongState, match="until then it holds"):
        again(house, made)
    db.rollback()
    revoke(db, member=house.director, certificate_id=made.id, reason="x", now=NEAR)
    with pytest.raises(WrongState, match="was revoked"):
        again(house, made)


def test_only_by_a_director_of_the_programme(published_file_db: Session) -> None:
    db = published_file_db
    house, other = Committee(db, "east"), Committee(db, "west")
    made = house.issued()
    for by in ("chair", "ana"):
        with pytest.raises(NotFound):
            again(house, made, by=by)
    with pytest.raises(NotFound):
        again(other, made)
