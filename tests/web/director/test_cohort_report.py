"""The report of a cohort: from what is kept, with a row in the audit, and the same statements however many."""

import sqlalchemy as sa
from flask import Flask

from tests.documents.tagged import Tagged
from tests.standards import in_force
from tests.web.bonds import PROGRAMME, add
from tests.web.house import database, now, visit
from trainer.db.models import AuditEvent, Cohort
from trainer.services.rebuilding import rebuild

PAGE = f"{PROGRAMME}/cohorts/first/report.pdf"


def members(site: Flask, *names: str) -> None:
    with database(site) as db:
        cohort = db.scalars(sa.select(Cohort.id).where(Cohort.slug == "first", Cohort.programme_id == 1)).one()
    for name in names:
        add(site, name, "trainee", cohort_id=cohort)
    with database(site) as db:
        rebuild(db, now=now())


def test_how_many_stand_where_and_the_standard(published_app: Flask) -> None:
    members(published_app, "ana", "bo", "cy", "di", "eda")
    with database(published_app) as db:
        in_force(db)
    client = visit(published_app, "director")
    answer = client.get(PAGE)
    assert answer.mimetype == "application/pdf"
    page = Tagged(answer.data)
    assert "Foundation in IPT formulation" in page.text
    assert "Of 5 who began, 5 are here; nobody has left." in page.text
    assert "of the 5 on it, those who left included, 0 have all that is required" in page.text
    assert "(preferred, not required)" in page.text
    assert "a mean level of 3.00 over twelve cases" in page.text
    assert "Ana" not in page.text
    client.head(PAGE)
    assert client.get(f"{PROGRAMME}/cohorts/no-such/report.pdf").status_code == 404
    with database(published_app) as db:
        assert db.scalar(sa.select(sa.func.count()).where(AuditEvent.action == "cohort.reported")) == 1


def test_a_standard_that_nobody_set_is_no_failure(published_app: Flask) -> None:
    members(published_app, "ana", "bo", "cy", "di", "eda")
    page = Tagged(visit(published_app, "director").get(PAGE).data)
    assert "(preferred, not required): no standard has been set" in page.text


def test_its_statements_do_not_grow(published_app: Flask, statements: list[str]) -> None:
    members(published_app, "ana")
    client = visit(published_app, "director")
    client.get(PAGE)
    statements.clear()
    client.get(PAGE)
    once = len(statements)
    members(published_app, "bo", "cy", "di", "eda", "fay")
    client.get(PAGE)
    statements.clear()
    client.get(PAGE)
    assert len(statements) == once
