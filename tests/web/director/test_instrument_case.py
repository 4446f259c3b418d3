"""One case as an item: who was missed, which turns, and how its readers voted."""

from flask import Flask

from tests.web.director.test_instrument import PAGE, said, work
from tests.web.house import visit
from tests.web.supervisor.test_calibration import counted

CASE = f"{PAGE}/flour-and-water"


def test_who_was_missed_and_how_readers_voted(published_app: Flask) -> None:
    work(published_app, 12)
    found = said(published_app, CASE)
    assert "12 people have handed it in" in found
    assert "essential 100 %" in found
    assert "s1:C2" in found
    assert "3 of 3" in found
    assert visit(published_app, "director").get(f"{PAGE}/no-such-case").status_code == 404


def test_of_too_few_nothing_is_said_but_how_readers_voted(published_app: Flask) -> None:
    work(published_app, 9)
    found = said(published_app, CASE)
    assert "Too few to say anything of the case: 9 of 10" in found
    assert "Most often missed" not in found


def test_statements_do_not_grow(published_app: Flask, statements: list[str]) -> None:
    work(published_app, 11)
    once = counted(published_app, statements, CASE, "director")
    work(published_app, 10)
    assert counted(published_app, statements, CASE, "director") == once
