"""A visitor writes to somebody in the register: by way of the outbox, a few times a day, and nobody's address is shown."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.house import House
from tests.people import NOW
from tests.registers import entered, looked_at
from trainer.db.models import RegisterEntry
from trainer.domain.errors import NotFound, WrongState
from trainer.services.contacting import TooMany, write_letter
from trainer.services.registering import leave_register


def in_register(house: House, name: str = "Ana") -> RegisterEntry:
    entry = entered(house.session, house.add("trainee", name), name=name)
    looked_at(house.session, house.director, entry)
    return entry


def write(house: House, reference: str, address: str = "192.0.2.1", hours: int = 0, **changes: str) -> None:
    given = {"sender": "Ida  Berg", "email": "Ida@Example.org", "text": "Have you a place?\nThank you."} | changes
    write_letter(house.session, reference=reference, address=address, now=NOW + timedelta(hours=hours), **given)


def test_it_goes_to_the_holder_and_says_who_wrote(db: Session) -> None:
    house = House(db)
    write(house, in_register(house).reference)
    (mail,) = house.mails()
    assert (mail.address, mail.programme_id, mail.link) == ("ana@example.org", None, None)
    assert "Ida Berg has written to you" in mail.text
    assert "ida@example.org\n\nHave you a place?\nThank you." in mail.text
    assert house.actions()[-1] == "register.written_to"


def test_only_to_who_is_shown(db: Session) -> None:
    house = House(db)
    entry = in_register(house)
    leave_register(db, account_id=entry.account_id, programme_id=entry.programme_id, now=NOW)
    for reference in (entry.reference, "", "nobody"):
        with pytest.raises(NotFound):
            write(house, reference)
    assert house.mails() == []


def test_a_few_a_day_from_one_place_and_to_one_person(db: Session) -> None:
    house = House(db)
    ana, ben, cleo = (in_register(house, name).reference for name in ("Ana", "Ben", "Cleo"))
    for _ in range(3):
        write(house, ana)
    with pytest.raises(TooMany):
        write(house, ana)
    for _ in range(3):
        write(house, ben)
    with pytest.raises(TooMany):
        write(house, cleo)  # the sixth from one place was the last
    for n in range(17):
        write(house, ana, address=f"198.51.100.{n}")
    with pytest.raises(TooMany):
        write(house, ana, address="203.0.113.9")
    write(house, ana, hours=25)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"sender": " "}, "who you are"),
        ({"email": "ida"}, "your mail address"),
        ({"email": "ida@example.org\nBcc: x@example.org"}, "your mail address"),
        ({"text": ""}, "what it is about"),
        ({"text": "x" * 4001}, "at most 4000"),
    ],
)
def test_what_cannot_be_sent(db: Session, change: dict[str, Any], why: str) -> None:
    house = House(db)
    with pytest.raises(WrongState, match=why):
        write(house, in_register(house).reference, **change)
    db.rollback()
    assert house.mails() == []
