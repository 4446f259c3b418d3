"""The inventory of a real case: fields alone, kept as versions, on the circle of the workspace."""

from typing import Any

import pytest
from flask import Flask

from tests import logbook
from tests.web.house import visit
from tests.web.pages import post, words
from trainer.web.trainee.log_inventory import half_said

PAGE = f"/p/north/log/cases/{logbook.CASE}/inventory"
TIES = {
    "tradition": "weissman-markowitz",
    "people.p00.relation": "partner",
    "people.p00.status": "living",
    "people.p00.key": "1",
    "people.p00.ring_before": "inner",
    "people.p00.ring_now": "outer",
    "people.p00.contact": "?",
    "people.p00.support": "practical",
    "people.p00.expectations.e00.by": "patient",
    "people.p00.expectations.e00.about": "listening",
    "people.p00.expectations.e00.met": "partly",
    "people.p00.expectations.e01x.by": "",
    "people.p01.relation": "mother",
    "people.p01.status": "dead",
    "people.p01.ring_before": "inner",
    "people.p02.ring_now": "outer",
}


def test_kept_and_drawn(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    page = client.get(PAGE).text
    assert "<textarea" not in page
    assert 'type="text"' not in page
    assert "not monitored for emergencies" in words(page)
    assert post(client, PAGE, **TIES).location == PAGE
    kept = client.get(PAGE).text
    assert "Closeness circle" in kept
    assert 'value="partner" selected' in kept
    assert 'value="?" selected' in kept
    assert 'value="listening" selected' in kept
    assert 'value="partly" selected' in kept
    assert kept.count("data-tie=") == 5
    assert "Partner" in words(kept)
    seen = kept.split('name="seen" value="')[1].split('"')[0]
    again = {**TIES, "seen": seen, "people.p01.relation": "", "people.p00.ring_now": "middle"}
    assert post(client, PAGE, **again).location == PAGE
    assert 'value="mother" selected' not in client.get(PAGE).text
    assert "version 2" in words(client.get(PAGE.removesuffix("/inventory")).text)


def test_an_expectation_without_an_owner_comes_back_as_it_was(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    half = {**TIES, "people.p00.expectations.e00.by": ""}
    answer = post(client, PAGE, **half)
    assert answer.status_code == 422
    assert "who has it and what it is about" in words(answer.text)
    assert 'value="listening" selected' in answer.text


@pytest.mark.parametrize(
    "more",
    [
        {"people.p00.relation": "Marta"},
        {"people.p00.name": "Marta"},
        {"people.p00.ring_now": "near"},
        {"people.p00.expectations.e00.about": "Marta"},
    ],
)
def test_what_no_page_of_ours_sends(judged_app: Flask, more: dict[str, str]) -> None:
    assert post(visit(judged_app, "trainee"), PAGE, **(TIES | more)).status_code == 422


@pytest.mark.parametrize(
    ("row", "half"),
    [({}, False), ({"by": "patient", "about": "time"}, False), ({"met": "met"}, True), ({"by": "person"}, True)],
)
def test_what_is_half_said(row: dict[str, Any], half: bool) -> None:
    assert half_said({f"people.p00.expectations.e00.{part}": value for part, value in row.items()}) is half
