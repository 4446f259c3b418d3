"""All assessed work of the programme, and freeing what somebody holds."""

from datetime import timedelta

from flask import Flask

from tests.pieces import ready, waiting
from tests.web.bonds import PROGRAMME
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Piece
from trainer.services.claiming import claim
from trainer.web.director.pieces import shown_names

PAGE = f"{PROGRAMME}/pieces"
DAY = timedelta(days=1)


def said(site: Flask, show: str = "waiting") -> str:
    answer = visit(site, "director").get(f"{PAGE}?show={show}")
    assert answer.status_code == 200
    return words(answer.text)


def test_an_empty_page_teaches(published_app: Flask) -> None:
    for show in shown_names():
        assert "There is nothing here now." in said(published_app, show)


def test_who_has_what_and_since_when(published_app: Flask) -> None:
    with database(published_app) as db:
        waiting(db, now() - DAY)
        ready(db, now=now() - DAY)
    found = said(published_app)
    assert "Trainee Flour and water" in found.replace("“", "").replace("”", "")
    assert "Nobody has it now; any grader can take it." in found
    assert "Judged by 1 grader, and not released yet." in said(published_app, "ready")
    assert "Nothing" not in said(published_app, "all")


def test_what_is_held_is_freed(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = waiting(db, now() - DAY)
        claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=now())
    assert "Supervisor has it until" in said(published_app)
    client = visit(published_app, "director")
    freed = post(client, f"{PAGE}/{piece.id}/free", page=PAGE)
    assert "Freed. Supervisor has been told" in words(client.get(freed.location).text)
    with database(published_app) as db:
        assert db.get_one(Piece, piece.id).claimed_by_id is None


def test_no_query_count_grows_with_the_pieces(published_app: Flask, statements: list[str]) -> None:
    with database(published_app) as db:
        waiting(db, now() - DAY)
    client = visit(published_app, "director")
    client.get(PAGE)
    statements.clear()
    client.get(PAGE)
    one = len(statements)
    with database(published_app) as db:
        waiting(db, now() - DAY)
    statements.clear()
    assert words(client.get(PAGE).text).count("any grader can take it") == 2
    assert len(statements) == one
