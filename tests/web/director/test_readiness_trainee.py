"""One trainee's readiness: gaps in words, evidence that opens, assessed work apart from practice, which is counted."""

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import DIRECTOR, TRAINEE
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.web.supervisor.test_calibration import counted
from tests.work import member
from trainer.db.models import ProgressLine
from trainer.services.following import follow
from trainer.services.rebuilding import rebuild

PERSON = f"/p/north/readiness/{TRAINEE}"


def test_what_is_missing_stands_in_words_and_practice_only_as_a_count(judged_app: Flask) -> None:
    with database(judged_app) as db:
        rebuild(db, now=now())
        follow(db, member=member(db, "trainee"), slug="isipt-therapist-current", following=True, now=now())
    client = visit(judged_app, "director")
    found = words(client.get(PERSON).text)
    assert "Completion not yet" in found
    assert "Competence No assessed work that counts has been judged" in found
    assert "Assessed work Case Handed in Released Mean level" in found
    assert "week" in found
    assert "1 case worked as practice" in found
    assert "theirs alone" in found
    other = client.get(f"{PERSON}?pathway=isipt-therapist-current").text
    assert 'id="phases"' in other
    assert f"/p/north/programme/people/{TRAINEE}/log/entries/" in other
    assert "Stalled since 28 October 2026" in words(other)
    assert "Last supervised on 16 September 2026" in words(other)
    assert "2 cases are open. Write to Trainee and Supervisor" in words(other)
    assert "mailto:trainee@example.org,supervisor@example.org" in other


def test_the_way_so_far_is_drawn_by_week_of_training_with_its_table(judged_app: Flask) -> None:
    with database(judged_app) as db:
        rebuild(db, now=now())
        client = visit(judged_app, "director")
        assert "Nothing is met yet." in words(client.get(PERSON).text)
        lines = db.scalars(sa.select(ProgressLine).where(ProgressLine.account_id == member(db, "trainee").account_id))
        for n, line in enumerate(lines.all()[:2]):
            line.state, line.days = "met", 7 * n
        db.commit()
    page = client.get(PERSON).text
    assert page.count('<path class="curve"') == 1
    assert "what is met, of 6 asked for" in words(page)
    assert page.count('data-label="Met since then"') == 2


def test_only_trainees_have_one_and_only_on_their_pathways(published_app: Flask) -> None:
    client = visit(published_app, "director")
    assert client.get(f"/p/north/readiness/{DIRECTOR}").status_code == 404
    assert client.get(f"{PERSON}?pathway=nonsense").status_code == 404


def test_who_stands_nowhere_yet(app: Flask) -> None:
    assert "They stand on no pathway yet." in words(visit(app, "director").get(PERSON).text)


def test_more_pathways_are_asked_for_at_once(judged_app: Flask, statements: list[str]) -> None:
    with database(judged_app) as db:
        rebuild(db, now=now())
    lines = "FROM progress_line"
    counted(judged_app, statements, PERSON, "director")
    once = sum(lines in statement for statement in statements)
    with database(judged_app) as db:
        for slug in ("isipt-therapist-current", "ipts-b-current"):
            follow(db, member=member(db, "trainee"), slug=slug, following=True, now=now())
    counted(judged_app, statements, PERSON, "director")
    assert sum(lines in statement for statement in statements) == once
