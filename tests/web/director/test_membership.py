"""Changing what somebody may do, and when."""

from typing import Any

import pytest
from flask import Flask

from tests.web.bonds import DIRECTOR, EXPERT, PEOPLE, TRAINEE, days, today
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Membership

PAGE = f"{PEOPLE}/{TRAINEE}/membership"


def test_dates_capabilities_and_cohort(app: Flask) -> None:
    client = visit(app, "director")
    fields: dict[str, Any] = {
        "capabilities": ["committee", "second-marker"],
        "cohort": "1",
        "from_on": "2026-09-02",
        "until_on": days(9),
    }
    answer = post(client, PAGE, **fields)
    assert answer.location == f"{PEOPLE}/{TRAINEE}"
    with database(app) as db:
        row = db.get_one(Membership, TRAINEE)
        assert (row.capabilities, row.cohort_id, row.from_on.isoformat(), row.until_on) == (
            ["committee", "second-marker"],
            1,
            "2026-09-02",
            days(9),
        )
    page = client.get(PAGE)
    assert 'value="2026-09-02"' in page.text
    assert page.text.count("checked") == 2


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"from_on": ""}, "Say from which day."),
        ({"from_on": "soon"}, "Write the day as year, month, day"),
        ({"from_on": today(), "until_on": days(-1)}, "This day comes before the first one."),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(app: Flask, fields: dict[str, Any], said: str) -> None:
    answer = post(visit(app, "director"), PAGE, **{"capabilities": "committee", **fields})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert "checked" in answer.text


def test_what_the_service_refuses_stands_at_the_head(app: Flask) -> None:
    answer = post(visit(app, "director"), f"{PEOPLE}/{DIRECTOR}/membership", from_on="2026-09-01", until_on=days(1))
    assert answer.status_code == 422
    assert "Invite another director first" in words(answer.text)


def test_only_trainees_are_asked_for_a_cohort(app: Flask) -> None:
    client = visit(app, "director")
    assert "Cohort" in words(client.get(PAGE).text)
    assert "No cohort" not in words(client.get(f"{PEOPLE}/{EXPERT}/membership").text)
