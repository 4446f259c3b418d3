"""The public register: who is shown, found, and how it reads."""

from flask import Flask

from tests.people import NOW
from tests.registers import entered, looked_at
from tests.web.house import database
from tests.web.pages import words
from tests.work import member
from trainer.db.models import Account, Membership


def test_it_shows_who_chose_it_with_no_address(worked_app: Flask) -> None:
    page = worked_app.test_client().get("/register").text
    said = words(page)
    assert "Ana Lima" in said
    assert "Certified IPT therapist, International Society of Interpersonal Psychotherapy (ISIPT)" in said
    assert "@" not in said
    assert "Foundation in IPT formulation" not in said  # a programme's certificate has no place here


def test_it_is_searched(worked_app: Flask) -> None:
    client = worked_app.test_client()
    assert "Ana Lima" in words(client.get("/register?words=portug").text)
    none = words(client.get("/register?words=Lund").text)
    assert "Nobody in the register fits “Lund”." in none
    assert "Ana Lima" not in none


def test_twenty_a_page(worked_app: Flask) -> None:
    with database(worked_app) as db:
        director = member(db, "director")
        for n in range(21):
            person = Account(email=f"p{n}@example.org", name=f"P{n}", fs_uniquifier=f"p{n}", created_at=NOW)
            db.add(person)
            db.flush()
            place = Membership(
                account_id=person.id, programme_id=director.programme_id, role="trainee", from_on=director.from_on
            )
            db.add(place)
            db.commit()
            looked_at(db, director, entered(db, place, name=f"Person {n:02}"))
    client = worked_app.test_client()
    first, second = words(client.get("/register").text), words(client.get("/register?page=2").text)
    assert "1 to 20 of 22" in first
    assert "Person 20" in second
    assert "Person 20" not in first
