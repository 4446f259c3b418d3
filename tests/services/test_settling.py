"""A programme's settings change together, and the audit knows from what to what."""

from dataclasses import replace
from datetime import datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import House
from trainer.db.models import AuditEvent, Programme
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.settings import Settings, settings_of
from trainer.services.settling import settle


def test_what_changed_is_kept_and_noted(db: Session, now: datetime) -> None:
    house = House(db)
    house.programme.settings = {"of another's": 1}
    db.commit()
    own = replace(Settings(), invitation_days=30)
    settle(db, member=house.director, name=" The Far North ", time_zone="Asia/Tokyo", settings=own, now=now)
    db.expire_all()
    programme = db.scalars(sa.select(Programme)).one()
    assert (programme.name, programme.time_zone, settings_of(programme.settings)) == (
        "The Far North",
        "Asia/Tokyo",
        own,
    )
    assert programme.settings["of another's"] == 1
    (event,) = db.scalars(sa.select(AuditEvent))
    assert event.detail == {
        "name": ["The North", "The Far North"],
        "time_zone": ["Europe/Berlin", "Asia/Tokyo"],
        "invitation_days": [14, 30],
    }
    settle(db, member=house.director, name="The Far North", time_zone="Asia/Tokyo", settings=own, now=now)
    assert house.actions() == ["programme.settled"]


@pytest.mark.parametrize(
    ("name", "zone", "settings"),
    [
        (" ", "UTC", Settings()),
        ("x", "Mars/Olympus", Settings()),
        ("x", "UTC", replace(Settings(), invitation_days=0)),
    ],
)
def test_what_cannot_be(db: Session, now: datetime, name: str, zone: str, settings: Settings) -> None:
    house = House(db)
    with pytest.raises(WrongState):
        settle(db, member=house.director, name=name, time_zone=zone, settings=settings, now=now)


def test_directors_alone(db: Session, now: datetime) -> None:
    house = House(db)
    with pytest.raises(NotFound):
        settle(db, member=house.add("expert", "Eva"), name="x", time_zone="UTC", settings=Settings(), now=now)
