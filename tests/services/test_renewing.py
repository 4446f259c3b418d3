"""A certificate is renewed near its end, on fresh evidence, once."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.committees import DAY, SNAPSHOT, Committee
from trainer.db.models import Certificate
from trainer.domain.errors import NotFound, WrongState
from trainer.services.renewing import renew
from trainer.services.revoking import revoke

NEAR = datetime.fromisoformat("2029-09-01T12:00:00+00:00")
FRESH = replace(SNAPSHOT, edition="2029", unproctored=False)


def again(
    house: Committee, made: Certificate, now: datetime = NEAR, by: str = "director", **changes: Any
) -> Certificate:
    return renew(
        house.session,
        member=getattr(house, by),
        certificate_id=made.id,
        snapshot=replace(FRESH, **changes) if changes else FRESH,
        reason="Twelve hours of supervision since.",
        now=now,
    )


def test_the_time_that_is_left_is_not_lost(db: Session) -> None:
    house = Committee(db)
    first = house.issued()
    made = again(house, first)
    assert (made.renews_id, made.edition, made.unproctored) == (first.id, "2029", False)
    assert (made.valid_from, made.valid_until) == (date(2029, 9, 1), date(2032, 11, 19))
    assert made.number != first.number
    assert house.actions()[-1] == "certificate.renewed"
    late = again(house, made, now=datetime.fromisoformat("2033-05-01T12:00:00+00:00"))
    assert (late.valid_from, late.valid_until) == (date(2033, 5, 1), date(2036, 4, 30))


def test_once_near_its_end_with_a_reason_on_the_same_pathway(db: Session) -> None:
    house = Committee(db)
    made = house.issued()
    with pytest.raises(WrongState, match="from 90 days before"):
        again(house, made, now=NEAR - 30 * DAY)
    db.rollback()
    with pytest.raises(WrongState, match="on the pathway"):
        again(house, made, pathway="isipt-therapist-current")
    db.rollback()
    with pytest.raises(WrongState, match="on what grounds"):
        renew(db, member=house.director, certificate_id=made.id, snapshot=FRESH, reason="", now=NEAR)
    db.rollback()
    again(house, made)
    with pytest.raises(WrongState, match="renewed already"):
        again(house, made)


def test_not_without_an_end_nor_once_revoked(db: Session) -> None:
    house = Committee(db)
    made = house.issued(months=0)
    with pytest.raises(WrongState, match="until then it holds"):
        again(house, made)
    db.rollback()
    revoke(db, member=house.director, certificate_id=made.id, reason="x", now=NEAR)
    with pytest.raises(WrongState, match="was revoked"):
        again(house, made)


def test_only_by_a_director_of_the_programme(db: Session) -> None:
    house, other = Committee(db), Committee(db, "south")
    made = house.issued()
    for by in ("chair", "ana"):
        with pytest.raises(NotFound):
            again(house, made, by=by)
    with pytest.raises(NotFound):
        again(other, made)
