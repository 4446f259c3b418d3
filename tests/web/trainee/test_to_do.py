"""What a trainee is asked to do."""

from datetime import timedelta

from flask import Flask

from tests import practice, work
from tests.web.house import assign, database, now, visit
from tests.web.pages import words
from trainer.db.models import Assignment, Leave
from trainer.services import assigning, submitting
from trainer.services.taking_up import start_assigned

DAY = timedelta(days=1)
PAGE = "/p/north/to-do"


def said(site: Flask, key: str = "trainee") -> str:
    answer = visit(site, key).get(PAGE)
    assert answer.status_code == 200
    return words(answer.text)


def test_an_empty_list_says_what_will_stand_there(published_app: Flask) -> None:
    assert "Nothing has been set for you yet." in said(published_app)


def test_what_why_until_when_and_what_lateness_means(published_app: Flask) -> None:
    made = assign(published_app, alternative=work.ALIKE, note="We speak about it on Monday.", late_policy="refuse")
    found = said(published_app)
    assert "Flour and water assessed case or Earlies, as you like set by Director We speak about it on Monday." in found
    assert f"{made.due_at:%H:%M} . Late work is not taken." in found
    assert "Times are those of your own zone, UTC." in found


def test_what_is_due_first_stands_first(published_app: Flask) -> None:
    assign(published_app, due_at=now() + 9 * DAY, mode="practice")
    assign(published_app, due_at=now() + 3 * DAY, cases=(), modules=(work.MODULE,), mode="practice")
    found = said(published_app)
    assert found.index("What IPT is") < found.index("Flour and water")


def test_what_is_locked_says_until_when(published_app: Flask) -> None:
    assign(published_app, opens_at=now() + DAY)
    found = said(published_app)
    assert "Nothing waits for you now." in found
    assert "Opens later Flour and water assessed case" in found


def test_what_is_done_handed_in_or_closed_is_behind_one(published_app: Flask) -> None:
    assign(published_app, cases=(), modules=(work.MODULE,), mode="practice")
    closed = assign(published_app, cases=(work.HARDER,), late_policy="refuse")
    handed = assign(published_app, mode="practice")
    with database(published_app) as db:
        work.read_all(db)
        db.get_one(Assignment, closed.id).opens_at = now() - 9 * DAY
        db.get_one(Assignment, closed.id).due_at = now() - DAY
        db.commit()
        me = work.member(db, "trainee")
        draft = practice.worked(db, me, now())
        start_assigned(db, member=me, assignment_id=handed.id, now=now())
        submitting.hand_in(db, member=me, draft_id=draft, now=now())
    behind = said(published_app).partition("Behind you")[2]
    assert "Flour and water case for practice set by Director Done." in behind
    assert "and is not taken any more. What you wrote is kept" in behind
    assert "What IPT is module to read set by Director Read." in behind


def test_what_is_long_behind_one_is_shown_when_asked_for(published_app: Flask) -> None:
    for _ in range(12):
        assign(published_app, cases=(), modules=(work.MODULE,), mode="practice")
    with database(published_app) as db:
        work.read_all(db)
    trainee = visit(published_app, "trainee")
    assert trainee.get(PAGE).text.count("Read.") == 10
    assert "Show 2 earlier ones" in words(trainee.get(PAGE).text)
    assert trainee.get(f"{PAGE}?all=1").text.count("Read.") == 12


def test_more_time_and_leave_say_why_the_date_differs(published_app: Flask) -> None:
    made = assign(published_app)
    assign(published_app, cases=(work.ALIKE,), mode="practice")
    with database(published_app) as db:
        me = work.member(db, "trainee")
        assigning.extend(
            db, member=work.member(db, "director"), assignment_id=made.id, account_id=me.account_id,
            due_at=now() + 40 * DAY, reason="Illness", now=now(),
        )  # fmt: skip
        db.add(Leave(membership_id=me.id, from_on=now().date(), until_on=now().date() + 2 * DAY, noted_at=now()))
        db.commit()
    found = said(published_app)
    assert "You have been given more time than the others." in found
    assert "The date has moved by the days of your leave." in found
    assert "You are on leave: the date moves with it, and nobody reminds you." in found


def test_a_longer_list_costs_no_more_statements(published_app: Flask, statements: list[str]) -> None:
    trainee, counts = visit(published_app, "trainee"), []
    for many in (2, 20):
        for _ in range(many):
            assign(published_app, mode="practice", modules=())
            assign(published_app, cases=(), modules=(work.MODULE,), mode="practice")
        statements.clear()
        trainee.get(PAGE)
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert counts[0] <= 12
