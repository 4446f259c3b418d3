"""The list of what is set."""

from datetime import timedelta

import pytest
from flask import Flask

from tests import work
from tests.web.house import assign, database, now, visit
from tests.web.pages import words
from trainer.services import assigning

LIST = "/p/north/programme/assignments"


def said(site: Flask, query: str = "") -> str:
    answer = visit(site, "director").get(LIST + query)
    assert answer.status_code == 200
    return words(answer.text)


def test_an_empty_list_says_what_to_do(published_app: Flask) -> None:
    found = said(published_app)
    assert "Nothing is set and open now." in found
    assert "Set work" in found


def test_a_row_says_what_for_whom_until_when_and_how_it_stands(published_app: Flask) -> None:
    assign(published_app, alternative=work.ALIKE)
    found = said(published_app)
    assert "Flour and water assessed case or Earlies The whole programme" in found
    assert "open 0 of 1 handed in 0 begun" in found
    assert "Due, Europe/Berlin" in found


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Flour and water", "Earlies"}),
        ("?search=EARL", {"Earlies"}),
        ("?search=%25", set()),
        ("?shown=coming", {"The second desk"}),
        ("?shown=withdrawn", {"What IPT is"}),
        ("?shown=all", {"Flour and water", "Earlies", "The second desk", "What IPT is"}),
        ("?shown=all&mode=assessed", {"Flour and water", "The second desk"}),
        ("?shown=all&mode=module", {"What IPT is"}),
        ("?audience=person", {"Earlies"}),
        ("?audience=programme", {"Flour and water"}),
        ("?shown=nonsense&sort=nonsense&page=nonsense&audience=999", {"Flour and water", "Earlies"}),
        ("?page=99", set()),
    ],
)
def test_filters_stand_in_the_address(published_app: Flask, query: str, titles: set[str]) -> None:
    with database(published_app) as db:
        at, trainee = now(), work.member(db, "trainee").account_id
        work.assign(db, at)
        work.assign(db, at, cases=(work.ALIKE,), mode="practice", account_id=trainee)
        work.assign(db, at, cases=(work.HARDER,), opens_at=at + timedelta(days=1))
        (gone,) = work.assign(db, at, cases=(), modules=(work.MODULE,), mode="practice")
        assigning.withdraw(db, member=work.member(db, "director"), assignment_id=gone.id, because="", now=at)
    page = visit(published_app, "director").get(LIST + query).text.partition("<tbody>")[2]
    known = {"Flour and water", "Earlies", "The second desk", "What IPT is"}
    assert {title for title in known if title in page} == titles


def test_more_than_twenty_take_pages_that_keep_the_filters(published_app: Flask) -> None:
    with database(published_app) as db:
        for days in range(1, 23):
            work.assign(db, now(), mode="practice", due_at=now() + timedelta(days=days))
    director = visit(published_app, "director")
    first = director.get(f"{LIST}?mode=practice&sort=-due").text
    assert "1 to 20 of 22" in words(first)
    assert 'href="/p/north/programme/assignments?mode=practice&amp;sort=-due&amp;page=2"' in first
    second = director.get(f"{LIST}?mode=practice&sort=-due&page=2").text
    assert second.partition("<tbody>")[2].count("<tr>") == 2


def test_another_programmes_work_is_not_listed(published_app: Flask) -> None:
    assign(published_app)
    with database(published_app) as db:
        set_here = work.assign(db, now(), cases=(work.ALIKE,))[0]
        set_here.programme_id = work.member(db, "stranger").programme_id
        db.commit()
    assert "Earlies" not in said(published_app)


def test_a_longer_list_costs_no_more_statements(published_app: Flask, statements: list[str]) -> None:
    director, counts = visit(published_app, "director"), []
    for many in (1, 15):
        with database(published_app) as db:
            for _ in range(many):
                work.assign(db, now(), mode="practice")
        statements.clear()
        director.get(LIST)
        counts.append(len(statements))
    assert counts[0] == counts[1]
