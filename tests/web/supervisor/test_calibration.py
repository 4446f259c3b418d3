"""Where a grader stands, before, half-way and with every example marked."""

from datetime import timedelta

from flask import Flask
from sqlalchemy.orm import Session

from tests.pieces import decide
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.work import member
from trainer.db.models import CalibrationMark
from trainer.services import calibrating
from trainer.services.catalogue import current

PAGE = "/p/north/supervision/calibration"


def said(site: Flask) -> str:
    return words(visit(site, "supervisor").get(PAGE).text)


def put(db: Session, slug: str, off: int = 0, key: str = "supervisor") -> None:
    """The example marked as it was settled, or so many levels higher, as far as there are levels."""
    me = member(db, key)
    settled = current(db).exemplars[slug].exemplar.settled()
    marks = {name: min(5, level + off) for name, level in settled.items()}
    calibrating.put_down(db, member=me, membership_id=me.id, slug=slug, marks=marks, now=now())


def mark_all(site: Flask, off: int = 0, **settings: object) -> None:
    with database(site) as db:
        decide(db, **settings)
        for slug in current(db).exemplars:
            put(db, slug, off)


def test_without_content_the_page_says_so(app: Flask) -> None:
    assert "No example pieces have been published yet." in said(app)


def test_it_is_off_until_a_director_asks_and_can_be_done_before(published_app: Flask) -> None:
    found = said(published_app)
    assert "Your programme does not ask for calibration at present." in found
    assert "0 of 6 marked" in found
    assert "Mark the next example" in found
    assert "not by clinicians" in found


def test_half_way_it_says_what_is_missing(published_app: Flask) -> None:
    with database(published_app) as db:
        decide(db, calibration=True)
        put(db, "earlies-inventory")
        me = member(db, "supervisor")
        calibrating.save(db, member=me, membership_id=me.id, slug="desk-inventory", marks={"people": 3}, now=now())
    found = said(published_app)
    assert "You cannot take work to grade yet." in found
    assert "your agreement is 0.60 or more" in found
    assert "1 of 6 marked" in found
    assert "begun" in found
    assert "Weighted kappa" not in found  # nothing of the sum before the last one


def test_with_enough_agreement_one_may_grade_until_a_day(published_app: Flask) -> None:
    mark_all(published_app, calibration=True)
    found = said(published_app)
    assert "You may grade until" in found
    assert "Your agreement with the settled marks was 1.00." in found
    assert "100 % of 30 marks on 6 pieces" in found
    assert "Mark the next example" not in found


def test_with_too_little_it_says_from_when_one_can_try_again(published_app: Flask) -> None:
    mark_all(published_app, off=2, calibration=True, calibration_agreement=90)
    found = said(published_app)
    assert "You cannot take work to grade yet." in found
    assert "You can mark the examples again from" in found
    assert "The programme asks for a kappa of 0.90." in found
    assert "95 % interval" in found


def test_a_waiver_says_until_when_and_why(published_app: Flask) -> None:
    with database(published_app) as db:
        decide(db, calibration=True)
        calibrating.waive(
            db, member=member(db, "director"), membership_id=member(db, "supervisor").id,
            until_on=now().date() + timedelta(days=30), reason="Has graded for years.", now=now(),
        )  # fmt: skip
    assert "by a waiver. Has graded for years." in said(published_app)


def test_its_statements_do_not_grow_with_examples_and_rounds(published_app: Flask, statements: list[str]) -> None:
    mark_all(published_app, off=2, calibration=True, calibration_agreement=90)
    once = counted(published_app, statements)
    with database(published_app) as db:
        for mark in db.query(CalibrationMark):
            mark.done_at = now() - timedelta(days=99)
        db.commit()
        for slug in current(db).exemplars:
            put(db, slug)
    assert counted(published_app, statements) == once


def counted(site: Flask, statements: list[str], page: str = PAGE, key: str = "supervisor") -> int:
    """How many statements the page takes the second time that it is opened."""
    client = visit(site, key)
    assert client.get(page).status_code == 200
    statements.clear()
    client.get(page)
    return len(statements)
