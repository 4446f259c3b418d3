"""Papers that a director has seen: entered once, counted as verified, told apart by kind."""

from typing import Any

import pytest
from flask import Flask

from tests import desks
from tests.web.director.logs import LOG
from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.facts import kind_of
from trainer.db.queries import training_logs
from trainer.domain.log_entries import Letter, Ruling
from trainer.web.director.paper_forms import FORMS

GOOD: dict[str, dict[str, Any]] = {
    "membership": {"body": "isipt", "since": "2026-01-01", "until": "2026-12-31"},
    "certificate": {"body": "dg-ipt", "level": "therapist", "on": "2025-05-05"},
    "prerequisite": {"kind": "licence", "title": "Psychologist", "since": "2020-01-01", "hours": "20"},
    "letter": {"kind": "recommendation", "guide": desks.OUTSIDE, "on": "2026-09-01", "text": "Good.", "observed": "y"},
    "ruling": {"of": "isipt/therapist/membership", "on": "2026-09-01", "met": "yes", "says": "Accepted.\nFile 12."},
}


def entered(site: Flask) -> list[Any]:
    with database(site) as db:
        trainee = member(db, "trainee")
        log = training_logs.of_person(db, trainee.account_id, trainee.programme_id)
        return [entry for entry in log.entries if kind_of(entry.facts) in FORMS]


@pytest.mark.parametrize("kind", FORMS)
def test_each_kind_is_kept_once_and_verified(worked_app: Flask, kind: str) -> None:
    client = visit(worked_app, "director")
    for _ in range(2):
        answer = post(client, f"{LOG}/papers/{kind}", nonce="once", **GOOD[kind])
        assert answer.status_code == 302, words(answer.text)
    (entry,) = entered(worked_app)
    assert (kind_of(entry.facts), entry.vouched) == (kind, True)


def test_a_ruling_names_its_requirement(worked_app: Flask) -> None:
    post(visit(worked_app, "director"), f"{LOG}/papers/ruling", nonce="once", **GOOD["ruling"])
    ruling = entered(worked_app)[0].facts
    assert isinstance(ruling, Ruling)
    assert (ruling.body, ruling.level, ruling.requirement, ruling.met) == ("isipt", "therapist", "membership", True)
    assert ruling.says == "Accepted. File 12."


def test_a_letter_names_its_writer(worked_app: Flask) -> None:
    post(visit(worked_app, "director"), f"{LOG}/papers/letter", nonce="once", **GOOD["letter"])
    letter = entered(worked_app)[0].facts
    assert isinstance(letter, Letter)
    assert (letter.guide, letter.observed) == (desks.OUTSIDE, True)


@pytest.mark.parametrize("kind", FORMS)
def test_an_empty_form_says_what_is_missing(worked_app: Flask, kind: str) -> None:
    answer = post(visit(worked_app, "director"), f"{LOG}/papers/{kind}")
    assert answer.status_code == 422
    assert "Something needs another look" in words(answer.text)
    assert entered(worked_app) == []


def test_there_are_no_other_kinds(worked_app: Flask) -> None:
    assert visit(worked_app, "director").get(f"{LOG}/papers/clinical-session").status_code == 404
