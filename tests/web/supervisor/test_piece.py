"""What came of a piece of work, for those who judged it and for seniors."""

from datetime import timedelta

from flask import Flask

from tests.pieces import colleague, finish, levels, ready, released, waiting
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.services.appealing import appeal

PIECES = "/p/north/supervision/pieces"


def test_marks_with_anchors_feedback_history_and_the_release(published_app: Flask) -> None:
    with database(published_app) as db:
        colleague(db, "Dan")
        piece_id = ready(db, now=now() - timedelta(days=1)).id
    client = visit(published_app, "supervisor")
    told = words(client.get(f"{PIECES}/{piece_id}").text)
    for said in ("As its one grader gave them.", "You hear both sides.", "Marks settled", "Return it for revision"):
        assert said in told
    assert "Trainee" not in told.replace("Its trainee", "")
    assert visit(published_app, "dan").get(f"{PIECES}/{piece_id}").status_code == 404
    post(client, f"{PIECES}/{piece_id}/release", page=f"{PIECES}/{piece_id}")
    again = words(client.get(f"{PIECES}/{piece_id}").text)
    assert "The trainee has seen the marks" in again
    assert "Release this piece for good" not in again


def test_two_graders_stand_side_by_side_once_it_is_settled(published_app: Flask) -> None:
    with database(published_app) as db:
        dan, piece = colleague(db, "Dan"), waiting(db, now() - timedelta(days=1))
        finish(db, piece, member(db, "supervisor"), levels(2), now())
    page = f"{PIECES}/{piece.id}"
    assert visit(published_app, "supervisor").get(page).status_code == 404
    with database(published_app) as db:
        finish(db, piece, dan, levels(3), now())
    told = words(visit(published_app, "supervisor").get(page).text)
    assert "The mean of two graders" in told
    assert "2½ of 5" in told
    assert "Supervisor: 2 Dan: 3" in told


def test_an_appeal_is_answered_by_who_judged_it_again(published_app: Flask) -> None:
    with database(published_app) as db:
        dan, piece = colleague(db, "Dan"), released(db, now() - timedelta(days=1))
        appeal(db, member=member(db, "trainee"), piece_id=piece.id, text="C29 is cited.", now=now())
        finish(db, piece, dan, levels(5), now())
    page, client = f"{PIECES}/{piece.id}", visit(published_app, "dan")
    assert "It waits for a grader" in words(visit(published_app, "supervisor").get(page).text)
    for queue, shown in (
        ("queue", "Answer this appeal"),
        ("queue?show=held", "Nobody else is grading"),
        ("", "Answer"),
    ):
        assert shown in words(client.get(f"/p/north/supervision/{queue}".rstrip("/")).text)
    blank = post(client, f"{page}/answer", page=page, marks="change", answer=" ")
    assert (blank.status_code, "Say in a few words what you found" in words(blank.text)) == (422, True)
    post(client, f"{page}/answer", page=page, marks="change", answer="You are right.")
    told = words(client.get(page).text)
    assert "Corrected after an appeal." in told
    assert "You are right." in told
