"""How assessed work was judged, as its trainee reads it."""

from datetime import timedelta

from flask import Flask
from sqlalchemy.orm import Session

from tests.pieces import colleague, finish, ready, released, returned, waiting
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Piece, Submission
from trainer.services.appealing import answer
from trainer.services.submitting import hand_in


def page_of(db: Session, piece: Piece) -> str:
    return f"/p/north/submissions/{db.get_one(Submission, piece.submission_id).reference}/feedback"


def read(site: Flask, page: str) -> str:
    found = visit(site, "trainee").get(page)
    assert found.status_code == 200
    return words(found.text)


def test_before_the_release_nothing_of_marks_or_feedback(published_app: Flask) -> None:
    with database(published_app) as db:
        page = page_of(db, ready(db, now=now() - timedelta(days=1)))
    told = read(published_app, page)
    assert "Your graders have it. You have an answer by" in told
    assert "You hear both sides." not in told
    assert "of 5" not in told


def test_returned_it_says_what_to_revise_and_by_when(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = returned(db, now() - timedelta(days=1))
        page = page_of(db, piece)
    told = read(published_app, page)
    assert "asks you to revise this and hand it in again by" in told
    assert "Ask what each of them expects." in told
    to_do = words(visit(published_app, "trainee").get("/p/north/to-do").text)
    assert "It has come back to you for revision, with a date of its own." in to_do
    work = words(visit(published_app, "trainee").get(f"/p/north/assignments/{piece.assignment_id}").text)
    assert "See what to revise" in work
    with database(published_app) as db:
        made = hand_in(db, member=member(db, "trainee"), draft_id=piece.draft_id, now=now())
    both = read(published_app, page)
    assert "Round 1" in both
    assert "Round 2" in both
    receipt = words(visit(published_app, "trainee").get(f"/p/north/submissions/{made.reference}").text)
    assert "you have an answer by" in receipt


def test_released_it_shows_marks_with_anchors_and_takes_an_appeal_once(published_app: Flask) -> None:
    with database(published_app) as db:
        dan, piece = colleague(db, "Dan"), released(db, now() - timedelta(days=1))
        page = page_of(db, piece)
    told = read(published_app, page)
    for said in ("Supervisor writes", "You hear both sides.", "4 of 5", "Levels describe this work, not you"):
        assert said in told
    client = visit(published_app, "trainee")
    send = page.replace("/feedback", "/appeal")
    assert post(client, send, page=page, text=" ").status_code == 422
    sent = post(client, send, page=page, text="C29 is cited.")
    assert "A grader who has not judged this work looks at it again." in words(client.get(sent.location).text)
    with database(published_app) as db:
        finish(db, piece, dan, now=now())
        answer(db, member=dan, piece_id=piece.id, text="C29 does not carry it.", change=False, now=now())
    assert "C29 does not carry it." in read(published_app, page)


def test_nobody_else_reads_it(published_app: Flask) -> None:
    with database(published_app) as db:
        page = page_of(db, waiting(db, now() - timedelta(days=1)))
    assert visit(published_app, "supervisor").get(page).status_code == 404
