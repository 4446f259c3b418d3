"""The committee's list: what asks for the visitor first, nobody whom they supervise, and as many statements for many."""

from flask import Flask

from tests.web.bonds import add, tie
from tests.web.director.logs import same_statements
from tests.web.house import database, now, visit
from tests.web.meetings import COMMITTEE, PATHWAY, decided, forward, sit, view
from tests.web.pages import words
from tests.work import member
from trainer.services.putting_forward import put_forward


def parts(site: Flask, key: str) -> str:
    return words(visit(site, key).get(COMMITTEE).text)


def test_what_asks_for_the_visitor_stands_first(published_app: Flask) -> None:
    sit(published_app)
    assert "Nobody waits for a decision." in parts(published_app, "ruth")
    candidacy = forward(published_app)
    assert "Your view is asked for" in parts(published_app, "ruth")
    assert "0 of 2 views" in parts(published_app, "director")
    home = "/p/north/supervision"
    assert "1 candidate waits for your view" in words(visit(published_app, "ruth").get(home).text)
    assert "waits for your view" not in words(visit(published_app, "eve").get(home).text)
    view(published_app, candidacy, "ruth")
    assert "With others" in parts(published_app, "ruth")
    view(published_app, candidacy, "sam")
    for key, said in (("ruth", "Ready to be decided"), ("sam", "With others"), ("director", "Ready to be decided")):
        assert said in parts(published_app, key)
    assert "1 candidate waits for you" in words(visit(published_app, "director").get("/p/north/programme").text)


def test_members_who_differ_are_told_of_to_those_who_may_see_it(published_app: Flask) -> None:
    sit(published_app)
    candidacy = forward(published_app)
    view(published_app, candidacy, "sam", "not-yet")
    add(published_app, "tess", "supervisor", capabilities=["committee"])
    view(published_app, candidacy, "tess")
    assert "2 of 2 views, which differ" in parts(published_app, "director")
    for key in ("ruth", "sam"):
        assert "which differ" not in parts(published_app, key)


def test_whoever_sits_elsewhere_or_supervises_the_candidate_finds_nothing(published_app: Flask) -> None:
    sit(published_app)
    tie(published_app, "sam")
    decided_by_nobody = forward(published_app)
    assert "Trainee" not in parts(published_app, "sam").partition("Each member reads")[2]
    assert visit(published_app, "sam").get(f"{COMMITTEE}/{decided_by_nobody}").status_code == 404
    assert visit(published_app, "eve").get(COMMITTEE).status_code == 404
    assert 'href="/p/north/committee"' in visit(published_app, "ruth").get("/p/north/supervision").text
    assert 'href="/p/north/committee"' not in visit(published_app, "eve").get("/p/north/supervision").text


def test_what_was_decided(published_app: Flask) -> None:
    sit(published_app)
    decided(published_app, "not-yet")
    assert "Decided Trainee Foundation in IPT formulation not yet" in parts(published_app, "ruth")


def test_many_cost_as_much_as_few(published_app: Flask, statements: list[str]) -> None:
    sit(published_app)
    forward(published_app)

    def grow() -> None:
        for key in ("una", "vic"):
            row = add(published_app, key, "trainee")
            with database(published_app) as db:
                put_forward(
                    db, member=member(db, "director"), membership_id=row, pathway=PATHWAY, now=now()
                )  # fmt: skip

    same_statements(published_app, statements, COMMITTEE, grow)
