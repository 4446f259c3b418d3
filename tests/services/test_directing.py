"""Only directors decide, only in their programme, and one of them remains."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY, House
from trainer.domain.errors import NotFound, WrongState
from trainer.services.directing import directed, keep_a_director, own_programme, today_in


def test_a_director_reaches_the_people_of_the_programme_only(db: Session) -> None:
    north, south = House(db), House(db, "south")
    ana, bo = north.add("trainee", "Ana"), south.add("trainee", "Bo")
    assert directed(db, north.director, ana.id).account.name == "Ana"
    for actor, wanted in ((north.director, bo.id), (ana, ana.id), (north.director, 999)):
        with pytest.raises(NotFound):
            directed(db, actor, wanted)
    assert own_programme(db, north.director) is north.programme
    with pytest.raises(NotFound):
        own_programme(db, ana)


def test_the_day_is_the_programmes(db: Session, now: datetime) -> None:
    programme = House(db).programme
    assert today_in(programme, now) == TODAY
    assert today_in(programme, now.replace(hour=23)) == TODAY + timedelta(days=1)


def test_a_new_first_day_locks_nobody_out_either(db: Session) -> None:
    house, later = House(db), TODAY + timedelta(days=5)
    with pytest.raises(WrongState, match="Invite another director first"):
        keep_a_director(db, house.director, None, TODAY, later)
    house.add("director", "Otto", until_on=TODAY + timedelta(days=3))
    with pytest.raises(WrongState):
        keep_a_director(db, house.director, None, TODAY, later)
    house.add("director", "Olga", until_on=TODAY + timedelta(days=4))
    keep_a_director(db, house.director, None, TODAY, later)
    keep_a_director(db, house.director, None, TODAY, TODAY)


def test_whoever_has_left_or_is_shut_out_directs_no_more(db: Session) -> None:
    house = House(db)
    house.add("director", "Otto", until_on=TODAY - timedelta(days=1))
    olga = house.add("director", "Olga")
    house.account("Olga").active = False
    with pytest.raises(WrongState):
        keep_a_director(db, house.director, TODAY - timedelta(days=7), TODAY)
    keep_a_director(db, olga, TODAY, TODAY)


def test_the_last_director_stays(db: Session) -> None:
    house = House(db)
    with pytest.raises(WrongState, match="Invite another director first"):
        keep_a_director(db, house.director, TODAY, TODAY)
    keep_a_director(db, house.director, None, TODAY)
    other = house.add("director", "Otto", until_on=TODAY + timedelta(days=9))
    keep_a_director(db, house.director, TODAY, TODAY)
    with pytest.raises(WrongState):
        keep_a_director(db, house.director, TODAY + timedelta(days=9), TODAY)
    keep_a_director(db, other, TODAY, TODAY)
    keep_a_director(db, house.add("trainee", "Ana"), TODAY, TODAY)
