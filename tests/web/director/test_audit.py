"""The audit can be searched and taken along, and that is in the audit."""

import csv
import io

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME, days, tie, today
from tests.web.house import database, now, visit
from tests.web.meetings import forward
from tests.web.pages import words
from trainer.db.models import AuditEvent
from trainer.services.auditing import record

PAGE = f"{PROGRAMME}/audit"


def test_who_did_what_to_whom(app: Flask) -> None:
    tie(app)
    client = visit(app, "director")
    found = words(client.get(f"{PAGE}?what=supervision.begun").text)
    assert "Director director@example.org Supervision begun Trainee" in found
    assert "Joined" not in found.partition("When")[2]
    assert "Supervision begun" in words(client.get(f"{PAGE}?who=direct&kind=membership&of=1&since={today()}").text)
    found = words(client.get(f"{PAGE}?whose=trainee").text)
    assert "Supervision begun Trainee" in found
    assert "Nothing like that" in words(client.get(f"{PAGE}?whose=director&what=supervision.begun").text)
    none = words(client.get(f"{PAGE}?until={days(-30)}&who=director").text)
    assert "Nothing like that was noted." in none


def test_a_candidate_is_named(published_app: Flask) -> None:
    number = forward(published_app)
    page = visit(published_app, "director").get(f"{PAGE}?kind=candidacy").text
    assert f'href="/p/north/committee/{number}">Trainee</a>' in page


def test_odd_addresses_are_taken_for_none(app: Flask) -> None:
    client = visit(app, "director")
    odd = ("since=x&until=9999-12-31", "since=0001-01-01", "before=x", f"before={10**30}", "who=%25%00", "endpoint=x")
    for query in odd:
        assert client.get(f"{PAGE}?{query}").status_code == 200
        assert client.get(f"{PAGE}.csv?{query}").status_code == 200


def test_the_file_is_what_the_filters_find_and_is_harmless(app: Flask) -> None:
    with database(app) as db:
        detail = {"x": 1}
        record(
            db,
            at=now(),
            actor_id=3,
            programme_id=1,
            action="cohort.changed",
            object_kind="cohort",
            object_id="=1+1",
            detail=detail,
        )
        db.execute(sa.text("UPDATE account SET name = '@SUM(A1)' WHERE id = 3"))
        db.commit()
    client = visit(app, "director")
    file = client.get(f"{PAGE}.csv?what=cohort.changed")
    header, row = list(csv.reader(io.StringIO(file.text.removeprefix("\ufeff"))))
    assert header[0] == "when (UTC)"
    assert row[1:] == ["'@SUM(A1)", "director@example.org", "cohort.changed", "cohort", "'=1+1", '{"x": 1}']
    client.get(f"{PAGE}.csv")
    client.head(f"{PAGE}.csv")
    with database(app) as db:
        taken = sa.select(AuditEvent.actor_id, AuditEvent.detail).where(AuditEvent.action == "audit.downloaded")
        assert [tuple(row) for row in db.execute(taken)] == [(3, {"what": "cohort.changed"}), (3, {})]


def test_what_happens_in_other_programmes_is_not_here(app: Flask) -> None:
    with database(app) as db:
        record(db, at=now(), programme_id=2, action="cohort.changed", object_kind="cohort", object_id="secret")
        db.commit()
    client = visit(app, "director")
    assert "secret" not in client.get(PAGE).text + client.get(f"{PAGE}.csv").text
