"""The programme's mail, and whether the worker lives."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from tests import work
from tests.web.house import assign, database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Outbox
from trainer.services.notifying import queue_mail
from trainer.services.working import beat, note_fault

MAIL = "/p/north/programme/mail"


def said(site: Flask, query: str = "") -> str:
    answer = visit(site, "director").get(MAIL + query)
    assert answer.status_code == 200
    return words(answer.text)


def test_without_a_server_it_shows_what_would_have_been_sent(published_app: Flask) -> None:
    assign(published_app)
    found = said(published_app)
    assert "This site has no mail server" in found
    assert "1 message waits 0 were given up" in found
    assert "trainee@example.org Work for you: Flour and water Director has set this for you" in found
    assert "http://localhost:8000/p/north/to-do" in found


def test_what_was_sent_can_be_read_by_nobody(published_app: Flask) -> None:
    assign(published_app)
    with database(published_app) as db:
        db.execute(sa.update(Outbox).values(sent_at=now(), text=""))
        db.commit()
    found = said(published_app)
    assert "Work for you: Flour and water" in found
    assert "has set this" not in found


def test_mail_about_accounts_and_other_programmes_is_not_there(published_app: Flask) -> None:
    with database(published_app) as db:
        south = work.member(db, "stranger").programme_id
        queue_mail(db, to="a@example.org", subject="Choose a new password", text="secret", now=now())
        queue_mail(db, to="b@example.org", subject="Of the south", text="secret", now=now(), programme_id=south)
        db.commit()
    assert "Nothing has been sent yet." in said(published_app)


def test_the_workers_silence_is_seen(published_app: Flask) -> None:
    assert "The worker has never run." in said(published_app)
    with database(published_app) as db:
        beat(db, name="worker", now=now() - timedelta(hours=1))
    assert "Until it runs again nobody is reminded" in said(published_app)
    with database(published_app) as db:
        beat(db, name="worker", now=now())
        note_fault(db, name="mail", fault="the mail server did not answer in time")
    found = said(published_app)
    assert "it comes round every half minute" in found
    assert "Sending mail did not work the last time, and is tried again by itself: the mail server did not" in found


@pytest.fixture
def given_up(make_site: Callable[..., Flask], published_file: Path) -> Flask:
    site = make_site(published_file, smtp_url="smtp://127.0.0.1:1", demo=False)
    with database(site) as db:
        north = work.member(db, "trainee").programme_id
        queue_mail(db, to="ada@example.org", subject="Come", text="Come in.", now=now(), programme_id=north)
        db.execute(sa.update(Outbox).values(gave_up_at=now(), fault="550 No such person", attempts=1))
        db.commit()
    return site


def test_what_was_given_up_says_why_and_is_tried_again(given_up: Flask) -> None:
    found = said(given_up)
    assert "given up" in found
    assert "550 No such person" in found
    director: FlaskClient = visit(given_up, "director")
    assert post(director, f"{MAIL}/1/try-again", page=MAIL).status_code == 302
    assert "1 message waits 0 were given up" in said(given_up)
    assert post(director, f"{MAIL}/1/try-again", page=MAIL).status_code == 409


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("?state=given-up", True),
        ("?state=waiting", False),
        ("?search=ADA", True),
        ("?search=zoe", False),
        ("?before=1", False),
    ],
)
def test_mail_is_found(given_up: Flask, query: str, there: bool) -> None:
    assert ("ada@example.org" in said(given_up, query)) is there
