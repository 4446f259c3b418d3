"""A packet over a real log: weeks and codes about patients, days about the applicant, what is missing first."""

import io
import json
import zipfile
from typing import Any

import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import words
from trainer.db.models import AuditEvent

ISIPT = "/p/north/pathways/isipt-therapist-current"
OWN = "/p/north/pathways/programme-foundation-2026"


def packet(site: Flask, way: str) -> tuple[dict[str, Any], zipfile.ZipFile]:
    archive = zipfile.ZipFile(io.BytesIO(visit(site, "trainee").get(f"{way}/packet.zip").data))
    return json.loads(archive.read("packet.json")), archive


def test_patients_are_codes_and_weeks(judged_app: Flask) -> None:
    told, archive = packet(judged_app, ISIPT)
    parts = {part["id"]: part for part in told["sections"]}
    assert list(parts) == ["courses", "cases", "held", "sessions", "supervision", "measures", "parts", "attestations"]
    mine = [row for row in parts["sessions"]["rows"] if row["minutes"] == 50 and row["code"] == "A1"]
    assert {(row["session"], row["week"]) for row in mine} >= {(1, 0), (2, 1)}
    assert parts["courses"]["rows"][0]["first_day"] == "2026-03-02"
    for part in told["sections"]:
        if part["about"] == "patients":
            assert "2026-" not in json.dumps([part["rows"], [entry["said"] for entry in part["entries"]]])
    assert "P1" not in json.dumps(told)  # not even the code of the person
    said = parts["attestations"]["entries"][0]["said"]
    assert ["Presenting problem", "Low mood since a promotion."] in said
    assert {"tables/sessions.csv", "tables/requirements.csv"} <= set(archive.namelist())
    assert "not endorsed by ISIPT. Readiness is advisory; the body decides." in told["standing"]
    assert told["missing"]


def test_practice_is_in_the_programmes_own_packet_alone(judged_app: Flask) -> None:
    own, _archive = packet(judged_app, OWN)
    assert "work" in {part["id"] for part in own["sections"]}
    assert "patients" not in {part["about"] for part in own["sections"]}  # it asks nothing of work with them
    outside, _archive = packet(judged_app, ISIPT)
    assert not {"work", "modules", "defences"} & {part["id"] for part in outside["sections"]}
    with database(judged_app) as db:
        rows = db.execute(sa.select(AuditEvent.object_id).where(AuditEvent.action == "packet.downloaded")).scalars()
        assert list(rows) == ["programme-foundation-2026", "isipt-therapist-current"]


def test_a_day_that_slipped_into_words_keeps_the_packet_back(judged_app: Flask) -> None:
    with database(judged_app) as db:
        guards = sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_content'")
        for name in db.scalars(guards).all():
            db.execute(sa.text(f'DROP TRIGGER "{name}"'))
        db.execute(sa.text("UPDATE log_content SET words = replace(words, 'promotion', 'promotion on 2026-09-01')"))
        db.commit()
    answer = visit(judged_app, "trainee").get(f"{ISIPT}/packet.pdf")
    assert answer.status_code == 409
    assert "a day is written out" in words(answer.text)


def test_it_is_a_pdf(judged_app: Flask) -> None:
    answer = visit(judged_app, "trainee").get(f"{ISIPT}/packet.pdf")
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="packet-isipt-therapist-current-trainee.pdf"'


def test_practice_is_a_number_and_what_is_only_preferred_is_never_missing(judged_app: Flask) -> None:
    told, _archive = packet(judged_app, OWN)
    (work,) = (part for part in told["sections"] if part["id"] == "work")
    practice = [row for row in work["rows"] if row["mode"] == "practice"]
    assert [(row["case"], row["on"]) for row in practice] == [("1 case", None)]
    preferred = [row for row in told["requirements"] if row["preferred"]]
    assert [(row["state"], row["note"]) for row in preferred] == [
        ("not-yet", "Preferred: it never stands in the way."),
    ]
    assert preferred[0]["words"] not in [one["what"] for one in told["missing"]]
