"""A trainee rates their own work by its rubrics, and after the release sees how it differs from the grade."""

from flask import Flask

from tests import learning
from tests.web.house import database, visit
from tests.web.lessons import piece
from tests.web.pages import post, words
from trainer.db.models import Piece, SelfRating


def test_from_receipt_to_rating_to_gap(published_app: Flask) -> None:
    made, reference = piece(published_app, released=False)
    client = visit(published_app, "trainee")
    page = f"/p/north/submissions/{reference}/self-rating"
    assert page in client.get(f"/p/north/submissions/{reference}").text
    opened = client.get(page)
    assert opened.status_code == 200
    assert "never passes or fails anything" in words(opened.text)
    with database(published_app) as db:
        first, second, *_ = learning.criteria(db, db.get_one(Piece, made.id))
    fields = {f"mark:{first}": "4", f"mark:{second}": ""}
    assert post(client, page, **fields).location == page
    with database(published_app) as db:
        assert db.get_one(SelfRating, made.submission_id).marks == {first: 4}
    assert client.get(page).text.count(" checked>") > 1
    with database(published_app) as db:
        learning.release(db, db.get_one(Piece, made.id))
    gap = words(client.get(page).text)
    assert "On the 1 criterion that you rated, you rated yourself 1 higher than judged." in gap
    assert "left out" in gap
    late = post(client, page, page="/account", **{f"mark:{first}": "5"})
    assert late.location == page
    assert "Your own rating is fixed now" in words(client.get(page).text)
    with database(published_app) as db:
        assert db.get_one(SelfRating, made.submission_id).marks == {first: 4}


def test_nothing_to_compare_is_said(published_app: Flask) -> None:
    _made, reference = piece(published_app)
    page = words(visit(published_app, "trainee").get(f"/p/north/submissions/{reference}/self-rating").text)
    assert "there is nothing to compare" in page


def test_levels_that_are_none_are_refused(published_app: Flask) -> None:
    made, reference = piece(published_app, released=False)
    client = visit(published_app, "trainee")
    page = f"/p/north/submissions/{reference}/self-rating"
    with database(published_app) as db:
        (first, *_) = learning.criteria(db, db.get_one(Piece, made.id))
    assert post(client, page, **{f"mark:{first}": "77"}).status_code == 404


def test_over_time_from_the_second_piece_on(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    page = f"/p/north/submissions/{learning.REFERENCE}/self-rating"
    assert "Over time" not in words(client.get(page).text)
    with database(judged_app) as db:
        again = learning.handed_in(db)
        learning.rate(db, again, 2)
        learning.release(db, again)
    found = words(client.get(page).text)
    assert "Over time" in found
    assert "1 lower than judged" in found
    assert "1 higher than judged" in found
