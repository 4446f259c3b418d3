"""Supervision begins, ends and is given over in one go, and both sides are told."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import BEGAN, TODAY, House, Statements
from trainer.db.models import Membership, Supervision
from trainer.db.queries import supervisions
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.services.supervising import end_supervision, give_over, supervise
from trainer.services.withdrawing import withdraw

EVE = TODAY - timedelta(days=1)


def relations(db: Session) -> list[tuple[int, int, object, object]]:
    rows = db.execute(
        sa.select(
            Supervision.trainee_id, Supervision.supervisor_id, Supervision.from_on, Supervision.until_on
        ).order_by(Supervision.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def begin(house: House, trainee: Membership, supervisor: Membership, now: datetime, *, instead: bool = False) -> None:
    supervise(
        house.session,
        member=house.director,
        trainee_id=trainee.id,
        supervisor_id=supervisor.id,
        from_on=TODAY,
        instead=instead,
        now=now,
    )


def test_both_are_told_and_can_write(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")
    begin(house, ana, ruth, now)
    assert relations(db) == [(ana.id, ruth.id, TODAY, None)]
    assert house.notices() == [
        ("Ana", "Ruth is your supervisor from Friday 20 November 2026."),
        ("Ruth", "You supervise Ana from Friday 20 November 2026."),
    ]
    assert house.actions() == ["supervision.begun"]
    assert supervisions.may_write(db, ana.id, ruth.id, TODAY)
    assert not supervisions.may_write(db, ana.id, ruth.id, EVE)


def test_a_second_one_beside_or_instead(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth, dan, mei = house.add("trainee", "Ana"), *(house.add("supervisor", n) for n in ("Ruth", "Dan", "Mei"))
    begin(house, ana, ruth, now)
    begin(house, ana, dan, now)
    with pytest.raises(Conflict, match="has that supervisor already"):
        begin(house, ana, dan, now)
    begin(house, ana, mei, now, instead=True)
    assert relations(db) == [(ana.id, mei.id, TODAY, None)]  # those that never held are taken out


def test_who_supervised_is_never_made_unknown(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth, dan = house.add("trainee", "Ana"), house.add("supervisor", "Ruth"), house.add("supervisor", "Dan")
    db.add(Supervision(programme_id=house.programme.id, trainee_id=ana.id, supervisor_id=ruth.id, from_on=BEGAN))
    db.commit()
    supervise(
        db, member=house.director, trainee_id=ana.id, supervisor_id=dan.id, from_on=BEGAN, instead=True, now=now
    )  # fmt: skip
    assert relations(db) == [(ana.id, ruth.id, BEGAN, BEGAN), (ana.id, dan.id, BEGAN, None)]
    withdraw(db, member=house.director, membership_id=ana.id, last_on=BEGAN, why="Never came.", now=now)
    assert relations(db) == [(ana.id, ruth.id, BEGAN, BEGAN), (ana.id, dan.id, BEGAN, BEGAN)]


@pytest.mark.parametrize(
    ("trainee", "supervisor", "error"),
    [
        ("Ana", "Ana too", NotFound),
        ("Ruth", "Ruth", NotFound),
        ("Gone", "Ruth", WrongState),
        ("Ana", "Ana", WrongState),
    ],
)
def test_who_may_not_be_put_together(
    db: Session, now: datetime, trainee: str, supervisor: str, error: type[Exception]
) -> None:
    house = House(db)
    trainees = {name: house.add("trainee", name) for name in ("Ana", "Ana too")}
    trainees["Gone"] = house.add("trainee", "Gone", until_on=EVE)
    supervisors = {name: house.add("supervisor", name) for name in ("Ruth", "Ana")}
    pair = (trainees | supervisors if trainee == "Ruth" else trainees)[trainee], (trainees | supervisors)[supervisor]
    with pytest.raises(error):
        begin(house, *pair, now)


def test_strangers_cannot_be_put_together(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    with pytest.raises(NotFound):
        begin(north, north.add("trainee", "Ana"), south.add("supervisor", "Ruth"), now)
    with pytest.raises(NotFound):
        begin(south, north.add("trainee", "Bo"), north.add("supervisor", "Dan"), now)


def test_it_ends_on_a_day(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")
    begin(house, ana, ruth, now)
    row = db.scalars(sa.select(Supervision)).one()
    last = TODAY + timedelta(days=7)
    end_supervision(db, member=house.director, supervision_id=row.id, last_on=last, now=now)
    assert relations(db) == [(ana.id, ruth.id, TODAY, last)]
    with pytest.raises(WrongState, match="already"):
        end_supervision(db, member=house.director, supervision_id=row.id, last_on=last + timedelta(days=1), now=now)
    with pytest.raises(NotFound):
        end_supervision(db, member=ruth, supervision_id=row.id, last_on=last, now=now)


def test_who_has_nobody_is_found_among_few(db: Session, now: datetime) -> None:
    house = House(db)
    ana, ruth = house.add("trainee", "Ana"), house.add("supervisor", "Ruth")

    def alone(day: date) -> tuple[int, list[int]]:
        found = supervisions.without(db, house.programme.id, day, 5)
        return supervisions.count_without(db, house.programme.id, day, 5), [one.id for one in found]

    assert alone(TODAY) == (1, [ana.id])
    begin(house, ana, ruth, now)
    assert alone(TODAY) == (0, [])
    row, last = db.scalars(sa.select(Supervision)).one(), TODAY + timedelta(days=7)
    end_supervision(db, member=house.director, supervision_id=row.id, last_on=last, now=now)
    assert alone(last) == (0, [])
    assert alone(last + timedelta(days=1)) == (1, [ana.id])
    withdraw(db, member=house.director, membership_id=ana.id, last_on=last, why="", now=now)
    assert alone(last + timedelta(days=1)) == (0, [])


def test_many_are_given_over_in_a_handful_of_statements(db: Session, now: datetime) -> None:
    house = House(db)
    ruth, dan, mei = (house.add("supervisor", name) for name in ("Ruth", "Dan", "Mei"))
    trainees = [house.add("trainee", f"T{n}") for n in range(30)]
    db.add_all(
        Supervision(programme_id=house.programme.id, trainee_id=t.id, supervisor_id=ruth.id, from_on=BEGAN)
        for t in trainees
    )
    db.commit()
    moves = {trainee.id: (dan if n % 2 else mei).id for n, trainee in enumerate(trainees)}
    asked = Statements(db)
    give_over(db, member=house.director, moves=moves, away_from=ruth.id, from_on=TODAY, now=now)
    assert len(asked) < 40  # with what is derived of all of them
    assert relations(db) == [(t.id, ruth.id, BEGAN, EVE) for t in trainees] + [
        (t.id, moves[t.id], TODAY, None) for t in trainees
    ]
    told = house.notices()
    assert len(told) == 32  # each trainee, and each new supervisor once
    assert ("Dan", "You supervise 15 more trainees from Friday 20 November 2026.") in told
    assert len(supervisions.of_supervisor(db, mei.id, TODAY)) == 15
    assert supervisions.loads(db, house.programme.id, TODAY) == {dan.id: 15, mei.id: 15}
    assert supervisions.names_of_supervisors(db, [trainees[0].id], TODAY) == {trainees[0].id: ["Mei"]}


def test_all_or_none(db: Session, now: datetime) -> None:
    house = House(db)
    ruth, dan = house.add("supervisor", "Ruth"), house.add("supervisor", "Dan")
    ana, gone = house.add("trainee", "Ana"), house.add("trainee", "Gone", until_on=EVE)
    with pytest.raises(WrongState, match="Gone is not in the programme on that day"):
        give_over(db, member=house.director, moves={ana.id: dan.id, gone.id: dan.id}, from_on=TODAY, now=now)
    db.rollback()
    with pytest.raises(WrongState, match="somebody else"):
        give_over(db, member=house.director, moves={ana.id: ruth.id}, away_from=ruth.id, from_on=TODAY, now=now)
    db.rollback()
    assert relations(db) == []
    assert house.notices() == []
