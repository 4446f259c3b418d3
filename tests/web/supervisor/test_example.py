"""An example: marked without a word of what was settled, then told criterion by criterion."""

from typing import Any

from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, token, words
from tests.web.supervisor.test_calibration import counted, mark_all
from trainer.db.models import CalibrationMark
from trainer.services.catalogue import current

SLUG = "flour-formulation"
PAGE = f"/p/north/supervision/calibration/examples/{SLUG}"


def settled(site: Flask) -> dict[str, int]:
    with database(site) as db:
        return current(db).exemplars[SLUG].exemplar.settled()


def sent(marks: dict[str, int]) -> dict[str, Any]:
    return {f"mark.{name}": level for name, level in marks.items()}


def test_before_it_is_marked_nothing_of_the_graders_is_in_the_page(published_app: Flask) -> None:
    page = visit(published_app, "supervisor").get(PAGE).text
    with database(published_app) as db:
        example = current(db).exemplars[SLUG].exemplar
    told = [judged.why for judged in example.adjudicated.values()]
    told += [judged.why for grader in example.graders for judged in grader.marks.values()]
    found = words(page)
    assert not [why for why in told if " ".join(why.split())[:40] in found]
    assert "sleep hygiene" in found  # the work itself
    assert "Put my marks down for good" in found
    assert "I stand there with the scoop in my hand" in found  # the case beside it


def test_what_is_marked_is_kept_at_once_and_does_not_count(published_app: Flask) -> None:
    client = visit(published_app, "supervisor")
    opened = client.get(PAGE).text
    answer = client.post(
        f"{PAGE}/marks", data={"csrf_token": token(opened), "mark.focus": "2", "mark.voice": "x", "other": "1"}
    )
    assert answer.status_code == 200
    assert "saved" in (answer.json or {})
    assert 'name="mark.focus" value="2" checked' in client.get(PAGE).text
    with database(published_app) as db:
        row = db.query(CalibrationMark).one()
        assert (row.state, row.marks, row.done_at) == ({"focus": 2}, None, None)


def test_half_marked_it_does_not_count_and_nothing_is_lost(published_app: Flask) -> None:
    client = visit(published_app, "supervisor")
    answer = post(client, PAGE, **{"mark.focus": "2"})
    page = client.get(answer.location).text
    assert "Every criterion needs a level before the marks count." in words(page)
    assert 'name="mark.focus" value="2" checked' in page


def test_afterwards_one_reads_where_one_differed_and_why(published_app: Flask) -> None:
    marks = settled(published_app)
    own = {**marks, "voice": marks["voice"] + 2, "safety": marks["safety"] + 1}
    client = visit(published_app, "supervisor")
    answer = post(client, PAGE, **sent(own))
    found = words(client.get(answer.location).text)
    assert "You differed on 2 criteria" in found
    assert "you were 2 levels more lenient" in found
    assert found.index("you were 2 levels more lenient") < found.index("you were 1 level more lenient")
    assert "are textbook words" in found  # why it was settled so
    assert "the patient’s side and the relationships" in found
    assert "Put my marks down for good" not in found
    assert "Mark the next example" in found


def test_the_first_marks_count(published_app: Flask) -> None:
    client, marks = visit(published_app, "supervisor"), settled(published_app)
    opened = client.get(PAGE).text
    data = {"csrf_token": token(opened), **sent(marks)}
    client.post(PAGE, data=data)
    again = client.post(PAGE, data={**data, "mark.focus": 5})
    page = words(client.get(again.location).text)
    assert "the first marks count" in page
    assert "You marked every criterion as it was settled" in page
    assert client.post(f"{PAGE}/marks", data=data).status_code == 422
    with database(published_app) as db:
        assert db.query(CalibrationMark).one().marks == marks


def test_what_does_not_exist_is_not_there(published_app: Flask) -> None:
    assert visit(published_app, "supervisor").get(PAGE.replace(SLUG, "none-such")).status_code == 404


def test_the_last_one_says_that_one_may_grade(published_app: Flask) -> None:
    client = visit(published_app, "supervisor")
    with database(published_app) as db:
        examples = {slug: edition.exemplar.settled() for slug, edition in current(db).exemplars.items()}
    for slug, marks in examples.items():
        answer = post(client, PAGE.replace(SLUG, slug), **sent(marks))
    found = words(client.get(answer.location).text)
    assert "That was the last one, and you agree well enough: you may grade." in found
    assert "See where I stand" in found


def test_its_statements_do_not_grow_with_what_is_marked(published_app: Flask, statements: list[str]) -> None:
    once = counted(published_app, statements, PAGE)
    mark_all(published_app)
    assert counted(published_app, statements, PAGE) <= once + 1  # the example as it was judged
