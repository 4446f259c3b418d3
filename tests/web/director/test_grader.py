"""A piece is handed to a grader by name."""

from datetime import timedelta

from flask import Flask

from tests.pieces import colleague, decide, finish, levels, waiting
from tests.web.bonds import PROGRAMME
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Piece
from trainer.services.claiming import claim

LIST = f"{PROGRAMME}/pieces"
DAY = timedelta(days=1)


def test_who_may_is_offered_and_who_may_not_is_named_with_the_reason(published_app: Flask) -> None:
    with database(published_app) as db:
        dan, piece = colleague(db, "Dan"), waiting(db, now() - DAY)
        finish(db, piece, member(db, "supervisor"), levels(2), now=now())
    page, client = f"{LIST}/{piece.id}/grader", visit(published_app, "director")
    assert f'href="{page}"' in client.get(LIST).text
    said = words(client.get(page).text)
    assert "It wants a second grading, by somebody who has not seen the first." in said
    assert "Dan (0 pieces wait for them)" in said
    assert "Supervisor has judged this piece before" in said
    done = post(client, page, grader=str(dan.id))
    assert done.location == LIST
    assert "Dan" in words(client.get(LIST).text)
    with database(published_app) as db:
        assert db.get_one(Piece, piece.id).asked_id == dan.id
    assert post(client, page, grader="anybody").location == LIST
    with database(published_app) as db:
        assert db.get_one(Piece, piece.id).asked_id is None


def test_what_cannot_be_comes_back_with_the_reason(published_app: Flask) -> None:
    with database(published_app) as db:
        dan, piece = colleague(db, "Dan"), waiting(db, now() - DAY)
        claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=now())
    page, client = f"{LIST}/{piece.id}/grader", visit(published_app, "director")
    assert f'href="{page}"' not in client.get(LIST).text
    refused = post(client, page, grader=str(dan.id))
    assert refused.status_code == 422
    assert "Free it first" in words(refused.text)
    assert post(client, page, grader="4711").status_code == 422


def test_with_nobody_left_it_says_what_to_do(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = waiting(db, now() - DAY)
        decide(db, calibration=True)
    said = words(visit(published_app, "director").get(f"{LIST}/{piece.id}/grader").text)
    assert "Nobody in the programme may judge it now." in said
    assert "Supervisor holds no right to grade" in said


def test_its_statements_do_not_grow_with_graders(published_app: Flask, statements: list[str]) -> None:
    with database(published_app) as db:
        piece = waiting(db, now() - DAY)
        decide(db, calibration=True)
    client, page = visit(published_app, "director"), f"{LIST}/{piece.id}/grader"
    client.get(page)
    statements.clear()
    client.get(page)
    few = len(statements)
    with database(published_app) as db:
        for name in ("Dan", "Eve", "Fay", "Gus"):
            colleague(db, name)
    statements.clear()
    assert words(client.get(page).text).count("holds no right to grade") == 5
    assert len(statements) == few
