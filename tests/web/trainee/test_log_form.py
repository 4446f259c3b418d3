"""Forms of the log: every kind opens, what is wrong stands at its field, and what was typed stays."""

import pytest
from flask import Flask

from tests import logbook
from tests.web.house import database, visit
from tests.web.pages import post, token, words
from trainer.db.queries import training_logs
from trainer.domain.log_entries import ClinicalCase, Course, Rating
from trainer.web.trainee.log_form import KINDS

NEW = "/p/north/log/new"
CASE = {
    "client": "P2", "format": "individual", "protocol": "IPT-16", "diagnosis": "grief", "setting": "outpatient",
    "opened_on": "2026-10-05", "code": "B2",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_opens_and_says_what_is_missing(judged_app: Flask, kind: str) -> None:
    client = visit(judged_app, "trainee")
    said = words(client.get(f"{NEW}/{kind}").text)
    assert "not monitored for emergencies" in said
    assert "No names" in said
    answer = post(client, f"{NEW}/{kind}")
    assert answer.status_code == 422
    assert "Nothing was kept yet" in words(answer.text)


def test_what_has_a_page_of_its_own(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    assert client.get(f"{NEW}/clinical-session").location == "/p/north/log/session"
    for kind in ("attestation", "ruling", "nothing"):
        assert client.get(f"{NEW}/{kind}").status_code == 404


def test_a_course_is_entered_once(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = {"kind": "advanced", "title": "A day", "first_day": "2026-05-02", "last_day": "2026-05-02",
              "mode": "live-online", "minutes": "480", "nonce": "one"}  # fmt: skip
    for _ in range(2):
        assert post(client, f"{NEW}/course", **fields).location == "/p/north/log"
    with database(judged_app) as db:
        log = training_logs.of_person(db, 1, 1)
    assert [c.minutes for _, c in log.of(Course) if c.title == "A day"] == [480]


def test_faults_stand_at_their_fields_and_nothing_is_lost(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    opened = token(client.get(f"{NEW}/clinical-case").text)
    wrong = CASE | {"code": "Marta", "opened_on": "next week", "csrf_token": opened}
    answer = client.post(f"{NEW}/clinical-case", data=wrong)
    page = answer.text
    assert answer.status_code == 422
    assert "“next week” is no day" in words(page)
    assert 'value="P2"' in page
    assert 'value="Marta"' in page


def test_a_second_case_of_the_same_code_is_refused_at_the_field(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    with database(judged_app) as db:
        by = next(iter(training_logs.of_person(db, 1, 1).guides))
    for code in ("A1", "a1", " A1 "):
        opened = token(client.get(f"{NEW}/clinical-case").text)
        fields = CASE | {"code": code, "supervisor": by, "csrf_token": opened}
        answer = client.post(f"{NEW}/clinical-case", data=fields)
        assert answer.status_code == 422
        assert f"“{code.strip()}” is there already" in words(answer.text.split('id="code-mend"')[1])


def test_the_guard_holds_back_until_it_is_said_to_be_none(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    with database(judged_app) as db:
        by = next(iter(training_logs.of_person(db, 1, 1).guides))
    fields = CASE | {"protocol": "IPT of Mrs Kowalska", "supervisor": by, "area": "grief", "area_on": ""}
    opened = token(client.get(f"{NEW}/clinical-case").text)
    held = client.post(f"{NEW}/clinical-case", data=fields | {"csrf_token": opened})
    assert held.status_code == 422
    assert "Something here looks like a name" in words(held.text)
    key = held.text.split('name="cleared" value="')[1].split('"')[0]
    assert "Kowalska" not in key
    kept = client.post(f"{NEW}/clinical-case", data=fields | {"csrf_token": token(held.text), "cleared": key})
    assert kept.status_code == 302
    with database(judged_app) as db:
        cases = {c.code: c for _, c in training_logs.of_person(db, 1, 1).of(ClinicalCase)}
    assert [a.area for a in cases["B2"].areas] == ["grief"]


def test_scores_are_kept_exactly(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    fields = {"case": logbook.CASE, "session": "1", "instrument": "IPT-QAS", "version": "2", "role": "self",
              "on": "2026-09-15", "scores": "2,95 3"}  # fmt: skip
    assert post(client, f"{NEW}/rating", **fields).location == f"/p/north/log/cases/{logbook.CASE}"
    with database(judged_app) as db:
        ((_, rating),) = training_logs.of_person(db, 1, 1).of(Rating)
    assert [str(score) for score in rating.scores] == ["2.95", "3"]
