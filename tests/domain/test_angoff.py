"""A modified Angoff study worked by hand, and what is missing or too few."""

from decimal import Decimal
from fractions import Fraction
from math import sqrt
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.angoff import LEVELS, Spread, band, cut_of, floors_spread, lacking, spread, sum_of

KEYS = ("a:r/x", "a:r/y", "b:r/x")


def judge(*levels: str) -> dict[str, Decimal]:
    return dict(zip(KEYS, map(Decimal, levels), strict=True))


# Sums over the two cases, each with the mean of its criteria: 6.5, 6, 5, 6.5; their mean is 6 and s = √.5.
JUDGES = [judge("3", "2", "4"), judge("3", "3", "3"), judge("2", "2", "3"), judge("4", "3", "3")]


def test_a_judges_sum_weighs_each_case_alike() -> None:
    assert [sum_of(one) for one in JUDGES] == [Fraction(13, 2), 6, 5, Fraction(13, 2)]


def test_the_cut_and_its_error_by_hand() -> None:
    """The cut is 6 / 2 = 3. Judges by cases: (2.5 4) (3 3) (2 3) (3.5 3), with means 3.25, 3, 2.5, 3.25 and 2.75, 3.25;

    residual ±.5, ±.25, ±.25, ±.5 twice each, so MS .4167; variance of judges .125 - .2083 < 0, of cases .125 - .1042;
    the error is √(0 / 4 + .0208 / 2 + .4167 / 8) = .25.
    """
    found = cut_of(JUDGES)
    assert found is not None
    assert (found.cases, found.cut, found.error) == (2, Decimal("3.000"), Decimal("0.250"))
    assert found.sums == (Decimal("5.000"), Decimal("6.000"), Decimal("6.500"), Decimal("6.500"))
    assert found.levels[0] == Decimal("2.500")


def test_judges_who_agree_leave_no_error() -> None:
    found = cut_of([judge("3", "3", "3")] * 3)
    assert found is not None
    assert (str(found.cut), str(found.error)) == ("3.000", "0.000")


def test_cases_that_are_not_alike_make_the_cut_less_sure() -> None:
    """Judges who agree on each case: only which cases they were adds to it, s / √2 = .7071."""
    found = cut_of([judge("2", "2", "3.414")] * 3)
    assert found is not None
    assert found.error == Decimal("0.707")


def test_of_a_single_case_only_judges_count() -> None:
    found = cut_of([{"a:r/x": Decimal(level)} for level in (2, 3, 4)])
    assert found is not None
    assert found.error == Decimal("0.577")


@given(st.lists(st.lists(st.integers(2, 10), min_size=3, max_size=3), min_size=3, max_size=8))
def test_the_error_is_never_below_what_judges_alone_would_leave_of_it(table: list[list[int]]) -> None:
    rows = [{f"{case}:r/x": Decimal(half) / 2 for case, half in zip("abc", row, strict=True)} for row in table]
    found = cut_of(rows)
    assert found is not None
    sums = [sum(row) / 6 for row in table]
    assert float(found.error) >= 0
    if len({tuple(row[n] - row[0] for n in range(3)) for row in table}) == 1:  # nothing but judges and cases differ
        assert float(found.error) + 0.001 >= stdev(sums) / sqrt(len(sums))


def test_the_band_holds_both_errors() -> None:
    assert float(band(Decimal("0.3"), [Fraction(3), Fraction(4)])) == pytest.approx(sqrt(0.09 + 0.25))
    assert band(Decimal(0), [Fraction(3), Fraction(3)]) == 0
    assert float(band(Decimal("0.2"), [Fraction(3)])) == pytest.approx(0.2)


def test_the_spread_of_a_criterion_is_over_its_cases() -> None:
    said = {"a:r/x": Spread(Decimal(2), Decimal(3), Decimal(4)), "b:r/x": Spread(Decimal(1), Decimal(4), Decimal(4))}
    assert floors_spread(said) == {"r/x": Spread(Decimal(1), Decimal("3.5"), Decimal(4))}


def test_of_two_judges_or_of_nothing_there_is_no_cut() -> None:
    assert cut_of(JUDGES[:2]) is None
    assert cut_of([{}, {}, {}]) is None


def test_the_spread_of_each_item() -> None:
    found = spread(JUDGES)["a:r/x"]
    assert [int(one) for one in (found.least, found.middle, found.most)] == [2, 3, 4]


def test_what_lacks_a_level_that_can_be() -> None:
    assert LEVELS[0] == 1
    assert LEVELS[-1] == 5
    assert lacking({"a:r/x": Decimal("2.5"), "a:r/y": Decimal("2.3")}, KEYS) == ["a:r/y", "b:r/x"]
