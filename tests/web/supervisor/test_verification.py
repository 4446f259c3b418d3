"""Entries are verified one by one or many at once, the number seen before it happens."""

from flask import Flask

from tests import desks
from tests.logs import a_session
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import WAITING, at, more, said, same_statements, seen
from tests.work import member
from trainer.db.models import LogEntry
from trainer.services.log_keeping import correct

BOTH = (desks.CASE, desks.SESSION)


def test_all_of_a_page_at_once(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    page = words(client.get(WAITING).text)
    assert "Verify all 2 entries on this page" in page
    assert page.index("Case A1") < page.index("Session 1 of case A1")
    assert "major depression" in page
    answer = post(client, WAITING, all="2", seen=seen(worked_app, *BOTH))
    found = words(client.get(answer.location).text)
    assert "2 entries are verified." in found
    assert "Nothing waits for your word." in found
    assert said(worked_app) == [(ref, "verified") for ref in BOTH]


def test_ticked_ones_with_the_number_on_the_button(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    answer = post(client, WAITING, ticked="1", tick=[desks.CASE], seen=seen(worked_app, *BOTH))
    assert "1 entry is verified." in words(client.get(answer.location).text)
    assert said(worked_app) == [(desks.CASE, "verified")]


def test_without_a_number_it_asks_first(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    for number in ("", "2"):
        page = post(client, WAITING, ticked=number, tick=[desks.CASE], seen=seen(worked_app, *BOTH))
        assert page.status_code == 200
        assert "You ticked 1 entry. Nothing has happened yet" in words(page.text)
        assert "Verify this 1 entry" in words(page.text)
        assert said(worked_app) == []
    empty = post(client, WAITING, ticked="", seen=seen(worked_app, *BOTH))
    assert "2 entries wait" in words(empty.text)


def test_what_changed_meanwhile_is_not_verified(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    before = seen(worked_app, *BOTH)
    with database(worked_app) as db:
        trainee = member(db, "trainee")
        digest = before[1].partition(":")[2]
        facts = a_session(desks.CASE, minutes=60)
        correct(db, member=trainee, ref=desks.SESSION, seen=digest, facts=facts, reason="slip", now=now())
    answer = post(client, WAITING, all="2", seen=before)
    found = words(client.get(answer.location).text)
    assert "1 entry was changed meanwhile and is not verified." in found
    assert "60" in found
    assert said(worked_app) == [(desks.CASE, "verified")]


def test_what_was_declined_stands_apart(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    post(client, f"{at(desks.SESSION)}/decline", reason="differs", note="I have 45 minutes.")
    found = words(client.get(WAITING).text)
    assert "1 entry waits" in found
    assert "Declined, and not corrected yet" in found
    assert "their own notes say otherwise" in found


def test_entries_of_somebody_elses_log_are_not_there(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    assert post(client, WAITING, all="1", seen=["nothing-like-it:0"]).status_code == 404
    with database(worked_app) as db:
        assert db.query(LogEntry).count() == 4


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, WAITING, lambda: more(worked_app, range(2, 30)))
