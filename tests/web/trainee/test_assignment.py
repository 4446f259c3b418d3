"""One piece of work, before and while it is done."""

from datetime import timedelta

import pytest
from flask import Flask

from tests import practice, work
from tests.web.house import assign, database, now, visit
from tests.web.pages import post, words
from trainer.services import assigning, submitting

ONE = "/p/north/assignments/1"
DAY = timedelta(days=1)


def said(site: Flask) -> str:
    answer = visit(site, "trainee").get(ONE)
    assert answer.status_code == 200
    return words(answer.text)


def test_it_says_what_it_asks_and_who_sees_it(published_app: Flask) -> None:
    assign(published_app, late_policy="grace", grace_days=3, note="Alone, please.")
    found = said(published_app)
    assert "Late work is taken for 3 days after the date, and marked as late; then not any more. That is until" in found
    assert "The readers stay closed to you until a supervisor releases it." in found
    assert "Alone, please." in found
    assert "This case touches on: " in found
    assert "Begin this case" in found


def test_the_rubric_can_be_read_beforehand_as_it_was_pinned(published_app: Flask) -> None:
    assign(published_app)
    assert "How it is judged" in said(published_app)
    assert "By these 2 rubrics, as they stood when this was set" in said(published_app)
    assign(published_app, cases=(), modules=(work.MODULE,), mode="practice")
    assert "How it is judged" not in words(visit(published_app, "trainee").get("/p/north/assignments/2").text)


def test_it_begins_in_a_workspace_and_goes_on_there(published_app: Flask) -> None:
    assign(published_app)
    trainee = visit(published_app, "trainee")
    answer = post(trainee, f"{ONE}/begin", page=ONE)
    assert answer.location == "/p/north/drafts/1"
    assert trainee.get(answer.location).status_code == 200
    assert "Go on with this case" in said(published_app)


def test_what_is_locked_has_no_way_in_and_says_why(published_app: Flask) -> None:
    assign(published_app, opens_at=now() + DAY)
    found = said(published_app)
    assert "Your programme has set it for later; you are told when it opens." in found
    assert "Begin this case" not in found
    page = "/p/north/preferences"
    answer = post(visit(published_app, "trainee"), f"{ONE}/begin", page=page)
    assert answer.location == ONE


def test_two_cases_to_choose_from_without_a_reason(published_app: Flask) -> None:
    assign(published_app, alternative=work.ALIKE)
    trainee = visit(published_app, "trainee")
    assert "Flour and water Touches on: depression" in said(published_app)
    assert post(trainee, f"{ONE}/choose", page=ONE, case="alternative").status_code == 302
    assert said(published_app).count("Earlies") >= 2
    assert "reason" not in words(trainee.get(ONE).text).partition("How it is judged")[0]
    post(trainee, f"{ONE}/begin", page=ONE)
    assert "Earlies" in words(trainee.get("/p/north/drafts/1").text)
    assert post(trainee, f"{ONE}/choose", page=ONE, case="first").status_code == 302


def test_what_was_seen_before_cannot_count_and_says_so(published_app: Flask) -> None:
    with database(published_app) as db:
        practice.handed_in(db, work.member(db, "trainee"), now())
    assign(published_app)
    assert "You have seen the readers of this case before" in said(published_app)


def test_a_module_is_read_where_modules_are(published_app: Flask) -> None:
    assign(published_app, cases=(), modules=(work.MODULE,), mode="practice")
    page = visit(published_app, "trainee").get(ONE).text
    assert 'href="/p/north/modules/what-is-ipt"' in page
    assert "0 of " in words(page)


def test_what_was_handed_in_leads_to_its_receipt(published_app: Flask) -> None:
    made = assign(published_app, mode="practice")
    with database(published_app) as db:
        me = work.member(db, "trainee")
        draft = practice.worked(db, me, now())
    trainee = visit(published_app, "trainee")
    post(trainee, f"{ONE}/begin", page=ONE)
    with database(published_app) as db:
        reference = submitting.hand_in(db, member=work.member(db, "trainee"), draft_id=draft, now=now()).reference
    assert made.id == 1
    assert f"/p/north/submissions/{reference}" in trainee.get(ONE).text


def test_withdrawn_work_says_so_and_why(published_app: Flask) -> None:
    made = assign(published_app)
    with database(published_app) as db:
        director = work.member(db, "director")
        assigning.withdraw(db, member=director, assignment_id=made.id, because="Too much.", now=now())
    assert "This is not asked of you any more. What you wrote is kept. Too much." in said(published_app)


@pytest.mark.parametrize("key", ["stranger", "supervisor", "director"])
def test_nobody_elses_does_not_exist(published_app: Flask, key: str) -> None:
    assign(published_app)
    assert visit(published_app, key).get(ONE).status_code == 404


def test_practice_on_an_assessed_case_leads_to_its_assignment(published_app: Flask) -> None:
    assign(published_app)
    trainee = visit(published_app, "trainee")
    answer = post(trainee, "/p/north/cases/flour-and-water/start", page=ONE)
    assert answer.location == ONE
    assert "This case is assessed work for you." in words(trainee.get(ONE).text)
