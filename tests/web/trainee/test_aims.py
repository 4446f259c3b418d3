"""A trainee's aims, made from feedback, with what was said of them on later cases."""

from datetime import timedelta

from flask import Flask

from tests import learning
from tests.web.bonds import today
from tests.web.house import database, now, visit
from tests.web.lessons import aim, piece
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import GradeEntry, Grading, Piece
from trainer.services.defending import record_defence

PAGE = "/p/north/aims"


def judge(site: Flask, piece_id: int, place: str, feedback: str) -> None:
    """A grading that is finished, with feedback and one comment."""
    with database(site) as db:
        made = db.get_one(Piece, piece_id)
        grader = member(db, "supervisor")
        same = {"piece_id": made.id, "submission_id": made.submission_id}
        grading = Grading(**same, grader_id=grader.id, place=place, started_at=now(), saved_at=now())
        db.add(grading)
        db.flush()
        judgement = {"feedback": feedback, "comments": [{"at": "turn/s1:C2", "text": f"A comment on {feedback}"}]}
        entry = GradeEntry(**same, grading_id=grading.id, kind="finished", by_id=grader.account_id, at=now())
        entry.judgement = judgement
        db.add(entry)
        db.commit()


def test_out_of_feedback_in_ones_own_words(published_app: Flask) -> None:
    client = visit(published_app, "trainee")
    assert "No aim is open." in words(client.get(PAGE).text)
    made, _reference = piece(published_app)
    judge(published_app, made.id, "first", "the turn where Lori says no")
    judge(published_app, made.id, "appeal", "not to be seen before it is answered")
    opened = words(client.get(PAGE).text)
    assert "the turn where Lori says no" in opened
    assert "A comment on the turn" in opened
    assert "not to be seen" not in opened
    assert post(client, PAGE, text="Ask both sides.", piece=str(made.id)).location == PAGE
    kept = words(client.get(PAGE).text)
    assert "Ask both sides." in kept
    assert "out of the feedback on “Flour and water”" in kept
    empty = post(client, PAGE, text=" ", piece="")
    assert empty.status_code == 422
    assert "Say in a few words" in words(empty.text)
    assert post(client, PAGE, text="Of another's work.", piece="4711").status_code == 422


def test_a_hand_in_asks_and_keeps_what_was_said(published_app: Flask) -> None:
    first, second = aim(published_app), aim(published_app, "Count the months.")
    with database(published_app) as db:
        draft_id = learning.worked(db, now() - timedelta(hours=1))
    client = visit(published_app, "trainee")
    form = f"/p/north/drafts/{draft_id}/hand-in"
    page = words(client.get(form).text)
    assert "How did you use your aims?" in page
    assert "Your supervisor reads it with your work." in page
    done = post(client, form, **{f"use:{first}": "I asked Lori’s side too.", f"use:{second}": "", "use:x": "?"})
    assert "/submissions/" in done.location
    told = words(client.get(PAGE).text)
    assert "I asked Lori’s side too." in told
    assert "Left empty: nothing was said of this aim." in told


def test_defences_stand_there_with_their_note(published_app: Flask) -> None:
    made, _reference = piece(published_app)
    with database(published_app) as db:
        supervisor = member(db, "supervisor")
        record_defence(
            db,
            member=supervisor,
            piece_id=made.id,
            outcome="partly",
            note="C29 was not explained.",
            held_on=today(),
            seen="",
            now=now(),
        )
    page = words(visit(published_app, "trainee").get(PAGE).text)
    assert "stood in part" in page
    assert "noted by Supervisor C29 was not explained." in page
