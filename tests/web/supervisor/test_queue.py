"""The queue: what is mine, what anybody can take, what others have; taking, giving back and freeing."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import pieces
from tests.pieces import colleague, decide, finish, levels
from tests.web.house import database, now, visit
from tests.web.pages import post, token, words
from tests.work import member
from trainer.db.models import Piece
from trainer.services import claiming
from trainer.web.supervisor.queue import shown_names

QUEUE = "/p/north/supervision/queue"
HOME = "/p/north/supervision"


def waiting(db: Session) -> Piece:
    """Handed in yesterday."""
    return pieces.waiting(db, now() - timedelta(days=1))


def said(client: FlaskClient, show: str = "mine") -> str:
    answer = client.get(f"{QUEUE}?show={show}")
    assert answer.status_code == 200
    return words(answer.text)


def test_each_part_teaches_when_it_is_empty(published_app: Flask) -> None:
    client = visit(published_app, "supervisor")
    taught = {
        "mine": "No piece of work waits for you.",
        "unclaimed": "Nothing is unclaimed.",
        "held": "Nobody else is grading just now.",
        "returned": "Nothing is with a trainee for revision.",
        "ready": "Nothing waits for its release.",
        "released": "Nothing has been released yet.",
    }
    assert taught.keys() == shown_names().keys()
    for show, told in taught.items():
        assert told in said(client, show)


def test_a_piece_shows_its_promise_its_minutes_and_no_name(published_app: Flask) -> None:
    with database(published_app) as db:
        waiting(db)
    found = said(visit(published_app, "supervisor"))
    assert "Flour and water" in found
    assert "Trainee" not in found
    assert "promised for" in found
    assert "minutes" in found
    with database(published_app) as db:
        decide(db, hide_names=False)
    assert "Trainee" in said(visit(published_app, "supervisor"))


def test_whoever_must_calibrate_first_is_led_there_and_can_go_on_with_what_they_have(published_app: Flask) -> None:
    with database(published_app) as db:
        piece_id = waiting(db).id
        decide(db, calibration=True)
    client = visit(published_app, "supervisor")
    for page in (said(client), words(client.get(HOME).text)):
        assert "Your programme asks graders to calibrate first." in page
        assert "Grade this piece" not in page
    with database(published_app) as db:
        decide(db, calibration=False)
        claiming.claim(db, member=member(db, "supervisor"), piece_id=piece_id, now=now())
        decide(db, calibration=True)
    for page in (said(client), words(client.get(HOME).text)):
        assert "Go on grading" in page


def test_what_was_handed_in_a_moment_ago_is_not_there_yet(published_app: Flask) -> None:
    with database(published_app) as db:
        pieces.waiting(db, now() - timedelta(minutes=65))
    assert "No piece of work waits for you." in said(visit(published_app, "supervisor"))


def test_taking_leads_to_the_grading_and_others_see_the_lock(published_app: Flask) -> None:
    with database(published_app) as db:
        colleague(db, "Dan")
        piece_id = waiting(db).id
    ruth, dan = visit(published_app, "supervisor"), visit(published_app, "dan")
    assert "given to Supervisor, not begun" in said(dan, "unclaimed")
    answer = post(ruth, f"{HOME}/pieces/{piece_id}/claim", page=QUEUE)
    assert answer.location == f"{HOME}/gradings/1"
    assert "Go on grading" in said(ruth)
    assert "Supervisor has it until" in said(dan, "held")
    assert "Free this piece" not in said(dan, "held")
    refused = dan.post(
        f"{HOME}/pieces/{piece_id}/claim", data={"csrf_token": token(dan.get(f"{QUEUE}?show=held").text)}
    )
    assert "Supervisor was first, and has it until" in words(dan.get(refused.location).text)
    post(ruth, f"{HOME}/gradings/1/give-back", page=QUEUE)
    assert "what you wrote before is kept" in said(ruth)


def test_a_senior_frees_it(published_app: Flask) -> None:
    with database(published_app) as db:
        colleague(db, "Sena", capabilities=["senior-grader"])
        piece = waiting(db)
        claiming.claim(db, member=member(db, "supervisor"), piece_id=piece.id, now=now())
    sena = visit(published_app, "sena")
    freed = post(sena, f"{HOME}/pieces/{piece.id}/free", page=f"{QUEUE}?show=held")
    assert "Freed. What Supervisor has written is kept" in words(sena.get(freed.location).text)


def test_a_second_grader_finds_it_unclaimed_and_the_first_sees_that_it_is_looked_at(published_app: Flask) -> None:
    with database(published_app) as db:
        colleague(db, "Dan")
        finish(db, waiting(db), member(db, "supervisor"), levels(2), now())
    assert "You have judged it." in said(visit(published_app, "supervisor"), "held")
    dan = said(visit(published_app, "dan"), "unclaimed")
    assert "Grade this piece" in dan
    assert "second" not in dan.lower()
    assert "given to" not in dan


def test_no_query_count_grows_with_the_pieces(published_app: Flask, statements: list[str]) -> None:
    with database(published_app) as db:
        waiting(db)
    client = visit(published_app, "supervisor")
    client.get(QUEUE)
    statements.clear()
    client.get(QUEUE)
    one = len(statements)
    with database(published_app) as db:
        waiting(db)
        waiting(db)
    statements.clear()
    assert words(client.get(QUEUE).text).count("Grade this piece") == 3
    assert len(statements) == one
