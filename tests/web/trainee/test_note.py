"""One's own note on a module."""

import re

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import post, token, words

MODULE = "/p/north/modules/what-is-ipt"
NOTE = f"{MODULE}/note"


def revision(page: str) -> str:
    found = re.search(r'name="revision" value="(\d+)"', page)
    assert found
    return found[1]


def test_a_plain_form_keeps_it_and_comes_back(reader: FlaskClient) -> None:
    saved = post(reader, NOTE, page=MODULE, text="The sick role\r\nhas two halves.", revision="0")
    assert saved.location == f"{MODULE}#note"
    page = reader.get(MODULE).text
    assert "Nobody but you can see it" in words(page)
    assert ">The sick role\nhas two halves.</textarea>" in page
    assert revision(page) == "1"


def test_two_tabs_that_part_are_both_shown(reader: FlaskClient) -> None:
    post(reader, NOTE, text="from the first tab", revision="0")
    parted = post(reader, NOTE, text="from the second tab", revision="0")
    assert parted.status_code == 409
    said = words(parted.text)
    assert "This note was changed elsewhere" in said
    assert "from the first tab" in said
    assert "from the second tab" in said
    chosen = post(reader, NOTE, text="from the second tab", revision=revision(parted.text))
    assert chosen.status_code == 302
    assert "from the second tab" in reader.get(NOTE).text


def test_the_pages_script_is_answered_in_json(reader: FlaskClient) -> None:
    csrf = token(reader.get(MODULE).text)
    quiet = {"Accept": "application/json"}

    def send(text: str, seen: int) -> tuple[int, dict[str, object]]:
        fields = {"csrf_token": csrf, "text": text, "revision": str(seen)}
        answer = reader.post(NOTE, data=fields, headers=quiet)
        return answer.status_code, answer.get_json()

    status, told = send("one", 0)
    assert (status, told["revision"]) == (200, 1)
    assert str(told["saved"]).startswith("<time ")
    status, told = send("two", 0)
    assert (status, told["revision"], told["text"]) == (409, 1, "one")
    status, told = send("x" * 20_001, 1)
    assert status == 422
    assert "Shorten it" in str(told["why"])


def test_nobody_else_reads_it(reader: FlaskClient, published_app: Flask) -> None:
    post(reader, NOTE, text="my own affair", revision="0")
    for role in ("supervisor", "director", "expert"):
        other = published_app.test_client()
        with Session(published_app.extensions["engine"]) as own:
            enter(other, account(own, role))
        assert "my own affair" not in other.get(MODULE).text
        assert "my own affair" not in other.get(NOTE).text


def test_a_module_that_is_not_there_has_no_note(reader: FlaskClient) -> None:
    assert reader.get("/p/north/modules/nothing/note").status_code == 404
