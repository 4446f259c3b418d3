"""One's own severity: told with its uncertainty, to nobody else, and not from too little."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.pieces import colleague, finish, levels, waiting
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.web.supervisor.test_calibration import counted, mark_all
from tests.work import member
from trainer.db.models import Membership, Piece

PAGE = "/p/north/supervision/calibration/own-severity"


def said(site: Flask, key: str = "supervisor") -> str:
    return words(visit(site, key).get(PAGE).text)


def judged_twice(
    db: Session, own: int, other: int, by: Membership, *, released: bool = True, drawn: bool = True
) -> Piece:
    """A piece that both have judged, oneself first."""
    piece = waiting(db, drawn=drawn)
    then = piece.handed_in_at + timedelta(minutes=10)
    finish(db, piece, member(db, "supervisor"), levels(own), now=then)
    finish(db, piece, by, levels(other), now=then + timedelta(hours=1))
    if released:
        db.get_one(Piece, piece.id).released_at = now()
        db.commit()
    return piece


def test_an_empty_page_says_when_something_can_be_said(published_app: Flask) -> None:
    found = said(published_app)
    assert "Nobody but you can open this page." in found
    assert "You have marked 0 examples. From 3 on something can be said." in found


def test_lenient_on_the_examples(published_app: Flask) -> None:
    mark_all(published_app, off=1)
    found = said(published_app)
    assert "You mark higher: more leniently." in found
    assert "95 % interval +0." in found
    assert "Drift can be told once you have marked the examples in more than one round." in found


def test_beside_colleagues_on_released_work_alone(published_app: Flask) -> None:
    with database(published_app) as db:
        other = colleague(db, "Berta")
        for own, theirs in ((3, 4), (2, 3), (3, 3), (2, 4), (3, 4), (1, 2), (2, 4), (3, 3)):
            judged_twice(db, own, theirs, other)
        judged_twice(db, 5, 1, other, released=False)
        judged_twice(db, 2, 5, other, drawn=False)  # low marks asked for it
    found = said(published_app)
    assert "−1.00" in found
    assert "You mark lower: more strictly." in found
    assert "The interval holds 0: nothing here says that you have changed." in found  # drift
    assert "Berta" not in found
    seen_by_the_other = said(published_app, "berta")
    assert "+1.00" in seen_by_the_other


def test_from_two_pieces_nothing_is_told(published_app: Flask) -> None:
    with database(published_app) as db:
        other = colleague(db, "Berta")
        for _ in range(2):
            judged_twice(db, 3, 4, other)
    found = said(published_app)
    assert "2 pieces that you judged were drawn for another grader too" in found
    assert "1.00" not in found


@pytest.mark.parametrize("key", ["director", "trainee", "expert"])
def test_there_is_no_way_in_for_anybody_else(published_app: Flask, key: str) -> None:
    assert visit(published_app, key).get(PAGE).status_code == 404


def test_its_statements_do_not_grow_with_pieces(published_app: Flask, statements: list[str]) -> None:
    mark_all(published_app)
    with database(published_app) as db:
        other = colleague(db, "Berta")
        judged_twice(db, 3, 4, other)
    once = counted(published_app, statements, PAGE)
    with database(published_app) as db:
        for _ in range(4):
            judged_twice(db, 3, 4, other)
    assert counted(published_app, statements, PAGE) == once
