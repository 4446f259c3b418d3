"""Saving, as the scripts do it, and finding out how a draft stands."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.trainee.desk import Desk


def test_a_change_is_saved_and_says_when(desk: Desk) -> None:
    answer = desk.save(("o1", "onset.when", None, "July"))
    assert answer.status_code == 200
    told = answer.get_json()
    assert {key: told[key] for key in ("revision", "clashes", "refused")} == {
        "revision": 1,
        "clashes": [],
        "refused": [],
    }
    assert told["saved_at"].endswith("+00:00")
    assert "state" not in told
    assert desk.data()["state"] == {"onset.when": "July"}


def test_what_another_tab_wrote_comes_with_the_answer(desk: Desk) -> None:
    desk.save(("a1", "onset.when", None, "July"))
    told = desk.save(("b1", "onset.kind", None, "death"), revision=0).get_json()
    assert told["state"] == {"onset.when": "July", "onset.kind": "death"}


def test_both_values_of_a_clash_are_told(desk: Desk) -> None:
    desk.save(("a1", "onset.when", None, "July"))
    told = desk.save(("b1", "onset.when", None, "spring"), revision=0).get_json()
    assert told["clashes"] == [{"operation": "b1", "path": "onset.when", "yours": "spring", "theirs": "July"}]


def test_what_cannot_stand_is_told_and_does_not_stop_the_rest(desk: Desk) -> None:
    told = desk.save(("o1", "people.p1.cites.s3:C2", None, True), ("o2", "onset.when", None, "July")).get_json()
    assert [refusal["operation"] for refusal in told["refused"]] == ["o1"]
    assert desk.data()["state"] == {"onset.when": "July"}


@pytest.mark.parametrize(
    "body",
    [
        {"changes": "x"},
        {"changes": [{"operation": "o1"}]},
        {"changes": [{"operation": "", "path": "onset.when", "base": None, "value": "x"}]},
        {"changes": [{"operation": "o" * 65, "path": "onset.when", "base": None, "value": "x"}]},
        {"revision": "first"},
    ],
)
def test_what_no_page_of_ours_sends_is_refused(desk: Desk, body: dict[str, object]) -> None:
    assert desk.save(**body).status_code == 422


def test_the_queue_of_another_account_is_refused_by_name(desk: Desk) -> None:
    answer = desk.save(("o1", "onset.when", None, "July"), account=desk.data()["account"] + 1)
    assert (answer.status_code, answer.get_json()) == (403, {"signed_in": "Trainee"})
    assert desk.data()["state"] == {}
    asked = desk.client.get(f"{desk.address}/state?account=999")
    assert (asked.status_code, asked.get_json()) == (403, {"signed_in": "Trainee"})


def test_somebody_elses_draft_is_not_there(desk: Desk, published_app: Flask) -> None:
    with Session(published_app.extensions["engine"]) as own:
        other = Desk(enter(published_app.test_client(), account(own, "supervisor")), desk.address)
    csrf = other.client.get("/p/north/cases").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    body = {"account": 0, "revision": 0, "changes": []}
    answer = other.client.post(f"{desk.address}/changes", json=body, headers={"X-CSRFToken": csrf})
    assert answer.status_code == 404


def test_without_a_sign_in_it_is_said_in_json(desk: Desk, published_app: Flask) -> None:
    answer = published_app.test_client().get(f"{desk.address}/state", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.is_json) == (401, True)


def test_the_state_is_told_only_where_it_is_newer(desk: Desk) -> None:
    desk.save(("o1", "onset.when", None, "July"))
    older, same = (desk.client.get(f"{desk.address}/state?since={n}").get_json() for n in (0, 1))
    assert older["state"] == {"onset.when": "July"}
    assert "state" not in same
    assert (same["revision"], same["opened"], same["handed_in"]) == (1, 1, False)


def test_a_token_from_the_state_is_good_for_a_save(desk: Desk) -> None:
    token = desk.client.get(f"{desk.address}/state").get_json()["csrf"]
    body = {"account": desk.data()["account"], "revision": 0, "changes": []}
    assert desk.client.post(f"{desk.address}/changes", json=body, headers={"X-CSRFToken": token}).status_code == 200
    assert desk.client.post(f"{desk.address}/changes", json=body).status_code == 400


def test_a_case_handed_in_takes_nothing_more(desk: Desk) -> None:
    desk.finish()
    answer = desk.save(("late", "onset.when", None, "July"))
    assert answer.status_code == 409
    assert "still on this device" in answer.get_json()["why"]


def test_whoever_signs_out_leaves_nothing_in_the_browser(desk: Desk) -> None:
    csrf = desk.data()["csrf"]
    answer = desk.client.post("/sign-out", data={"csrf_token": csrf})
    assert answer.headers["Clear-Site-Data"] == '"storage"'


def test_a_wrong_turn_is_reported_once_it_is_open(desk: Desk) -> None:
    def report(turn: str, text: str) -> int:
        body = {"turn": turn, "text": text, "csrf_token": desk.data()["csrf"]}
        return desk.client.post(f"{desk.address}/report", data=body, headers={"Accept": "application/json"}).status_code

    assert report("s1:C2", "Kaisers are rolls, not loaves.") == 200
    assert report("s1:C2", "  ") == 409
    assert report("s2:C3", "Not open yet.") == 404


def test_no_text_of_a_queue_can_block_it(desk: Desk) -> None:
    told = desk.save(("a", "onset.when", None, "a\0b"), ("b", "people.p1.support", None, [["x"]])).get_json()
    assert {refusal["operation"] for refusal in told["refused"]} == {"a", "b"}


def test_a_number_that_no_database_holds_is_no_draft(desk: Desk) -> None:
    assert desk.client.get(f"/p/north/drafts/{10**20}").status_code == 404
