"""Who may grade, by name; and how first and second graders agree."""

from flask import Flask

from tests.pieces import colleague, decide
from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import words
from tests.web.supervisor.test_calibration import counted, mark_all, put
from tests.web.supervisor.test_own_severity import judged_twice

PAGE = f"{PROGRAMME}/calibration"


def said(site: Flask) -> str:
    return words(visit(site, "director").get(PAGE).text)


def test_off_it_says_that_everybody_may_grade(published_app: Flask) -> None:
    found = said(published_app)
    assert "every supervisor may grade" in found
    assert "Supervisor not asked for 0 of 6 marked" in found
    assert "No work that two graders judged has been released yet." in found


def test_on_each_with_their_right(published_app: Flask) -> None:
    mark_all(published_app, calibration=True)
    with database(published_app) as db:
        colleague(db, "Aaron")
    found = said(published_app)
    assert "open until" in found
    assert "agreement 1.00" in found
    assert found.index("Aaron") < found.index("Supervisor open until")


def test_agreement_is_the_programmes_and_counts_released_work_alone(published_app: Flask) -> None:
    with database(published_app) as db:
        other = colleague(db, "Berta")
        for own, theirs in ((4, 4), (2, 3), (5, 4), (3, 3)):
            judged_twice(db, own, theirs, other)
        judged_twice(db, 1, 5, other, released=False)
        judged_twice(db, 2, 3, other, drawn=False)  # its low marks asked for the second
    found = said(published_app)
    assert "Of the 4 released pieces that the lot" in found
    assert "1 more was judged twice because its first marks asked for it." in found
    assert "marks on 4 pieces" in found
    assert "Weighted kappa" in found
    assert "95 % interval" in found


def test_too_low_says_from_when(published_app: Flask) -> None:
    mark_all(published_app, off=2, calibration=True, calibration_agreement=90)
    assert "agreement too low can mark again from" in said(published_app)


def test_the_home_of_directors_leads_here(published_app: Flask) -> None:
    with database(published_app) as db:
        decide(db)
    assert f'href="{PAGE}"' in visit(published_app, "director").get(PROGRAMME).text


def test_its_statements_do_not_grow_with_graders_or_pieces(published_app: Flask, statements: list[str]) -> None:
    mark_all(published_app, calibration=True)
    with database(published_app) as db:
        decide(db, calibration=False)
        other = colleague(db, "Berta")
        judged_twice(db, 4, 4, other)
    once = counted(published_app, statements, PAGE, "director")
    with database(published_app) as db:
        for name in ("Aaron", "Clara", "Dan"):
            colleague(db, name)
            put(db, "earlies-inventory", key=name.lower())
        for _ in range(3):
            judged_twice(db, 2, 3, other)
    assert "Clara" in said(published_app)
    assert counted(published_app, statements, PAGE, "director") == once


def test_many_are_paged_and_found_by_name(published_app: Flask) -> None:
    with database(published_app) as db:
        for number in range(30):
            colleague(db, f"Zed{number:02}")
    director = visit(published_app, "director")
    assert "1 to 25 of 31" in words(director.get(PAGE).text)
    found = words(director.get(f"{PAGE}?name=zed07").text)
    assert "Zed07" in found
    assert "Zed08" not in found
    assert "No supervisor of that name is here." in words(director.get(f"{PAGE}?name=nobody").text)
