"""The inventory of a real case: fields alone, kept as versions, drawn as a circle."""

from flask import Flask

from tests import logbook
from tests.web.house import visit
from tests.web.pages import post, words

PAGE = f"/p/north/log/cases/{logbook.CASE}/inventory"
TIES = {
    "tradition": "weissman-markowitz",
    "p1.relation": "partner",
    "p1.status": "living",
    "p1.key": "1",
    "p1.ring_before": "inner",
    "p1.ring_now": "outer",
    "p1.contact": "?",
    "p1.support": "practical",
    "p2.relation": "mother",
    "p2.status": "dead",
    "p2.ring_before": "inner",
    "p3.ring_now": "outer",
}


def test_kept_and_drawn(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    page = client.get(PAGE).text
    assert "<textarea" not in page
    assert 'type="text"' not in page
    assert post(client, PAGE, **TIES).location == PAGE
    kept = client.get(PAGE).text
    assert "Closeness circle" in kept
    assert 'value="partner" selected' in kept
    assert 'value="?" selected' in kept
    assert "Partner" in words(kept)


def test_what_no_page_of_ours_sends(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    assert post(client, PAGE, **(TIES | {"p1.relation": "Marta"})).status_code == 422
