"""A supervisor rates a session: raw scores, counted as verified, entered once."""

from typing import Any

import pytest
from flask import Flask

from tests import bonds, desks
from tests.web.bonds import add, tie
from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import LOG
from tests.work import member
from trainer.db.queries import training_logs
from trainer.domain.log_entries import Rating

PAGE = f"{LOG}/rating"
GOOD: dict[str, Any] = {
    "nonce": "form-1",
    "of": f"{desks.CASE}/1",
    "role": "supervisor",
    "instrument": "IPT-ARS",
    "version": "2",
    "scores": "4 3,5 4",
    "on": "2026-09-20",
}


def ratings(site: Flask) -> list[tuple[Rating, bool]]:
    with database(site) as db:
        trainee = member(db, "trainee")
        log = training_logs.of_person(db, trainee.account_id, trainee.programme_id)
        return [(facts, entry.vouched) for entry, facts in log.of(Rating)]


def test_a_rating_is_kept_once(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    assert "Case A1, session 1 (early, 2026-09-14)" in words(client.get(PAGE).text)
    answer = post(client, PAGE, **GOOD)
    assert "counts as verified" in words(client.get(answer.location).text)
    post(client, PAGE, **GOOD)
    ((rating, vouched),) = ratings(worked_app)
    assert vouched
    assert (rating.rater, [str(score) for score in rating.scores]) == (desks.OWN, ["4", "3.5", "4"])
    assert "3.83" in words(client.get(LOG).text)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"of": ""}, "Choose a session."),
        ({"of": "desk-case/9"}, "Choose one of these."),
        ({"scores": "good"}, "Write numbers with spaces between them"),
        ({"scores": "NaN"}, "Write numbers with spaces between them"),
        ({"scores": ""}, "This cannot stay empty."),
        ({"scores": "101"}, "101 cannot be: it goes from 0–100."),
        ({"on": "2199-01-01"}, "lies ahead"),
        ({"instrument": " "}, "Name the instrument."),
    ],
)
def test_what_is_wrong_stands_at_its_field(worked_app: Flask, change: dict[str, str], said: str) -> None:
    answer = post(visit(worked_app, "supervisor"), PAGE, **GOOD | change)
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert ratings(worked_app) == []


def test_who_is_no_guide_yet_becomes_one(worked_app: Flask) -> None:
    add(worked_app, "second", "supervisor")
    tie(worked_app, "second")
    client = visit(worked_app, "second")
    assert post(client, PAGE, **GOOD | {"role": "independent"}).status_code == 302
    ((rating, _),) = ratings(worked_app)
    assert rating.role == "independent"
    assert rating.rater not in ("", desks.OWN)


def test_without_sessions_it_says_what_is_missing(published_app: Flask) -> None:
    tie(published_app)
    page = visit(published_app, "supervisor").get(f"/p/north/supervision/trainees/{bonds.TRAINEE}/log/rating")
    assert "There is no session to rate yet." in words(page.text)
