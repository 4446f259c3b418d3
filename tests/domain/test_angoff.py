"""A modified Angoff study worked by hand, and what is missing or too few."""

from decimal import Decimal
from fractions import Fraction

from trainer.domain.angoff import LEVELS, cut_of, lacking, spread, sum_of

KEYS = ("a:r/x", "a:r/y", "b:r/x")


def judge(*levels: str) -> dict[str, Decimal]:
    return dict(zip(KEYS, map(Decimal, levels), strict=True))


# Sums over the two cases, each with the mean of its criteria: 6.5, 6, 5, 6.5; their mean is 6 and s = √.5.
JUDGES = [judge("3", "2", "4"), judge("3", "3", "3"), judge("2", "2", "3"), judge("4", "3", "3")]


def test_a_judges_sum_weighs_each_case_alike() -> None:
    assert [sum_of(one) for one in JUDGES] == [Fraction(13, 2), 6, 5, Fraction(13, 2)]


def test_the_cut_and_its_error_by_hand() -> None:
    """The cut is 6 / 2 = 3; its error √.5 / √4 / 2 = .1768."""
    found = cut_of(JUDGES)
    assert found is not None
    assert (found.cases, found.cut, found.error) == (2, Decimal("3.000"), Decimal("0.177"))
    assert found.sums == (Decimal("5.000"), Decimal("6.000"), Decimal("6.500"), Decimal("6.500"))
    assert found.levels[0] == Decimal("2.500")


def test_judges_who_agree_leave_no_error() -> None:
    found = cut_of([judge("3", "3", "3")] * 3)
    assert found is not None
    assert (str(found.cut), str(found.error)) == ("3.000", "0.000")


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
