"""Going on with a treatment: no word of what comes after, and no reader's, before one has chosen."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import long_case, practice
from tests.web.house import database, now, visit
from tests.web.pages import post, token, words
from tests.work import member

AFTER_THE_CARD = ("What would it be to hand it to her?", "FOURTHWALL", "LASTTRAY", "ENDINGWORDS")
THEIRS = [long_case.why(reader, at) for reader in long_case.CHOICES for at in ("the-card", "the-last-question")]


@pytest.fixture
def reference(published_app: Flask) -> str:
    """A result of the trainee's on a case that goes on."""
    with database(published_app) as db:
        long_case.publish(db)
        return practice.handed_in(db, member(db, "trainee"), now()).reference


@pytest.fixture
def client(published_app: Flask) -> FlaskClient:
    return visit(published_app, "trainee")


def begin(client: FlaskClient, reference: str) -> str:
    """From the result to the first session that follows; the address of the whole."""
    result = f"/p/north/submissions/{reference}/result"
    assert "2 more sessions" in words(client.get(result).text)
    whole = f"/p/north/submissions/{reference}/sequel"
    assert post(client, f"{whole}/begin", page=result).location == whole
    assert client.get(whole).location == f"{whole}/4"
    return whole


def settle(client: FlaskClient, whole: str, number: int, decision: str, choice: str) -> str:
    """The page after it."""
    fields = {"decision": decision, f"choice.{decision}": choice, f"why.{decision}": "I would."}
    said = post(client, f"{whole}/settle", page=f"{whole}/{number}", **fields)
    assert said.location == f"{whole}/{number}#at-{decision}"
    return client.get(f"{whole}/{number}").text


def test_nothing_after_the_marked_turn_and_no_readers_word_before_the_choice(
    client: FlaskClient, reference: str
) -> None:
    result = client.get(f"/p/north/submissions/{reference}/result").text
    whole = begin(client, reference)
    early = [
        result,
        client.get(f"{whole}/4").text,
        client.get(f"{whole}/state").text,
        client.get(f"{whole}/5", follow_redirects=True).text,
        client.get("/p/north/cases/flour-and-water").text,
        client.get("/p/north/cases/flour-and-water/sessions/4").text,
        post(client, f"{whole}/settle", page=f"{whole}/4", decision="the-card").text,
    ]
    assert "It is still there, under the twenties." in early[1]
    for page in early:
        assert not [said for said in (*AFTER_THE_CARD, *THEIRS) if said in page]
        assert "is-taken" not in page
    page = settle(client, whole, 4, "the-card", "rehearse")
    assert all(said in page for said in AFTER_THE_CARD[:2])
    assert all(long_case.why(reader, "the-card") in page for reader in long_case.CHOICES)
    later = client.get(f"{whole}/5").text
    assert "LASTTRAY" in later
    for text in (page, later):
        assert "ENDINGWORDS" not in text
        assert not [said for said in THEIRS if "the-last-question" in said and said in text]
        assert "As told." not in text


def test_to_the_last_session_and_the_second_circle(client: FlaskClient, reference: str) -> None:
    whole = begin(client, reference)
    said = words(settle(client, whole, 4, "the-card", "rehearse"))
    assert "3 readers chose here" in said
    assert "there is no right answer here, and no mark" in said
    assert "I would." in said
    page = settle(client, whole, 5, "the-last-question", "review")
    assert "A second circle: where do they stand now?" in words(page)
    assert "As told." not in page
    keys = re.findall(r'<select class="input" id="(circle\.p\d+)"', page)
    assert len(keys) == 3
    done = post(client, f"{whole}/circle", page=f"{whole}/5", **{keys[0]: "middle"})
    assert done.location == f"{whole}/5#circle"
    both = client.get(f"{whole}/5").text
    assert "3 readers drew one." in words(both)
    assert both.count("As told.") == 3
    assert "You have read this treatment to its end." in words(both)
    assert "sequel.js" not in both
    assert client.get(whole).location == f"{whole}/5"
    assert "Read it again" in words(client.get(f"/p/north/submissions/{reference}/result").text)


def test_a_choice_is_asked_for(client: FlaskClient, reference: str) -> None:
    whole = begin(client, reference)
    said = post(client, f"{whole}/settle", page=f"{whole}/4", decision="the-card")
    assert "Choose what you would do next" in words(client.get(said.location).text)


def test_what_is_written_saves_itself(published_app: Flask, client: FlaskClient, reference: str) -> None:
    whole = begin(client, reference)
    page = client.get(f"{whole}/4").text
    with database(published_app) as db:
        account = member(db, "trainee").account_id
    change = {"operation": "a", "path": "why.the-card", "base": None, "value": "half a thou"}
    sent = {"account": account, "revision": 0, "changes": [change]}
    headers = {"X-CSRFToken": token(page)}
    assert client.post(f"{whole}/changes", json=sent, headers=headers).get_json()["revision"] == 1
    assert client.get(f"{whole}/state").get_json()["state"] == {"why.the-card": "half a thou"}
    assert ">half a thou</textarea>" in client.get(f"{whole}/4").text
    other = client.post(f"{whole}/changes", json=sent | {"account": account + 1}, headers=headers)
    assert other.status_code == 403


def test_it_is_its_owners_alone(published_app: Flask, client: FlaskClient, reference: str) -> None:
    whole = begin(client, reference)
    for key in ("supervisor", "director", "expert"):
        assert visit(published_app, key).get(f"{whole}/4").status_code == 404
    assert client.get(f"{whole}/9").status_code == 404


def test_who_has_not_begun_is_led_to_the_result(client: FlaskClient, reference: str) -> None:
    result = f"/p/north/submissions/{reference}/result"
    assert client.get(f"/p/north/submissions/{reference}/sequel").location == f"{result}#going-on"


def test_a_case_that_does_not_go_on_says_nothing_of_it(published_app: Flask, client: FlaskClient) -> None:
    with database(published_app) as db:
        reference = practice.handed_in(db, member(db, "trainee"), now()).reference
    assert "going-on" not in client.get(f"/p/north/submissions/{reference}/result").text
    assert client.get(f"/p/north/submissions/{reference}/sequel").status_code == 404
