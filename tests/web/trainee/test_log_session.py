"""Quick entry: proposed as the last one was, a session with its supervision and measures in one go."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests import logbook
from tests.web.house import database, visit
from tests.web.pages import words
from trainer.db.queries import training_logs
from trainer.domain.log_entries import ClinicalSession, Measure, Supervision

PAGE = "/p/north/log/session"
CASE = f"/p/north/log/cases/{logbook.CASE}"


def sessions(app: Flask) -> list[ClinicalSession]:
    """Those of the case that the form proposes."""
    with database(app) as db:
        return [s for _, s in training_logs.of_person(db, 1, 1).of(ClinicalSession) if s.case == logbook.CASE]


def supervisions(app: Flask) -> list[Supervision]:
    """Those of the case that the form proposes."""
    with database(app) as db:
        return [s for _, s in training_logs.of_person(db, 1, 1).of(Supervision) if logbook.CASE in s.cases]


def proposed(html: str) -> dict[str, str]:
    """What the form would send as it stands."""
    found = dict(re.findall(r'<input [^>]*?name="([^"]+)"[^>]*? value="([^"]*)"', html))
    for name, inside in re.findall(r'<select [^>]*?name="([^"]+)"[^>]*>(.*?)</select>', html, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inside) or re.search(r'value="([^"]*)"', inside)
        found[name] = chosen[1] if chosen else ""
    return found


def test_as_proposed_with_its_supervision(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = proposed(client.get(PAGE).text)
    assert (fields["number"], fields["minutes"], fields["phase"]) == ("3", "50", "early")
    assert (fields["supervision.minutes"], fields["supervision.basis"], fields["0.instrument"]) == (
        "60", "recording", "PHQ-9",
    )  # fmt: skip
    fields |= {"with_supervision": "1", "0.total": "12"}
    assert client.post(PAGE, data=fields).location == CASE
    with database(judged_app) as db:
        log = training_logs.of_person(db, 1, 1)
    assert [(s.number, s.supervised) for s in sessions(judged_app)] == [(1, True), (2, False), (3, True)]
    assert supervisions(judged_app)[-1].cases == (logbook.CASE,)
    assert [(m.session, str(m.total)) for _, m in log.of(Measure)] == [(1, "18"), (3, "12")]


def test_without_supervision(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = proposed(client.get(PAGE).text)
    fields.pop("with_supervision", None)
    assert client.post(PAGE, data=fields).location == CASE
    assert len(supervisions(judged_app)) == 1


def test_all_or_nothing_with_faults_at_their_fields(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    wrong = {"number": "1", "with_supervision": "1", "supervision.minutes": "9999", "0.total": "99"}
    fields = proposed(client.get(PAGE).text) | wrong
    answer = client.post(PAGE, data=fields)
    said = words(answer.text)
    assert answer.status_code == 422
    assert "“1” is there already" in said
    assert "9999 cannot be" in said
    assert "99 cannot be: it goes from 0–27" in said
    assert 'value="9999"' in answer.text
    unread = client.post(PAGE, data=fields | {"supervision.minutes": "an hour", "number": "3"})
    assert "“an hour” is no number" in words(unread.text)
    assert len(sessions(judged_app)) == 2


def test_it_needs_a_case(reader: FlaskClient) -> None:
    assert reader.get(PAGE).location == "/p/north/log/new/clinical-case"


def test_sent_twice_is_logged_once(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = proposed(client.get(PAGE).text)
    for _ in range(2):
        assert client.post(PAGE, data=fields).status_code == 302
