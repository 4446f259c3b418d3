"""Which notices come by mail."""

import sqlalchemy as sa
from flask import Flask

from tests.web.house import assign, database, visit
from tests.web.pages import post, words
from trainer.db.models import Notice, NoticeChoice, Outbox

PAGE = "/p/north/preferences"
ALL = ("assigned", "due", "returned", "released", "answered", "lapsing", "message")


def test_each_role_chooses_about_what_can_reach_it(published_app: Flask) -> None:
    assert "Work that is set for you" in words(visit(published_app, "trainee").get(PAGE).text)
    supervisor = words(visit(published_app, "supervisor").get(PAGE).text)
    assert "Work that is set for you" not in supervisor
    assert "Work, log entries and attestations that wait for your word" in supervisor


def test_a_choice_holds_from_the_next_notice_on(published_app: Flask) -> None:
    trainee = visit(published_app, "trainee")
    answer = post(trainee, PAGE, **dict.fromkeys(ALL, "none"))
    assert answer.status_code == 302
    assert trainee.get(PAGE).text.count('<option selected value="none">') == len(ALL)
    assign(published_app)
    with database(published_app) as db:
        assert db.scalar(sa.select(sa.func.count(Notice.id))) == 1
        assert db.scalar(sa.select(sa.func.count(Outbox.id))) == 0


def test_what_there_is_not_is_not_kept(published_app: Flask) -> None:
    answer = post(visit(published_app, "trainee"), PAGE, **(dict.fromkeys(ALL, "now") | {"due": "by pigeon"}))
    assert answer.status_code == 200
    assert "Something needs another look" in words(answer.text)
    with database(published_app) as db:
        assert db.scalars(sa.select(NoticeChoice)).all() == []
