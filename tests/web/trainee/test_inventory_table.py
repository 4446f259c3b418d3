"""The notebook as one plain form, for a browser without scripts."""

import html
import json
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.web.pages import post, token, words
from tests.web.trainee.desk import Desk


def fields(page: str) -> dict[str, Any]:
    """What a browser would send if nothing on the form were touched, boxes and lists aside."""
    found = {html.unescape(name): html.unescape(value) for name, value in
             re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page) if not name.startswith("_")}  # fmt: skip
    lists = {kind: re.findall(rf'name="{kind}" value="([^"]+)"', page) for kind in ("_flags", "_sets")}
    ticked = dict(re.findall(r'type="checkbox" name="([^"]+)" value="([^"]*)"[^>]* checked', page))
    unticked = set(lists["_flags"]) | set(lists["_sets"])
    return {name: value for name, value in found.items() if name not in unticked} | lists | ticked


def send(desk: Desk, said: dict[str, Any], seen: dict[str, Any] | None = None, page: str = "") -> TestResponse:
    """Fill in the form and send it; `seen` is what an older page showed."""
    address = f"{desk.address}/table"
    page = page or desk.client.get(address).text
    body = fields(page) | said | {"csrf_token": token(page)}
    if seen is not None:
        body["seen"] = json.dumps(seen)
    return desk.client.post(address, data=body)


def test_a_person_is_named_on_a_blank_row(desk: Desk) -> None:
    page = desk.client.get(f"{desk.address}/table").text
    (row, *_) = re.findall(r'name="(people\.[^"]+)\.name" value=""', page)
    send(desk, {f"{row}.name": "Lori", f"{row}.relation": "sister", f"{row}.status": "living", f"{row}.key": "1",
                f"{row}.ring_now": "outer", f"{row}.cites": "s1:C28, s1:C30"}, page=page)  # fmt: skip
    assert desk.data()["state"] == {
        f"{row}.name": "Lori", f"{row}.relation": "sister", f"{row}.status": "living", f"{row}.key": True,
        f"{row}.ring_now": "outer", f"{row}.cites.s1:C28": True, f"{row}.cites.s1:C30": True,
    }  # fmt: skip


def test_key_people_carry_the_full_fields_and_what_one_would_ask(desk: Desk) -> None:
    desk.save(("o1", "people.p1.name", None, "Lori"), ("o2", "people.p1.key", None, True))
    assert "What is it like between them" not in words(desk.client.get(f"{desk.address}/table").text)
    send(desk, {"people.p1.contact?ask": "How often do you see her?", "people.p1.support": ["practical", "financial"],
                "people.p1.quality": "strained"})  # fmt: skip
    state = desk.data()["state"]
    assert state["people.p1.contact"] == {"ask": "How often do you see her?"}
    assert state["people.p1.support"] == ["practical", "financial"]
    assert state["people.p1.quality"] == "strained"


def test_sending_it_untouched_changes_nothing(desk: Desk) -> None:
    desk.save(("o1", "people.p1.name", None, "Lori"), ("o2", "people.p1.key", None, True), ("o3", "onset.when", None, "July"),
              ("o4", "people.p1.cites.s1:C2", None, True), ("o5", "safety.nothing", None, True))  # fmt: skip
    before = desk.data()
    send(desk, {})
    assert (desk.data()["state"], desk.data()["revision"]) == (before["state"], before["revision"])


def test_what_is_emptied_is_taken_out(desk: Desk) -> None:
    desk.save(("o1", "onset.when", None, "July"), ("o2", "onset.cites.s1:C36", None, True))
    send(desk, {"onset.when": "", "onset.cites": ""})
    assert desk.data()["state"] == {}


def test_a_change_made_elsewhere_meanwhile_is_not_overwritten(desk: Desk) -> None:
    desk.save(("o1", "onset.when", None, "July"))
    answer = send(desk, {"onset.when": "spring"}, seen={})
    said = words(desk.client.get(answer.location).text)
    assert "left as it stands there: “July”. You wrote: “spring”." in said
    assert desk.data()["state"] == {"onset.when": "July"}


def test_a_turn_that_is_not_open_is_named(desk: Desk) -> None:
    answer = send(desk, {"onset.cites": "s1:C2 s2:C9"})
    assert "There is no turn s2:C9" in words(desk.client.get(answer.location).text)
    assert desk.data()["state"] == {"onset.cites.s1:C2": True}


def test_once_handed_in_it_is_there_to_read(desk: Desk) -> None:
    desk.finish()
    page = desk.client.get(f"{desk.address}/table").text
    assert "it can be read here but not changed" in words(page)
    assert "Save the whole form" not in page
    refused = post(desk.client, f"{desk.address}/table", **{"onset.when": "July"})
    assert refused.status_code == 409


@pytest.mark.parametrize("seen", ["x", "[]", "null", "[" * 100_000])
def test_a_form_that_is_not_ours_is_refused(desk: Desk, seen: str) -> None:
    assert post(desk.client, f"{desk.address}/table", seen=seen).status_code == 400


def test_what_is_far_too_much_is_refused_in_words(desk: Desk) -> None:
    turns = " ".join(f"s1:C{n}" for n in range(600))
    answer = post(desk.client, f"{desk.address}/table", seen="{}", **{"onset.cites": turns})
    assert (answer.status_code, "at most 500" in words(answer.text)) == (400, True)


def test_a_number_of_many_digits_is_no_number(desk: Desk) -> None:
    many = {"areas.grief.confidence": "9" * 5000, "commitments.1.areas.grief": "9" * 5000}
    assert post(desk.client, f"{desk.address}/table", seen="{}", **many).status_code == 302
    assert desk.commit(1, **many).status_code == 302
