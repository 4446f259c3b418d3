"""One assignment: how far people are, more time, taking it back."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from tests import work
from tests.web.house import assign, database, now, visit
from tests.web.pages import post, words
from trainer.db.models import Account, Assignment, Extension, Membership, Notice
from trainer.services.taking_up import choose_case, start_assigned

ONE = "/p/north/programme/assignments/1"


def said(site: Flask, query: str = "") -> str:
    answer = visit(site, "director").get(ONE + query)
    assert answer.status_code == 200
    return words(answer.text)


def test_it_says_everything_about_itself(published_app: Flask) -> None:
    assign(published_app, alternative=work.ALIKE, late_policy="grace", grace_days=3, note="Alone, please.")
    found = said(published_app)
    assert "Flour and water assessed case The whole programme open" in found
    assert "Late work is taken for 3 days after the date, and marked as late; then not any more." in found
    assert "Earlies. Whoever prefers it takes it, without a reason." in found
    assert "It is the only one there is yet." in found
    assert "Alone, please." in found
    assert "Set by Director" in found


def test_who_has_begun_and_with_which_case(published_app: Flask) -> None:
    made = assign(published_app, alternative=work.ALIKE)
    assert "Trainee not begun as above" in said(published_app)
    with database(published_app) as db:
        me = work.member(db, "trainee")
        choose_case(db, member=me, assignment_id=made.id, alternative=True, now=now())
        start_assigned(db, member=me, assignment_id=made.id, now=now())
    found = said(published_app)
    assert "0 of 1 have handed in 1 have begun" in found
    assert "Trainee begun Earlies as above" in found


def test_who_has_read_a_module(published_app: Flask) -> None:
    assign(published_app, cases=(), modules=(work.MODULE,), mode="practice")
    with database(published_app) as db:
        work.read_all(db)
    found = said(published_app)
    assert "1 of 1 have read it" in found
    assert "you see that it was done, not what was written" in found


@pytest.mark.parametrize(
    ("query", "there"),
    [("?shown=begun", False), ("?shown=not-begun", True), ("?search=tRAI", True), ("?search=x", False)],
)
def test_people_are_found(published_app: Flask, query: str, there: bool) -> None:
    assign(published_app)
    assert ("Trainee not begun" in said(published_app, query)) is there
    assert ("Nobody is like that." in said(published_app, query)) is not there


def test_more_time_for_one_person(published_app: Flask) -> None:
    made = assign(published_app)
    with database(published_app) as db:
        person = work.member(db, "trainee").account_id
    page = f"{ONE}?extend={person}"
    assert "More time for Trainee" in said(published_app, f"?extend={person}")
    later = f"{made.due_at + timedelta(days=7):%Y-%m-%dT17:00}"
    answer = post(
        visit(published_app, "director"), f"{ONE}/extension", page=page, account_id=person, due_at=later, reason="Illness"
    )  # fmt: skip
    assert answer.status_code == 302
    with database(published_app) as db:
        assert db.scalars(sa.select(Extension.reason)).all() == ["Illness"]
    assert "Illness" in said(published_app)


@pytest.mark.parametrize(
    ("days", "reason", "says"),
    [
        (7, "", "Say why, in a few words."),
        (-3, "Illness", "later than the date of the others"),
        (None, "Illness", "Say until when they have time."),
    ],
)
def test_an_extension_that_cannot_be_keeps_what_was_typed(
    published_app: Flask, days: int | None, reason: str, says: str
) -> None:
    made = assign(published_app)
    with database(published_app) as db:
        person = work.member(db, "trainee").account_id
    at = "" if days is None else f"{made.due_at + timedelta(days=days):%Y-%m-%dT17:00}"
    answer = post(
        visit(published_app, "director"), f"{ONE}/extension", page=f"{ONE}?extend={person}", account_id=person, due_at=at,
        reason=reason,
    )  # fmt: skip
    assert answer.status_code == 200
    assert says in words(answer.text)
    assert at in answer.text
    assert reason in answer.text


def test_nobody_else_can_be_given_time(published_app: Flask) -> None:
    assign(published_app)
    director = visit(published_app, "director")
    with database(published_app) as db:
        stranger = work.member(db, "stranger").account_id
    assert director.get(f"{ONE}?extend={stranger}").status_code == 404
    fields = {"account_id": stranger, "due_at": f"{now() + timedelta(days=30):%Y-%m-%dT17:00}", "reason": "Because"}
    assert post(director, f"{ONE}/extension", page=ONE, **fields).status_code == 404


def test_withdrawn_and_brought_back(published_app: Flask) -> None:
    assign(published_app)
    director = visit(published_app, "director")
    assert post(director, f"{ONE}/withdraw", page=ONE, because="Too much.").status_code == 302
    found = said(published_app)
    assert "Nobody is asked to do it" in found
    assert "Too much." in found
    assert "Nothing has been set for you yet." in words(visit(published_app, "trainee").get("/p/north/to-do").text)
    assert post(director, f"{ONE}/bring-back", page=ONE).status_code == 302
    with database(published_app) as db:
        assert db.scalars(sa.select(Assignment.withdrawn_at)).all() == [None]
        assert db.scalar(sa.select(sa.func.count(Notice.id))) == 3


def test_withdrawing_twice_says_that_it_was(published_app: Flask) -> None:
    assign(published_app)
    director = visit(published_app, "director")
    token_page = ONE
    post(director, f"{ONE}/withdraw", page=token_page)
    assert post(director, f"{ONE}/withdraw", page=token_page).status_code == 409


def test_another_programmes_does_not_exist(published_app: Flask) -> None:
    assign(published_app)
    with database(published_app) as db:
        db.execute(sa.update(Assignment).values(programme_id=work.member(db, "stranger").programme_id))
        db.commit()
    assert visit(published_app, "director").get(ONE).status_code == 404


def test_more_people_cost_no_more_statements(published_app: Flask, statements: list[str]) -> None:
    assign(published_app)
    director, counts = visit(published_app, "director"), []
    for many in (0, 60):
        with database(published_app) as db:
            house = work.member(db, "trainee")
            for n in range(many):
                person = Account(
                    email=f"t{n}@example.org", name=f"Person {n:02}", password=None, fs_uniquifier=f"u{n}",
                    created_at=now(),
                )  # fmt: skip
                db.add(person)
                db.flush()
                db.add(
                    Membership(
                        account_id=person.id, programme_id=house.programme_id, role="trainee", from_on=house.from_on
                    )
                )
            db.commit()
        statements.clear()
        page = director.get(ONE).text
        counts.append(len(statements))
    assert counts[0] == counts[1]
    assert "1 to 50 of 61" in words(page)
