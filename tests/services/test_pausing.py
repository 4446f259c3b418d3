"""Leave: a trainee's clock stands, a supervisor has a stand-in, everyone concerned is told."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import TODAY, House
from trainer.db.models import Leave, Membership
from trainer.db.queries import attendance, supervisions
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.pace import Clock
from trainer.services.pausing import cancel_leave, change_leave, take_leave
from trainer.services.supervising import supervise

WEEK = timedelta(days=7)


def take(house: House, row: Membership, now: datetime, **values: Any) -> Leave:
    given: dict[str, Any] = {"from_on": TODAY, "until_on": TODAY + WEEK, "reason": " a new child ", "cover_id": None}
    return take_leave(house.session, member=house.director, membership_id=row.id, now=now, **given | values)


def test_a_trainees_clock_stands_still(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    leave = take(house, ana, now)
    assert leave.reason == "a new child"
    clock = Clock(ana.from_on, leaves=attendance.leaves(db, ana.id))
    assert clock.active_days(TODAY + WEEK) == clock.active_days(TODAY - timedelta(days=1))
    assert house.actions() == ["leave.noted"]
    assert "a new child" not in str(db.execute(sa.text("SELECT detail FROM audit_event")).all())


def test_of_leave_that_is_past_nobody_hears(db: Session, now: datetime) -> None:
    house = House(db)
    take(house, house.add("trainee", "Ana"), now, from_on=TODAY - WEEK, until_on=TODAY - timedelta(days=1))
    assert house.notices() == []


def test_leave_can_be_changed_and_taken_out(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    leave = take(house, ana, now, until_on=None)
    moments = (now + timedelta(minutes=minute) for minute in count(1))
    to: dict[str, Any] = {"from_on": TODAY, "until_on": TODAY + WEEK, "reason": "", "cover_id": None}
    for until in (TODAY + WEEK, TODAY, None):
        change_leave(
            db, member=house.director, membership_id=ana.id, leave_id=leave.id, now=next(moments),
            **{**to, "until_on": until},
        )  # fmt: skip
        assert db.get_one(Leave, leave.id).until_on == until
    cancel_leave(db, member=house.director, membership_id=ana.id, leave_id=leave.id, now=next(moments))
    assert attendance.leaves(db, ana.id) == []
    first = "Friday 20 November 2026"
    assert house.notices() == [
        ("Ana", f"Leave is noted for you from {first} until further notice."),
        ("Ana", f"Leave is noted for you from {first} to Friday 27 November 2026."),
        ("Ana", f"Leave is noted for you from {first} to {first}."),
        ("Ana", f"Leave is noted for you from {first} until further notice."),
        ("Ana", f"The leave from {first} is not noted for you any more."),
    ]
    with pytest.raises(NotFound):
        cancel_leave(db, member=house.director, membership_id=ana.id, leave_id=leave.id, now=now)
    with pytest.raises(NotFound):
        change_leave(db, member=house.director, membership_id=ana.id, leave_id=leave.id, now=now, **to)


def test_two_leaves_do_not_overlap(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    take(house, ana, now)
    with pytest.raises(WrongState, match="leave from Friday 20 November 2026 already"):
        take(house, ana, now, from_on=TODAY + WEEK, until_on=None)
    db.rollback()
    second = take(house, ana, now, from_on=TODAY + 2 * WEEK, until_on=None)
    with pytest.raises(WrongState, match="already"):
        change_leave(
            db,
            member=house.director,
            membership_id=ana.id,
            leave_id=second.id,
            from_on=TODAY,
            until_on=None,
            reason="",
            cover_id=None,
            now=now,
        )
    db.rollback()
    assert [leave.from_on for leave in attendance.leaves(db, ana.id)] == [TODAY + 2 * WEEK, TODAY]


def test_a_stand_in_is_told_and_may_write(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth, dan = house.add("trainee", "Ana"), house.add("supervisor", "Ruth"), house.add("supervisor", "Dan")
    supervise(
        db, member=house.director, trainee_id=ana.id, supervisor_id=ruth.id, from_on=TODAY, instead=False, now=now
    )
    leave = take(house, ruth, now, cover_id=dan.id)
    day = "Friday 20 November 2026"
    assert house.notices()[2:] == [
        ("Ana", f"Ruth is on leave from {day}."),
        ("Dan", f"You look after Ruth’s trainees from {day}."),
    ]
    assert [s.trainee.account.name for s, _ in supervisions.covered_by(db, dan.id, TODAY)] == ["Ana"]
    assert supervisions.covered_by(db, dan.id, TODAY + 2 * WEEK) == []
    assert supervisions.may_write(db, ana.id, dan.id, TODAY)
    assert not supervisions.may_write(db, ana.id, dan.id, TODAY + 2 * WEEK)
    assert supervisions.may_write(db, ana.id, ruth.id, TODAY)
    change_leave(
        db,
        member=house.director,
        membership_id=ruth.id,
        leave_id=leave.id,
        from_on=TODAY,
        until_on=None,
        reason="",
        cover_id=None,
        now=now,
    )
    assert not supervisions.may_write(db, ana.id, dan.id, TODAY)
    assert house.notices()[4:] == [("Ana", f"Ruth is on leave from {day}.")]


@pytest.mark.parametrize(
    ("who", "cover", "error", "words"),
    [
        ("Ana", "Dan", WrongState, "Only a supervisor"),
        ("Ruth", "Ruth", NotFound, "supervisor"),
        ("Ruth", "Ana", NotFound, "supervisor"),
        ("Ruth", "Leaving", WrongState, "not in the programme all that time"),
        ("Ruth", "Away", WrongState, "on leave then too"),
    ],
)
def test_who_cannot_stand_in(
    db: Session, now: datetime, who: str, cover: str, error: type[Exception], words: str
) -> None:
    house = House(db)
    people = {"Ana": house.add("trainee", "Ana")}
    people |= {name: house.add("supervisor", name) for name in ("Ruth", "Dan", "Away")}
    people["Leaving"] = house.add("supervisor", "Leaving", until_on=TODAY)
    take(house, people["Away"], now)
    with pytest.raises(error, match=words):
        take(house, people[who], now, cover_id=people[cover].id)


def test_dates_in_order_and_directors_alone(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    with pytest.raises(WrongState, match="before the first"):
        take(house, ana, now, until_on=date(2026, 1, 1))
    db.rollback()
    with pytest.raises(NotFound):
        take_leave(
            db,
            member=ana,
            membership_id=ana.id,
            from_on=TODAY,
            until_on=None,
            reason="",
            cover_id=None,
            now=now,
        )
