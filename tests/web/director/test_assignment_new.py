"""Setting work through its form."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from tests import work
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Assignment, Notice, Programme

FORM = "/p/north/programme/assignments/new"


def due(days: int = 14) -> str:
    return f"{now() + timedelta(days=days):%Y-%m-%d}T17:00"


def send(site: Flask, **fields: Any) -> TestResponse:
    usual: dict[str, Any] = {
        "batch": "a form", "cases": [work.CASE], "mode": "practice", "audience": "programme", "due_at": due(),
        "every": "0", "alternative": "", "late_policy": "mark", "grace_days": "7", "cohort": "1",
    }  # fmt: skip
    return post(visit(site, "director"), FORM, **(usual | fields))


def made(site: Flask) -> list[Assignment]:
    with database(site) as db:
        return list(db.scalars(sa.select(Assignment).order_by(Assignment.due_at, Assignment.id)))


def test_the_form_proposes_what_the_programme_has_settled(published_app: Flask) -> None:
    with database(published_app) as db:
        db.execute(sa.update(Programme).values(settings={"late_policy": "grace", "grace_days": 3}))
        db.commit()
    page = visit(published_app, "director").get(FORM).text
    assert 'name="late_policy" type="radio" value="grace"' in page.replace(" checked", "").replace("checked ", "")
    assert 'id="grace_days"' in page
    assert 'value="3"' in page
    assert "Europe/Berlin" in words(page)


def test_a_month_of_work_for_a_cohort(published_app: Flask) -> None:
    with database(published_app) as db:
        work.place_in_cohort(db)
    answer = send(
        published_app, modules=[work.MODULE], cases=[work.CASE, work.ALIKE], mode="assessed", audience="cohort",
        every="7", counts_because="All we have.", note="See you on Monday.",
    )  # fmt: skip
    assert answer.status_code == 302
    found = made(published_app)
    assert [(a.piece, a.mode, a.cohort_id) for a in found] == [
        ("module", "practice", 1), ("case", "assessed", 1), ("case", "assessed", 1),
    ]  # fmt: skip
    assert [(b.due_at.date() - a.due_at.date()).days for a, b in pairwise(found)] == [7, 7]
    told = words(visit(published_app, "trainee").get("/p/north/notices").text)
    assert "Work for you: What IPT is, Earlies, Flour and water" in told
    assert "See you on Monday." in told


def test_sending_the_form_twice_sets_it_once(published_app: Flask) -> None:
    assert [send(published_app).status_code for _ in range(2)] == [302, 302]
    assert len(made(published_app)) == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"cases": []}, "Choose at least one module or case."),
        ({"due_at": ""}, "Say when it is due."),
        ({"due_at": "soon"}, "Write a date and a time, such as 2026-12-04 17:00."),
        ({"due_at": "2020-01-01T17:00"}, "This has passed already."),
        ({"due_at": "9998-01-01T17:00"}, "near"),
        ({"due_at": "2035-01-01T17:00"}, "more than three years away"),
        ({"due_at": "2027-03-28T02:30"}, "clocks go forward in Europe/Berlin and leave out 02:30. Choose another time, such as 01:30 or 03:30."),
        ({"due_at": "2027-10-31T02:30"}, "clocks go back in Europe/Berlin and show 02:30 twice. Choose another time, such as 01:30 or 03:30."),
        ({"opens_at": due(20)}, "It would open only after it is due."),
        ({"every": "400"}, "Choose a number from 0 to 60."),
        ({"every": "often"}, "Write a whole number, such as 14."),
        ({"mode": "assessed"}, "Say why these cases may be assessed although their key is open."),
        ({"mode": "assessed", "cases": [], "modules": [work.MODULE]}, "Modules are read, not assessed."),
        ({"alternative": work.HARDER}, "is judged differently"),
        ({"alternative": work.ALIKE, "cases": [work.CASE, work.HARDER]}, "choose exactly one case"),
        ({"audience": "person"}, "Nobody with this address is a trainee of this programme."),
        ({"audience": "person", "person": "stranger@example.org"}, "Nobody with this address is a trainee"),
        ({"audience": "person", "person": "supervisor@example.org"}, "Nobody with this address is a trainee"),
        ({"note": "x" * 5000}, "there is room for 4000"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(
    published_app: Flask, fields: dict[str, Any], says: str
) -> None:
    answer = send(published_app, **({"note": "Read it twice."} | fields))
    assert answer.status_code == 200
    assert says in words(answer.text)
    assert 'aria-invalid="true"' in answer.text
    assert fields.get("note", "Read it twice.") in answer.text
    assert made(published_app) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"cohort": "99", "audience": "cohort"},
        {"cohort": "2", "audience": "cohort"},
        {"cases": ["nowhere"]},
        {"mode": "oral"},
    ],
)
def test_what_no_page_of_ours_sends_sets_nothing(published_app: Flask, fields: dict[str, Any]) -> None:
    assert send(published_app, **fields).status_code == 200
    assert made(published_app) == []


def test_one_person_is_found_by_address(published_app: Flask) -> None:
    assert send(published_app, audience="person", person=" Trainee@Example.org ").status_code == 302
    with database(published_app) as db:
        assert [a.account_id for a in made(published_app)] == [work.member(db, "trainee").account_id]


def test_what_opens_later_is_told_later(published_app: Flask) -> None:
    answer = send(published_app, opens_at=due(3))
    page = visit(published_app, "director").get(answer.location)
    assert page.status_code == 200
    with database(published_app) as db:
        assert db.scalars(sa.select(Notice)).all() == []


def test_times_are_the_programmes(published_app: Flask) -> None:
    send(published_app)
    (only,) = made(published_app)
    assert isinstance(only.due_at, datetime)
    assert only.due_at.hour in (15, 16)  # 17:00 in Berlin
