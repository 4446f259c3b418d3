"""How the items of the quizzes behave: for whoever mends them, without a name."""

import sqlalchemy as sa
from flask import Flask

from tests import quizzes
from tests.web.house import database, visit
from tests.web.pages import words
from trainer.db.models import Membership, QuizAttempt
from trainer.domain.item_statistics import LEAST

ADDRESS = "/p/north/quiz-items"


def test_too_few_says_so_and_enough_gives_numbers(published_app: Flask) -> None:
    with database(published_app) as db:
        attempt = quizzes.finish(db, quizzes.begin(db), 3)
        asked = list(attempt.marks or {})
        row = {c.name: getattr(attempt, c.name) for c in QuizAttempt.__table__.columns if c.name != "id"}
    client = visit(published_app, "director")
    found = words(client.get(ADDRESS).text)
    assert "1 first attempt so far, each of 6 items out of 8." in found
    assert f"nothing is said of an item below {LEAST} of them" in found
    assert "too few" in found
    with database(published_app) as db:  # as if so many others had given the same and the opposite answers
        for n in range(LEAST):
            marks = {item: (n + at) % 2 == 0 for at, item in enumerate(asked)}
            db.add(QuizAttempt(**row | {"number": n + 2, "marks": marks}))
        db.commit()
    found = words(client.get(ADDRESS).text)
    assert f"{LEAST + 1} first attempts so far" in found
    assert "0.48" in found or "0.52" in found
    assert "Trainee" not in found


def test_lead_annotators_see_it_and_nobody_else(published_app: Flask) -> None:
    for key in ("trainee", "supervisor", "expert"):
        assert visit(published_app, key).get(ADDRESS).status_code == 404
    with database(published_app) as db:
        db.execute(sa.update(Membership).where(Membership.role == "expert").values(capabilities=["lead-annotator"]))
        db.commit()
    lead = visit(published_app, "expert")
    assert lead.get(ADDRESS).status_code == 200
    assert ADDRESS in lead.get("/p/north/annotation").text
