"""Numbers that survive paper and typing; how long a certificate holds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.certificates import last_day, new_number, read_number, renewable, standing


def test_a_number_is_read_as_people_type_it() -> None:
    number = new_number()
    assert read_number(number) == number
    assert read_number(f"  {number.lower().replace('-', ' ')} ") == number
    assert read_number(number.replace("0", "O").replace("1", "l")) == number
    assert len({new_number() for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "typed", ["", "x", "K7QF-2M9X-HT4C-VW8", "K7QF-2M9X-HT4C-VW8U", "K7QF-2M9X-HT4C-VW83Z", "й" * 16]
)
def test_what_cannot_be_one_is_none(typed: str) -> None:
    assert read_number(typed) is None


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_not(typed: str) -> None:
    number = read_number(typed)
    assert number is None or read_number(number) == number


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 11, 20), 36, date(2029, 11, 19)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2026, 12, 1), 1, date(2026, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 27)),
        (date(2026, 11, 20), 0, None),
    ],
)
def test_the_last_day(first: date, months: int, last: date | None) -> None:
    assert last_day(first, months) == last


def test_whether_it_holds() -> None:
    end = date(2026, 11, 20)
    assert standing(end, False, end) == "valid"
    assert standing(end, False, date(2026, 11, 21)) == "expired"
    assert standing(None, False, date(2999, 1, 1)) == "valid"
    assert standing(None, True, end) == "revoked"
    assert (renewable(end, date(2026, 8, 22)), renewable(end, date(2026, 8, 21)), renewable(None, end)) == (
        True,
        False,
        False,
    )
