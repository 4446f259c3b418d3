"""A director notes by name and day that they looked at a paper, and until when that is good."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.house import TODAY, House
from tests.registers import entered, looked_at
from trainer.db.queries import register
from trainer.domain.errors import NotFound, WrongState

DAY = timedelta(days=1)


def is_shown(db: Session, today: date) -> bool:
    return bool(register.shown(db, today)[0])


def test_a_look_is_good_for_a_year_or_until_the_paper_ends(db: Session) -> None:
    house = House(db)
    entry = entered(db, house.add("trainee", "Ana"))
    looked_at(db, house.director, entry, "credential")
    looked_at(db, house.director, entry, "licence", good_until=TODAY + 30 * DAY)
    assert (is_shown(db, TODAY + 30 * DAY), is_shown(db, TODAY + 31 * DAY)) == (True, False)
    looked_at(db, house.director, entry, "licence", good_until=TODAY + 3000 * DAY)
    assert (is_shown(db, TODAY + 366 * DAY), is_shown(db, TODAY + 367 * DAY)) == (True, False)


def test_a_paper_that_does_not_fit_takes_the_entry_out_and_its_owner_reads_why(db: Session) -> None:
    house = House(db)
    entry = entered(db, house.add("trainee", "Ana"))
    looked_at(db, house.director, entry)
    looked_at(db, house.director, entry, "licence", refused=True, note="It lapsed in May.")
    assert not is_shown(db, TODAY)
    assert house.notices() == [("Ana", "Your entry in the register is not shown")]
    assert "It lapsed in May." in house.mails()[0].text
    assert register.checks(db, entry)["licence"].note == "It lapsed in May."


@pytest.mark.parametrize(
    ("what", "change", "why"),
    [
        ("passport", {}, "which paper"),
        ("licence", {"checked_on": TODAY + DAY}, "lies ahead"),
        ("licence", {"checked_on": TODAY - 400 * DAY}, "more than a year back"),
        ("licence", {"good_until": TODAY - DAY}, "has ended already"),
        ("licence", {"refused": True}, "what did not fit"),
        ("licence", {"note": "x" * 601}, "there is room for 600"),
    ],
)
def test_what_cannot_be_noted(db: Session, what: str, change: dict[str, Any], why: str) -> None:
    house = House(db)
    entry = entered(db, house.add("trainee", "Ana"))
    with pytest.raises(WrongState, match=why):
        looked_at(db, house.director, entry, what, **change)


def test_only_a_director_of_the_programme_and_not_for_oneself(db: Session) -> None:
    house, other = House(db), House(db, "south")
    entry, own = entered(db, house.add("trainee", "Ana")), entered(db, house.director)
    for member, target in (
        (house.add("supervisor", "Ruth"), entry),
        (other.director, entry),
        (house.director, own),
    ):
        with pytest.raises(NotFound):
            looked_at(db, member, target, "licence")


@pytest.mark.parametrize("change", ["UPDATE register_check SET refused = false", "DELETE FROM register_check"])
def test_a_look_is_never_changed(db: Session, change: str) -> None:
    house = House(db)
    looked_at(db, house.director, entered(db, house.add("trainee", "Ana")), "licence")
    with pytest.raises(DatabaseError, match="rows of register_check are never changed"):
        db.execute(sa.text(change))
