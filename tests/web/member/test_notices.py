"""What a person has been told."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask

from tests import work
from tests.people import account
from tests.web.house import assign, database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Notice
from trainer.services.notifying import Telling, notify_each

PAGE = "/p/north/notices"


def tell(site: Flask, many: int, kind: str = "due", link: str = "/p/north/to-do") -> None:
    with database(site) as db:
        me = work.member(db, "trainee")
        tellings = [Telling(me.account_id, me.programme_id, kind, f"No. {n}", "It is.", link) for n in range(many)]
        notify_each(db, tellings, now=now() - timedelta(hours=1))
        db.commit()


def unread(site: Flask) -> int:
    with database(site) as db:
        return db.scalar(sa.select(sa.func.count(Notice.id)).where(Notice.read_at.is_(None))) or 0


def test_an_empty_page_says_what_will_stand_there(published_app: Flask) -> None:
    assert "Nothing has happened yet." in words(visit(published_app, "trainee").get(PAGE).text)


def test_the_head_of_every_page_counts_the_unread(published_app: Flask) -> None:
    trainee = visit(published_app, "trainee")
    assert "<b>" not in trainee.get("/p/north/modules").text.partition("</header>")[0]
    tell(published_app, 120)
    assert "<b>99+</b>" in trainee.get("/p/north/modules").text.partition("</header>")[0]


def test_it_costs_one_statement_a_page(published_app: Flask, statements: list[str]) -> None:
    visit(published_app, "trainee").get("/p/north/modules")
    assert sum("FROM notice" in statement for statement in statements) == 1


def test_opening_one_leads_there_and_reads_it(published_app: Flask) -> None:
    assign(published_app)
    trainee = visit(published_app, "trainee")
    answer = post(trainee, f"{PAGE}/1", page=PAGE)
    assert answer.location == "/p/north/to-do"
    assert unread(published_app) == 0


def test_a_notice_leads_nowhere_but_into_this_site(published_app: Flask) -> None:
    tell(published_app, 1, link="https://evil.example.org/")
    assert post(visit(published_app, "trainee"), f"{PAGE}/1", page=PAGE).location == PAGE


def test_all_are_marked_but_those_that_came_since(published_app: Flask) -> None:
    tell(published_app, 3)
    trainee = visit(published_app, "trainee")
    page = trainee.get(PAGE).text
    tell(published_app, 1)
    newest = page.partition('name="newest" value="')[2].partition('"')[0]
    post(trainee, f"{PAGE}/read", page=PAGE, newest=newest)
    assert unread(published_app) == 1


def test_nobody_reads_anybody_elses(published_app: Flask) -> None:
    tell(published_app, 1)
    director = visit(published_app, "director")
    assert "No. 0" not in director.get(PAGE).text
    assert post(director, f"{PAGE}/1", page=PAGE).status_code == 404
    post(director, f"{PAGE}/read", page=PAGE, newest="1")
    assert unread(published_app) == 1


def test_many_take_pages_and_kinds_can_be_chosen(published_app: Flask) -> None:
    tell(published_app, 25)
    tell(published_app, 1, kind="released")
    trainee = visit(published_app, "trainee")
    first = trainee.get(PAGE).text
    older = first.partition('href="/p/north/notices?before=')[2].partition('"')[0]
    assert first.count('<li class="body') == 20
    assert trainee.get(f"{PAGE}?before={older}").text.count('<li class="body') == 6
    assert trainee.get(f"{PAGE}?kind=released").text.count('<li class="body') == 1
    assert trainee.get(f"{PAGE}?kind=gossip&before=-5").status_code == 200


def test_those_of_another_programme_are_not_there(published_app: Flask) -> None:
    with database(published_app) as db:
        south = work.member(db, "stranger").programme_id
        notify_each(db, [Telling(account(db, "trainee").id, south, "due", "Of the south", "", "/")], now=now())
        db.commit()
    assert "Of the south" not in visit(published_app, "trainee").get(PAGE).text
