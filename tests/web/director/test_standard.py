"""A study: what judges gave stays hidden until their round is closed; then the spread, the talk, the end."""

import pytest
from flask import Flask

from tests.standards import give, judged, opened, three
from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import post, words


def begun(site: Flask, *levels: str) -> str:
    """The address of a study in its first round, in which so many judges have given these levels."""
    with database(site) as db:
        judges = three(db)
        study = opened(db, judges)
        for judge, level in zip(judges, levels, strict=False):
            give(db, study, judge, level)
        return f"{PROGRAMME}/standards/{study.id}"


def test_nothing_of_the_first_round_is_seen_before_it_is_closed(published_app: Flask) -> None:
    page = begun(published_app, "1.5", "3.5", "4.5")
    client = visit(published_app, "director")
    found = words(client.get(page).text)
    assert found.count("given") >= 3
    assert "1.5" not in found
    assert "stays hidden from everybody" in found
    answer = post(client, f"{page}/round", page=page)
    found = words(client.get(answer.location).text)
    assert "judges: 1.5 to 4.5, middle 3.5" in found
    assert "What the first round came to" in found
    assert "Ada given once" in found
    answer = post(client, f"{page}/notes", page=page, text="Think of patients.")
    assert "Think of patients." in words(client.get(answer.location).text)
    empty = post(client, f"{page}/notes", page=page, text=" ")
    assert (empty.status_code, "Write what you want to say." in words(empty.text)) == (422, True)


def test_too_few_do_not_close_a_round_and_more_can_be_asked(published_app: Flask) -> None:
    page = begun(published_app, "3")
    client = visit(published_app, "director")
    answer = post(client, f"{page}/round", page=page)
    assert (answer.status_code, "1 judges have given" in words(answer.text)) == (422, True)
    assert post(client, f"{page}/judges", page=page, judges="2").status_code == 302
    assert "Supervisor not yet" in words(client.get(page).text)
    assert post(client, f"{page}/judges", page=page).status_code == 422


def test_set_aside_with_its_reason(published_app: Flask) -> None:
    page = begun(published_app)
    client = visit(published_app, "director")
    assert post(client, f"{page}/end", page=page, reason="").status_code == 422
    answer = post(client, f"{page}/end", page=page, reason="Too few came.")
    assert "Studies that were set aside" in words(client.get(answer.location).text)
    assert "Too few came." in words(client.get(page).text)


@pytest.mark.parametrize("key", ["supervisor", "trainee", "stranger"])
def test_to_others_it_does_not_exist(published_app: Flask, key: str) -> None:
    with database(published_app) as db:
        study = judged(db)
        assert visit(published_app, key).get(f"{PROGRAMME}/standards/{study.id}").status_code == 404
        assert visit(published_app, key).get(f"/p/north/standards/{study.id}").status_code == 404
