"""The address of the same list with something changed."""

import pytest
from flask import Flask

from trainer.web.components.listing import here

LIST = "/p/north/notices"


def address(app: Flask, query: str, **changes: object) -> str:
    with app.test_request_context(f"{LIST}?{query}"):
        app.preprocess_request()
        return here(**changes)


def test_the_filters_of_the_address_are_kept(app: Flask) -> None:
    assert address(app, "kind=due&before=5", before=None) == f"{LIST}?kind=due"


@pytest.mark.parametrize(
    "query",
    ["_scheme=javascript&_external=1", "_scheme=x", "_anchor=x", "_method=POST", "endpoint=x", "programme=south"],
)
def test_a_query_cannot_turn_the_link_elsewhere(app: Flask, query: str) -> None:
    assert address(app, f"{query}&kind=due") == f"{LIST}?kind=due"
