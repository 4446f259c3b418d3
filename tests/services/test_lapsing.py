"""Who hears of what is about to lapse, on both databases."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from tests.house import TODAY, House
from trainer.db.models import GradingRight, Membership
from trainer.services.lapsing import AHEAD, tell_of_lapses

DAY = timedelta(days=1)


def right(house: House, member: Membership, until: date) -> None:
    house.session.add(
        GradingRight(
            programme_id=house.programme.id,
            membership_id=member.id,
            agreement=0.8,
            from_on=TODAY - 300 * DAY,
            until_on=until,
            made_at=house.programme.created_at,
        )
    )
    house.session.commit()


def test_a_place_that_ends_within_thirty_days(db: Session, now: datetime) -> None:
    house = House(db)
    house.add("trainee", "Ana", until_on=TODAY + AHEAD)
    house.add("trainee", "Ben", until_on=TODAY + AHEAD + DAY)
    house.add("trainee", "Cleo", until_on=TODAY - DAY)
    house.add("trainee", "Dan")
    tell_of_lapses(db, now=now)
    assert house.notices() == [("Ana", "Your place in The North ends on Sunday 20 December 2026")]


def test_a_right_to_grade_where_calibration_is_asked_for(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ben = house.add("supervisor", "Ana"), house.add("supervisor", "Ben")
    right(house, ana, TODAY + 10 * DAY)
    right(house, ben, TODAY + 10 * DAY)
    right(house, ben, TODAY + 300 * DAY)
    tell_of_lapses(db, now=now)
    assert house.notices() == []
    house.programme.settings = {"calibration": True}
    db.commit()
    tell_of_lapses(db, now=now + DAY)
    assert house.notices() == [("Ana", "Your right to grade lapses on Monday 30 November 2026")]
    tell_of_lapses(db, now=now + 2 * DAY)
    assert len(house.notices()) == 1
