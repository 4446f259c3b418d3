"""How assessed work was judged, as its trainee reads it."""

import re
from datetime import timedelta

from flask import Flask
from sqlalchemy.orm import Session

from tests.pieces import colleague, decide, finish, levels, ready, released, returned, waiting
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Defence, Membership, Piece, Submission
from trainer.domain.draft import Change
from trainer.services import claiming, judging, releasing, returning
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


def test_where_a_defence_is_asked_for_it_says_so_and_what_came_of_it(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = released(db, now() - timedelta(days=1))
        page, ruth, today = page_of(db, piece), member(db, "supervisor"), now().date()
    assert "ten minutes with your supervisor" not in read(published_app, page)
    with database(published_app) as db:
        decide(db, defence_required=True)
    assert "counts this work once you have stood by it" in read(published_app, page)
    for outcome, shown in (("partly", "stood in part, "), ("stood", "defence of it stood, ")):
        with database(published_app) as db:
            db.merge(
                Defence(
                    piece_id=piece.id,
                    questions={},
                    outcome=outcome,
                    note="C29",
                    held_on=today,
                    recorded_by_id=ruth.id,
                    recorded_at=now(),
                )
            )
            db.commit()
        assert shown in read(published_app, page)


def test_nobody_else_reads_it(published_app: Flask) -> None:
    with database(published_app) as db:
        page = page_of(db, waiting(db, now() - timedelta(days=1)))
    assert visit(published_app, "supervisor").get(page).status_code == 404


COMMENTS = (
    {"at": "person/0", "words": "Older sister", "text": "And what does she expect of you?"},
    {"at": "turn/s2:C29", "words": "", "text": "Read the next turn beside it."},
    {"at": "criterion/inventory/people", "words": "", "text": "Two are missing."},
    {"at": "event/0", "words": "", "text": "Is this when it began?"},
    {"at": "safety", "words": "", "text": "Ask once more."},
    {"at": "element/plan", "words": "", "text": "With whom?"},
    {"at": "area/grief", "words": "", "text": "Why less sure?"},
    {"at": "person/99", "words": "", "text": "Somebody is nowhere."},
)


def _pinned_in(html: str, number: int) -> str:
    """From the nearest heading before a comment to its end."""
    before, _start, rest = html.partition(f'id="comment-{number}"')
    return words(before[before.rindex("<h4>") :] + "<p " + rest.partition("</div>")[0])


def _ids(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def test_each_comment_stands_where_it_is_pinned_and_the_list_leads_to_it(published_app: Flask) -> None:
    with database(published_app) as db:
        ruth, piece = member(db, "supervisor"), waiting(db, now() - timedelta(days=1))
        finish(db, piece, ruth, now=now() - timedelta(hours=3), comments=list(COMMENTS))
        releasing.release(db, member=ruth, piece_ids=[piece.id], now=now() - timedelta(hours=1))
        page = page_of(db, piece)
    html = visit(published_app, "trainee").get(page).text
    for number in range(1, len(COMMENTS) + 1):
        assert html.count(f'id="comment-{number}" tabindex="-1"') == 1
        assert html.count(f'href="#listed-{number}"') == html.count(f'id="listed-{number}"') == 1
        assert f'<a href="#comment-{number}">' in html
    assert len(_ids(html)) == len(set(_ids(html)))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(_ids(html))
    order = ["person/99", "criterion/inventory/people", "person/0", "area/grief", "event/0", "safety", "element/plan"]
    texts = {one["at"]: one["text"] for one in COMMENTS}
    said = words(html)
    for number, place in enumerate([*order, "turn/s2:C29"], 1):
        assert texts[place] in words(html.partition(f'id="comment-{number}"')[2].partition("</div>")[0])
        assert said.count(texts[place]) == 2  # in the list and in its place
    assert _pinned_in(html, 3).startswith("Lori")
    assert '<mark class="passage">Older sister<a class="pin-number" href="#comment-3">' in html
    assert "Grief" in _pinned_in(html, 4)
    turn = html.partition('id="s2-C29-1"')[2].partition("</section>")[0]
    assert "You cite C29 for Lori" in words(turn)
    assert "Read it in session 2" in words(turn)
    assert 'id="comment-8"' in turn
    assert 'href="/p/north/cases/flour-and-water/sessions/2#s2-C23"' in html  # a turn that nobody comments on
    marks = html.partition('id="marks-title"')[2].partition("What you handed in")[0]
    assert 'id="comment-2"' in marks


def test_comments_on_returned_work_stand_on_the_round_that_came_back(published_app: Flask) -> None:
    with database(published_app) as db:
        piece = waiting(db, now() - timedelta(days=2))
        _send_back(db, member(db, "supervisor"), piece)
        hand_in(db, member=member(db, "trainee"), draft_id=piece.draft_id, now=now() - timedelta(hours=2))
        dan = colleague(db, "Dan")
        finish(db, piece, dan, now=now() - timedelta(hours=1), comments=[COMMENTS[0], COMMENTS[1]])
        releasing.release(db, member=dan, piece_ids=[piece.id], now=now())
        page = page_of(db, piece)
    html = visit(published_app, "trainee").get(page).text
    second, _start, first = html.partition('id="round-1"')
    assert all(f'id="comment-{number}"' in second for number in (1, 2))
    assert all(f'id="comment-{number}"' in first for number in (3, 4, 5))
    assert len(_ids(html)) == len(set(_ids(html)))
    assert "Two are missing." in words(first)


def _send_back(db: Session, ruth: Membership, piece: Piece) -> None:
    at = now() - timedelta(days=1)
    grading = claiming.claim(db, member=ruth, piece_id=piece.id, now=at)
    said = [(f"comments.c{n}.{field}", one[field]) for n, one in enumerate(COMMENTS[:3]) for field in ("at", "text")]
    changes = [Change(f"back-{path}", path, None, value) for path, value in said]
    judging.save(db, member=ruth, grading_id=grading.id, changes=changes, now=at)
    until = now() + timedelta(days=7)
    returning.return_for_revision(db, member=ruth, piece_id=piece.id, until=until, what="Ask more.", now=at)


def test_its_statements_do_not_grow_with_comments(published_app: Flask, statements: list[str]) -> None:
    with database(published_app) as db:
        ruth, piece = member(db, "supervisor"), waiting(db, now() - timedelta(days=1))
        finish(db, piece, ruth, levels(3), now=now() - timedelta(hours=3), comments=[COMMENTS[0]])
        finish(db, piece, colleague(db, "Dan"), levels(3), now=now() - timedelta(hours=2), comments=list(COMMENTS) * 9)
        releasing.release(db, member=ruth, piece_ids=[piece.id], now=now() - timedelta(hours=1))
        page = page_of(db, piece)
    client = visit(published_app, "trainee")
    client.get(page)
    statements.clear()
    told = words(client.get(page).text)
    assert told.count("Another grader") > 9
    assert len(statements) <= 16
