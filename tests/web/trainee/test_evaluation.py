"""A trainee says what they think, once, and is thanked."""

import sqlalchemy as sa
from flask import Flask

from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Evaluation
from trainer.domain.settings import Settings

PAGE = "/p/north/evaluation"


def test_once_each_half_year(app: Flask) -> None:
    client = visit(app, "trainee")
    page = words(client.get(PAGE).text)
    assert all(statement in page for statement in Settings().evaluation)
    assert page.index("What should stay, what should change?") > page.index(Settings().evaluation[-1])
    marks = {f"s{n}": "" for n in range(len(Settings().evaluation))}
    assert post(client, PAGE, **{**marks, "s1": "4", "words": "More cases."}).location == PAGE
    assert "Thank you: you have answered for this half-year." in words(client.get(PAGE).text)
    with database(app) as db:
        (row,) = db.scalars(sa.select(Evaluation))
        assert (row.marks, row.words) == ({Settings().evaluation[1]: 4}, "More cases.")
    again = post(client, PAGE, page="/account", **{**marks, "s1": "5", "words": ""})
    assert again.status_code == 200
    with database(app) as db:
        assert len(db.scalars(sa.select(Evaluation)).all()) == 1


def test_nothing_answered_is_said_and_words_are_not_lost(app: Flask) -> None:
    client = visit(app, "trainee")
    marks = {f"s{n}": "" for n in range(len(Settings().evaluation))}
    empty = post(client, PAGE, **marks, words=" ")
    assert empty.status_code == 422
    assert "Nothing is answered yet." in words(empty.text)
    long = "x" * 5001
    assert long in post(client, PAGE, **marks, words=long).text
