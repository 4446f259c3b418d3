"""Supervision every third session."""

import pytest

from tests.domain.logbook import Book, ask, why

ROW = {"operator": "at-most", "value": 3, "unit": "sessions", "cases": 1}


@pytest.mark.parametrize(
    ("supervised", "state"),
    [
        ((3, 6, 9, 12, 15), "met"),
        ((1, 4, 7, 10, 13), "met"),  # 14 and 15 are two in a row
        ((3, 6, 9, 12), "not-yet"),  # 13, 14, 15
        ((3, 7, 9, 12, 15), "not-yet"),  # 4, 5, 6
        ((4, 7, 10, 13, 15), "not-yet"),  # 1, 2, 3
        ((), "not-yet"),
    ],
)
def test_no_three_in_a_row_without(supervised: tuple[int, ...], state: str) -> None:
    b = Book()
    b.case("one", sessions=15, supervised=supervised)
    assert ask("spacing", b, **ROW).state == state


def test_on_average_is_a_reading() -> None:
    b = Book()
    b.case("one", sessions=15, supervised=(1, 2, 3, 4, 5))
    assert why(ask("spacing", b, **ROW)) == {"one": "gap-too-long"}
    assert ask("spacing", b, **ROW, counted="on-average").state == "met"
    b.case("two", sessions=16, supervised=(1, 2, 3, 4, 5))
    assert ask("spacing", b, **{**ROW, "cases": 2}, counted="on-average").state == "not-yet"
