"""The readiness table: what it says, what it finds, that filters stay in the address, and that it does not grow slow."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.house import Statements
from tests.web.house import database, now, visit
from tests.web.pages import words
from trainer.db.models import Account, AuditEvent, Derivation, Membership, Progress
from trainer.services.rebuilding import rebuild

READINESS = "/p/north/readiness"


def people(site: Flask, *names: str) -> None:
    """Trainees of `north`."""
    with database(site) as db:
        for name in names:
            account = Account(email=f"{name.lower()}@example.org", name=name, fs_uniquifier=name, created_at=now())
            db.add(account)
            db.flush()
            db.add(Membership(account_id=account.id, programme_id=1, role="trainee", from_on=now().date()))
        db.commit()
        rebuild(db, now=now())


def test_the_empty_table_teaches(app: Flask) -> None:
    assert "Nobody stands on a pathway yet." in words(visit(app, "director").get(READINESS).text)
    assert visit(app, "director").get(f"{READINESS}.csv").status_code == 404


def test_each_cell_says_its_state_in_words_and_opens(published_app: Flask) -> None:
    people(published_app, "Ana")
    client = visit(published_app, "director")
    page = client.get(READINESS)
    found = words(page.text)
    assert "Foundation in IPT formulation" in found
    assert "Ana" in found
    assert "not yet 0 of 3" in found
    assert "nothing judged" in found
    assert (
        client.get(
            page.text.split('class="in-not-yet"><a class="mark mark-not-yet" href="')[1].split("#")[0]
        ).status_code
        == 200
    )


def test_filters_and_order_stay_in_the_address_and_pages_follow(published_app: Flask) -> None:
    people(published_app, *(f"P{n:02}" for n in range(30)))
    client = visit(published_app, "director")
    first = client.get(f"{READINESS}?state=not-yet&requirement=practice&sort=closest")
    assert "P23" in first.text
    assert "P26" not in first.text
    onward = first.text.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "state=not-yet" in onward
    assert "requirement=practice" in onward
    assert "P26" in client.get(onward).text
    assert "Nobody is like that." in client.get(f"{READINESS}?words=nobody").text
    assert "P07" in client.get(f"{READINESS}?words=07").text
    for query in ("?gone=yes", "?stalled=yes", "?state=met", "?cohort=first", "?sort=level"):
        assert "Nobody is like that." in client.get(READINESS + query).text
    for query in (
        "?cohort=none",
        "?sort=waiting",
        "?state=not-yet&requirement=practice&cohort=none&words=p&sort=waiting",
        "?cohort=%00&sort=;&state=x&after=-3",
        "?requirement=x&state=met",
    ):
        assert client.get(READINESS + query).status_code == 200
    assert client.get(f"{READINESS}?edition=999").status_code == 404


def test_the_file_says_what_the_screen_says_and_no_cell_is_a_formula(published_app: Flask) -> None:
    people(published_app, "=cmd()", "Zoe")
    client = visit(published_app, "director")
    answer = client.get(f"{READINESS}.csv?sort=name")
    assert answer.is_streamed
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert [row[0] for row in rows] == ["Name", "'=cmd()", "Trainee", "Zoe"]
    assert len({len(row) for row in rows}) == 1
    assert [row[0] for row in csv.reader(io.StringIO(client.get(f"{READINESS}.csv?words=zo").text))][1:] == ["Zoe"]


def test_the_workbook_holds_the_same_people(published_app: Flask) -> None:
    people(published_app, "=cmd()", "Zoe")
    client = visit(published_app, "director")
    answer = client.get(f"{READINESS}.xlsx?words=zo&endpoint=x&_external=1")
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "Zoe" in text
    assert "cmd" not in text
    listed = client.get(f"{READINESS}?words=zo&endpoint=x&_external=1").text
    assert "/readiness.xlsx?words=zo" in listed


def test_that_a_copy_of_everybody_was_taken_is_noted(published_app: Flask) -> None:
    people(published_app, "Zoe")
    client = visit(published_app, "director")
    client.get(READINESS)
    for kind in ("csv", "xlsx"):
        client.get(f"{READINESS}.{kind}").close()
    with database(published_app) as db:
        noted = sa.select(sa.func.count()).where(AuditEvent.action == "readiness.downloaded")
        assert db.scalar(noted) == 2


def test_what_was_derived_by_older_rules_says_of_when_it_is(published_app: Flask) -> None:
    people(published_app, "Ana")
    with database(published_app) as db:
        db.execute(sa.update(Derivation).values(basis=-1))
        db.commit()
    assert "as of" not in words(visit(published_app, "director").get(READINESS).text)
    with database(published_app) as db:
        db.execute(sa.update(Derivation).values(as_of=now() - timedelta(days=1)))
        db.commit()
    assert "as of" in words(visit(published_app, "director").get(READINESS).text)


@pytest.mark.parametrize("query", ["", "?sort=closest&cohort=none", "?state=not-yet&requirement=practice"])
def test_many_cost_no_more_statements_than_few(published_app: Flask, query: str) -> None:
    client = visit(published_app, "director")
    counted = []
    for names in (["Ana"], [f"P{n:02}" for n in range(30)]):
        people(published_app, *names)
        client.get(READINESS + query)
        with database(published_app) as db:
            seen = Statements(db)
            client.get(READINESS + query)
            counted.append(len(seen))
    assert counted[0] == counted[1] < 16


def test_whoever_has_left_is_found_under_people(published_app: Flask) -> None:
    people(published_app, "Ana")
    with database(published_app) as db:
        db.execute(
            sa.update(Membership).where(Membership.account_id > 5).values(until_on=now().date().replace(year=2025))
        )
        db.commit()
        rebuild(db, now=now())
        assert db.scalar(sa.select(Progress.here).where(Progress.sort_name == "ana")) is False
    client = visit(published_app, "director")
    assert "Ana" not in client.get(READINESS).text
    assert "Ana" in client.get(f"{READINESS}?gone=yes").text
