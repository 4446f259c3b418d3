"""Releasing many at once: ticks, then a list of those with a button that says how many."""

from datetime import timedelta

from flask import Flask

from tests.pieces import ready
from tests.web.house import database, now, visit
from tests.web.pages import post, token, words
from tests.work import member
from trainer.db.models import Piece
from trainer.services.releasing import release

PAGE = "/p/north/supervision/release"


def make(site: Flask, many: int) -> list[int]:
    with database(site) as db:
        return [ready(db, now=now() - timedelta(days=1)).id for _ in range(many)]


def states(site: Flask, ids: list[int]) -> list[str]:
    with database(site) as db:
        return [db.get_one(Piece, one).state for one in ids]


def test_an_empty_page_teaches(published_app: Flask) -> None:
    assert "Nothing waits for its release." in words(visit(published_app, "supervisor").get(PAGE).text)


def test_nothing_goes_out_before_the_number_was_seen(published_app: Flask) -> None:
    ids = make(published_app, 3)
    client = visit(published_app, "supervisor")
    looked = post(client, PAGE, piece=[str(one) for one in ids[:2]])
    assert "Release these 2 pieces for good" in words(looked.text)
    assert states(published_app, ids) == ["waiting"] * 3
    sure = client.post(PAGE, data={"csrf_token": token(looked.text), "sure": "yes", "piece": ids[:2]})
    assert "2 pieces are released, and their trainees have been told." in words(client.get(sure.location).text)
    assert states(published_app, ids) == ["released", "released", "waiting"]


def test_what_was_released_meanwhile_is_left_out_and_said(published_app: Flask) -> None:
    ids = make(published_app, 2)
    client = visit(published_app, "supervisor")
    html = client.get(PAGE).text
    with database(published_app) as db:
        release(db, member=member(db, "supervisor"), piece_ids=ids[:1], now=now())
    looked = client.post(PAGE, data={"csrf_token": token(html), "piece": ids})
    assert "Some of these are not ready any more" in words(looked.text)
    assert "Release this 1 piece for good" in words(looked.text)
    sure = client.post(PAGE, data={"csrf_token": token(html), "sure": "yes", "piece": ids})
    told = words(client.get(sure.location).text)
    assert "1 piece is released, and its trainee has been told." in told
    assert "1 had been released before; nothing has changed there." in told


def test_without_a_tick_nothing_happens(published_app: Flask) -> None:
    ids = make(published_app, 1)
    client = visit(published_app, "supervisor")
    assert "Look over what is ticked" in words(post(client, PAGE).text)
    assert states(published_app, ids) == ["waiting"]
