"""One case: sessions by phase, areas, measures with their gaps, portfolio, attestation."""

from datetime import date

from flask import Flask

from tests import logbook
from tests.logs import a_measure, a_session
from tests.web.house import database, visit
from tests.web.pages import words

PAGE = f"/p/north/log/cases/{logbook.CASE}"


def test_the_whole_case(judged_app: Flask) -> None:
    said = words(visit(judged_app, "trainee").get(PAGE).text)
    assert "role transition since 21 September 2026" in said
    assert "Session 1 14 September 2026 50 audio yes no not verified yet" in said
    assert "Nothing of social functioning is measured yet" in said
    assert "All five contents are written" in said
    assert "Not signed by a supervisor as it reads now" in said
    assert "A recording of A1, version 1" in said


def test_gaps_are_flagged(judged_app: Flask) -> None:
    with database(judged_app) as db:
        for number in range(3, 10):
            held = a_session(logbook.CASE, number=number, on=date(2026, 10, number), phase="middle")
            logbook.put(db, f"SESS-000{number}", held)
        logbook.put(db, "MEAS-0008", a_measure(logbook.CASE, session=8, on=date(2026, 10, 8)))
    said = words(visit(judged_app, "trainee").get(PAGE).text)
    assert "Instrument intake 1 4 8 PHQ-9 symptoms – 18 missing 18" in said


def test_nobody_elses(judged_app: Flask) -> None:
    assert visit(judged_app, "trainee").get("/p/north/log/cases/NONE-SUCH").status_code == 404
