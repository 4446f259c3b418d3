"""Trainees answer once each half-year; the director sees fives, never one."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import House
from trainer.db.models import Evaluation, Membership
from trainer.db.queries import evaluations
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.settings import Settings
from trainer.services.evaluating import BATCH, evaluate, period

FAIR = Settings().evaluation[-1]


def answer(house: House, row: Membership, now: datetime, mark: int = 4, words: str = "") -> None:
    evaluate(
        house.session,
        member=row,
        membership_id=row.id,
        marks={FAIR: mark, "never asked": 5, Settings().evaluation[0]: 9},
        words=words,
        now=now,
    )


@pytest.mark.parametrize(("day", "half"), [(date(2026, 6, 30), "2026-1"), (date(2026, 7, 1), "2026-2")])
def test_halves(day: date, half: str) -> None:
    assert period(day) == half


def test_only_whole_fives_are_told(db: Session, now: datetime) -> None:
    house = House(db)
    for number in range(BATCH + 1):
        if number < BATCH:
            found = evaluations.tally(db, house.programme.id, BATCH)
            assert (found.answers, found.waiting) == (0, number)
            assert (found.marks, found.words) == ({}, [])
        answer(house, house.add("trainee", f"T{number}"), now, 1 + number % 5, f"words {number}")
        db.commit()
    found = evaluations.tally(db, house.programme.id, BATCH)
    assert (found.answers, found.waiting) == (BATCH, 1)
    assert found.marks == {FAIR: {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}}
    assert sorted(found.words) == [f"words {n}" for n in range(BATCH)]
    assert house.actions() == ["evaluation.given"] * (BATCH + 1)


def test_nothing_ties_an_answer_to_a_person(db: Session) -> None:
    assert set(Evaluation.__table__.columns.keys()) == {"key", "programme_id", "batch", "marks", "words"}
    assert [c.target_fullname for c in Evaluation.__table__.foreign_keys] == ["programme.id"]


def test_once_each_half_year(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    answer(house, ana, now)
    assert evaluations.has_given(db, ana.id, "2026-2")
    with pytest.raises(WrongState, match="already"):
        answer(house, ana, now + timedelta(days=30))
    db.rollback()
    answer(house, ana, now + timedelta(days=60))
    assert db.scalar(sa.select(sa.func.count()).select_from(Evaluation)) == 2


def test_who_and_what(db: Session, now: datetime) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    with pytest.raises(WrongState, match="Nothing is answered"):
        evaluate(db, member=ana, membership_id=ana.id, marks={"never asked": 3}, words=" ", now=now)
    db.rollback()
    for actor, wanted in ((house.add("supervisor", "Ruth"), None), (house.add("trainee", "Bo"), ana.id)):
        with pytest.raises(NotFound):
            evaluate(db, member=actor, membership_id=wanted or actor.id, marks={FAIR: 3}, words="", now=now)
        db.rollback()
