"""The address of the same list with something changed."""

import pytest
from flask import Flask

from trainer.web.components.listing import MANY, Pages, count_of, counted, here

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
    to = address(app, f"{query}&kind=due")
    assert to.startswith(f"{LIST}?")
    assert to.endswith("kind=due")


def test_what_may_be_any_number_is_counted_so_far() -> None:
    assert [f"{counted(n)}" for n in (0, MANY, MANY + 1)] == ["0", "50", "50+"]


def test_a_list_that_is_not_counted_whole_still_leads_on() -> None:
    onward = Pages(3, counted(51), 20, onward=True)
    assert (onward.first_shown, onward.last_shown, onward.last) == (41, 60, 4)
    assert (Pages(1, 41, 20).last, Pages(4, 67, 20).last, Pages(4, 67, 20).last_shown) == (3, 4, 67)


def test_thousands_are_set_apart() -> None:
    assert [count_of(n) for n in (0, 9_891, counted(MANY + 1))] == ["0", "9,891", "50+"]
