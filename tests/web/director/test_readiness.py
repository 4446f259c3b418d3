"""The readiness table: what it says, what it finds, that filters stay in the address, and that it does not grow slow."""

import csv
import io
import itertools
import re
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.house import Statements
from tests.web.house import database, now, visit
from tests.web.pages import words
from trainer.db.models import Account, AuditEvent, ContentEdition, Derivation, Membership, Progress
from trainer.db.queries import readiness as queries
from trainer.domain.stalling import DONE
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
    for query in ("?gone=yes", "?state=met", "?cohort=first", "?state=met&forward=never"):
        assert "Nobody is like that." in client.get(READINESS + query).text
    assert "This pathway asks for no supervision." in client.get(f"{READINESS}?stalled=yes").text
    for query in (
        "?cohort=none",
        "?sort=waiting",
        "?state=not-yet&requirement=practice&cohort=none&words=p&sort=waiting",
        "?cohort=%00&sort=;&state=x&after=-3",
        "?requirement=x&state=met",
    ):
        assert client.get(READINESS + query).status_code == 200
    assert client.get(f"{READINESS}?edition=999").status_code == 404


def link(page: str, rel: str) -> str:
    return page.partition(f'rel="{rel}" href="')[2].partition('"')[0].replace("&amp;", "&")


def names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a [^>]*>(.*?)</a>', page)


def test_no_order_hides_anybody_forwards_or_backwards(published_app: Flask) -> None:
    people(published_app, *(f"P{n:02}" for n in range(29)))
    client = visit(published_app, "director")
    for sort, asked in itertools.product(("", *queries.SORTS), ("", "&state=not-yet&requirement=practice")):
        first = client.get(f"{READINESS}?sort={sort}{asked}").text
        assert "30 people: Practice: not yet" in words(first) if asked else "30 people." in words(first)
        second = client.get(link(first, "next")).text
        assert "1–25 of 30" in words(first)
        assert "26–30 of 30" in words(second)
        assert len({*names(first), *names(second)}) == 30
        back = client.get(link(second, "prev")).text
        assert names(back) == names(first)
        assert 'rel="prev"' not in back
    assert client.get(f"{READINESS}.csv?sort=level").text.count("\r\n") == 31


def test_what_an_address_asks_for_and_is_not_there_is_said(published_app: Flask) -> None:
    people(published_app, "Ana")
    client = visit(published_app, "director")
    for query, said in (
        ("?requirement=practice", "Choose a state beside “Practice”: until then everybody is shown."),
        ("?requirement=supervised-cases&state=met", "This edition has no requirement “supervised-cases”"),
        ("?state=ready", "There is no state “ready”"),
        ("?cohort=gone", "There is no cohort “gone”"),
        ("?sort=longest", "There is no order “longest” here"),
        ("?after=99999", "The person that this page followed is not in the list any more"),
        ("?stalled=often", "There is no such supervision as “often”"),
    ):
        assert said in words(client.get(READINESS + query).text)


def test_whoever_has_done_all_and_was_never_put_forward_is_found(published_app: Flask) -> None:
    people(published_app, "Ana", "Zoe")
    with database(published_app) as db:
        ana = sa.update(Progress).where(Progress.sort_name.in_(("ana", "zoe")))
        db.execute(ana.values(state="met"))
        db.execute(ana.where(Progress.sort_name == "zoe").values(to_forward=True))
        db.commit()
    found = words(visit(published_app, "director").get(f"{READINESS}?state=met&forward=never").text)
    assert "1 of 3 people: all done; never put forward. By name." in found
    assert "Zoe" in found
    assert "Ana" not in found


def test_supervision_is_told_in_weeks_and_by_how_long_it_has_stalled(published_app: Flask) -> None:
    people(published_app, *"ABCDE")
    today = now().date()
    days = {"a": (-7, -70), "b": (-200, None), "c": (20, -21), "d": (20, None), "e": (None, -3)}
    with database(published_app) as db:
        who = db.scalar(sa.select(Progress.account_id).where(Progress.sort_name == "a"))
        edition = db.scalar(sa.select(ContentEdition.id).where(ContentEdition.slug == "isipt-therapist-current"))
        for name, (until, last) in days.items():
            quiet = None if until is None else today + timedelta(days=until)
            seen = None if last is None else today + timedelta(days=last)
            db.execute(
                sa.update(Progress)
                .where(Progress.sort_name == name)
                .values(edition_id=edition, quiet_until=quiet, quiet_key=quiet or DONE, supervised_on=seen)
            )
        db.commit()
    assert who
    client = visit(published_app, "director")
    page = f"{READINESS}?edition={edition}"
    found = words(client.get(f"{page}&sort=supervision").text)
    for told in ("10 weeks quiet", "28 weeks overdue", "3 weeks ago", "never due by", "done"):
        assert told in found
    stalled = words(client.get(f"{page}&stalled=yes").text)
    assert "people: supervision stalled. Longest quiet first." in stalled
    assert "1 under four weeks 0 four weeks to three months 1 three months to a year 0 longer than a year" in stalled
    assert names(client.get(f"{page}&stalled=year").text) == ["B"]


def test_the_file_says_what_the_screen_says_and_no_cell_is_a_formula(published_app: Flask) -> None:
    people(published_app, "=cmd()", "Zoe")
    client = visit(published_app, "director")
    answer = client.get(f"{READINESS}.csv?sort=name")
    assert answer.is_streamed
    assert answer.headers["Content-Disposition"].partition("foundation")[2].startswith("-2026-name-")
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
        text, about, names = (
            archive.read(f"xl/{part}.xml").decode() for part in ("worksheets/sheet1", "worksheets/sheet2", "workbook")
        )
    assert "Zoe" in text
    assert "autoFilter" in text
    assert "cmd" not in text
    assert re.findall(r'<sheet name="(.*?)"', names) == ["Readiness", "About this list"]
    assert "“zo” in the name" in about
    assert "<f>" not in text + about
    listed = client.get(f"{READINESS}?words=zo&endpoint=x&_external=1").text
    assert "/readiness.xlsx?words=zo" in listed


def test_that_a_copy_of_everybody_was_taken_is_noted(published_app: Flask) -> None:
    people(published_app, "Zoe")
    client = visit(published_app, "director")
    client.get(READINESS)
    for kind in ("csv", "xlsx"):
        client.get(f"{READINESS}.{kind}?state=not-yet&words=zoe&after=9&before=9").close()
    client.head(f"{READINESS}.csv")
    with database(published_app) as db:
        detail = db.scalars(sa.select(AuditEvent.detail).where(AuditEvent.action == "readiness.downloaded")).all()[0]
        assert detail["words"] == "zoe"
        assert detail["file"].startswith("readiness-north-programme-foundation-2026-not-yet-by-name-")
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
