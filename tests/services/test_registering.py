"""Being in the public register is a person's own choice, and shown only once both papers were looked at."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.house import TODAY, House, Statements
from tests.people import NOW
from tests.registers import CELLS, entered, looked_at
from trainer.db.models import RegisterEntry
from trainer.db.queries import register
from trainer.domain.errors import NotFound, WrongState
from trainer.services.registering import enter_register, leave_register, places


def names(db: Session, words: str = "") -> list[str]:
    return [listed.entry.name for listed in register.shown(db, TODAY, words)[0]]


def test_nobody_is_shown_before_both_papers_were_looked_at(db: Session) -> None:
    house = House(db)
    entry = entered(db, house.add("trainee", "Ana"))
    assert (names(db), [one.id for one in register.waiting(db, house.programme.id, TODAY)]) == ([], [entry.id])
    looked_at(db, house.director, entry, "credential")
    assert names(db) == []
    looked_at(db, house.director, entry, "licence")
    (listed,), count = register.shown(db, TODAY)
    assert (count, listed.entry.name, listed.licence.checked_by.name) == (1, "Ana Lima", "Dora")
    assert register.waiting(db, house.programme.id, TODAY) == []
    assert house.actions() == ["register.entered", "register.checked", "register.checked"]


def test_leaving_is_at_once_and_coming_back_needs_no_new_look(db: Session) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    looked_at(db, house.director, entered(db, ana))
    leave_register(db, account_id=ana.account_id, programme_id=ana.programme_id, now=NOW)
    assert names(db) == []
    entered(db, ana, offers="Groups as well")
    assert names(db) == ["Ana Lima"]


@pytest.mark.parametrize("change", [{"body": "ipts"}, {"credential": "Trainer"}, {"licence": "Physician"}])
def test_what_was_looked_at_and_is_said_otherwise_is_looked_at_again(db: Session, change: dict[str, str]) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    entry = entered(db, ana)
    looked_at(db, house.director, entry)
    entered(db, ana, **change)
    assert names(db) == []
    looked_at(db, house.director, entry)
    assert names(db) == ["Ana Lima"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"body": "programme"}, "Certificates of a programme have no place"),
        ({"body": "The North"}, "Certificates of a programme have no place"),
        ({"licence": " "}, "cannot stay empty: licence"),
        ({"name": "x" * 121}, "too long: name"),
    ],
)
def test_what_cannot_be_listed(db: Session, change: dict[str, str], why: str) -> None:
    house = House(db)
    with pytest.raises(WrongState, match=why):
        entered(db, house.add("trainee", "Ana"), **change)


def test_the_table_itself_holds_no_certificate_of_a_programme(db: Session) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    values: dict[str, Any] = {**CELLS, "body": "programme"}
    db.add(
        RegisterEntry(
            **values, reference="x", account_id=ana.account_id, programme_id=ana.programme_id, open=True, changed_at=NOW
        )
    )
    with pytest.raises(DatabaseError, match="ck_register_entry_body"):
        db.flush()


def test_only_by_way_of_ones_own_programmes(db: Session) -> None:
    house, other = House(db), House(db, "south")
    ana = house.add("trainee", "Ana", until_on=TODAY.replace(day=1))
    assert [place.programme_id for place in places(db, ana.account_id)] == [house.programme.id]
    with pytest.raises(NotFound):
        enter_register(db, account_id=ana.account_id, programme_id=other.programme.id, cells=CELLS, now=NOW)
    with pytest.raises(NotFound):
        leave_register(db, account_id=ana.account_id, programme_id=house.programme.id, now=NOW)


def test_who_cannot_sign_in_any_more_is_not_shown(db: Session) -> None:
    house = House(db)
    ana = house.add("trainee", "Ana")
    looked_at(db, house.director, entered(db, ana))
    db.execute(sa.text("UPDATE account SET active = false WHERE name = 'Ana'"))
    db.commit()
    assert names(db) == []


def test_it_is_searched_and_costs_as_much_with_many(db: Session) -> None:
    house = House(db)
    counted = []
    for batch in (("Ana", "Ben"), ("Cleo", "Dan", "Eva", "Fay")):
        for name in batch:
            looked_at(db, house.director, entered(db, house.add("trainee", name), name=name, place=f"{name}ville 100%"))
        statements = Statements(db)
        db.expire_all()
        found, _ = register.shown(db, TODAY)
        assert all(listed.licence.checked_by.name and listed.entry.programme.name for listed in found)
        counted.append(len(statements))
    assert counted == [counted[0]] * 2
    assert (names(db, "evaV"), names(db, "100%"), names(db, "%x")) == (["Eva"], names(db), [])
