"""An aim that the supervisor set, to be changed by them."""

import pytest
from flask import Flask

from tests import bonds
from tests.web.house import database, now, visit
from tests.web.lessons import aim
from tests.web.pages import post, words
from tests.work import member
from trainer.services.aiming import agree_aim

THERE = f"/p/north/supervision/trainees/{bonds.TRAINEE}"


@pytest.fixture
def agreed(published_app: Flask) -> int:
    with database(published_app) as db:
        bonds.settle(db)
        words = "Count the months."
        return agree_aim(db, member=member(db, "supervisor"), trainee_id=bonds.TRAINEE, text=words, now=now()).id


def test_in_other_words_withdrawn_and_taken_up(published_app: Flask, agreed: int) -> None:
    client, page = visit(published_app, "supervisor"), f"{THERE}/aims/{agreed}"
    assert f'href="{page}"' in client.get(THERE).text
    empty = post(client, page, text=" ")
    assert (empty.status_code, "Say in a few words" in words(empty.text)) == (422, True)
    assert post(client, page, text="Count them aloud.").location == f"{THERE}#aim-{agreed}"
    said = words(client.get(THERE).text)
    assert "Trainee is told." in said
    assert "It read before: Count the months." in said
    assert post(client, f"{page}/withdraw", page=page).status_code == 302
    assert "1 aim withdrawn" in words(client.get(THERE).text)
    assert "Count them aloud." not in words(client.get(f"{THERE}/agenda").text)
    assert post(client, f"{page}/take-up", page=page).status_code == 302
    assert "Count them aloud." in words(client.get(f"{THERE}/agenda").text)


def test_the_trainees_own_aim_is_theirs_to_change(published_app: Flask, agreed: int) -> None:
    own = aim(published_app)
    client = visit(published_app, "supervisor")
    assert f'{THERE}/aims/{own}"' not in client.get(THERE).text
    assert client.get(f"{THERE}/aims/{own}").status_code == 404
    assert client.get(f"{THERE.replace(str(bonds.TRAINEE), '999')}/aims/{agreed}").status_code == 404
