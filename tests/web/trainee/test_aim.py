"""One aim of the trainee's, to be changed; and how it read before."""

from flask import Flask

from tests.learning import AIM_WORDS
from tests.web.house import database, now, visit
from tests.web.lessons import aim
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Aim
from trainer.services.rewording import reword

LIST = "/p/north/aims"


def test_in_other_words_with_how_it_read_before(published_app: Flask) -> None:
    page = f"{LIST}/{aim(published_app)}"
    client = visit(published_app, "trainee")
    assert "Reword or withdraw it" in words(client.get(LIST).text)
    assert AIM_WORDS in client.get(page).text
    empty = post(client, page, text=" ")
    assert (empty.status_code, "Say in a few words" in words(empty.text)) == (422, True)
    assert post(client, page, text="Ask both sides.").location.startswith(LIST)
    listed = words(client.get(LIST).text)
    assert "Ask both sides. open" in listed
    assert "put in other words by you" in listed
    assert AIM_WORDS in listed


def test_withdrawn_and_taken_up_again(published_app: Flask) -> None:
    page = f"{LIST}/{aim(published_app)}"
    client = visit(published_app, "trainee")
    assert post(client, f"{page}/withdraw", page=page).location.startswith(LIST)
    listed = words(client.get(LIST).text)
    assert "No aim is open." in listed
    assert "Take it up again" in listed
    assert "No case asks about it any more" in words(client.get(page).text)
    assert post(client, f"{page}/take-up", page=page).location.startswith(LIST)
    assert "Reword or withdraw it" in words(client.get(LIST).text)


def test_a_met_one_says_why_it_stays(published_app: Flask) -> None:
    number = aim(published_app)
    with database(published_app) as db:
        db.get_one(Aim, number).met_at = now()
        db.commit()
    said = words(visit(published_app, "trainee").get(f"{LIST}/{number}").text)
    assert "This aim is met, and stays as it is." in said
    assert "Withdraw this aim" not in said


def test_the_list_asks_no_more_with_a_longer_history(published_app: Flask, statements: list[str]) -> None:
    first = aim(published_app)
    client = visit(published_app, "trainee")
    client.get(LIST)
    statements.clear()
    client.get(LIST)
    few = len(statements)
    with database(published_app) as db:
        for n in range(5):
            reword(db, member=member(db, "trainee"), aim_id=first, text=f"In other words, {n}.", now=now())
    aim(published_app, "Count the months.")
    statements.clear()
    client.get(LIST)
    assert len(statements) == few
