"""Correlations against tables that were worked by hand, and against what the papers print."""

from math import atanh, sqrt, tanh

import pytest

from trainer.domain.correlation import Sums, bands, pearson, product_moment, ranks, spearman, sums


def test_product_moment_of_a_table_by_hand() -> None:
    # x 1..5, y 2 4 5 4 5: means 3 and 4; Sxy 6, Sxx 10, Syy 6; r = 6 / √60.
    found = sums([(1, 2), (2, 4), (3, 5), (4, 4), (5, 5)])
    assert found == Sums(5, 15, 20, 55, 86, 66)
    assert pearson(found) == pytest.approx(6 / sqrt(60))


@pytest.mark.parametrize("points", [[], [(1, 1)], [(1, 2), (1, 3), (1, 4)], [(1, 0.1), (2, 0.1), (3, 0.1)]])
def test_where_nothing_varies_there_is_none(points: list[tuple[float, float]]) -> None:
    assert pearson(sums(points)) is None
    assert spearman(points) is None


def test_fishers_interval() -> None:
    """r .5 of 28: atanh .5 is .549, a standard error 1/√25 = .2, so tanh(.549 ± .392) = .156 to .736."""
    r, n = 0.5, 28
    found = product_moment(Sums(n, 0, 0, 1, 1, r))
    assert found is not None
    assert found.interval == pytest.approx((0.156, 0.736), abs=0.001)


def test_ties_share_their_ranks() -> None:
    assert ranks([10, 20, 20, 5]) == [2, 3.5, 3.5, 1]


def test_rank_correlation_by_hand_with_its_interval() -> None:
    """No ties: 1 - 6 Σd² / (n(n² - 1)); ranks 1..6 against 2 1 4 3 6 5 give Σd² = 6 and r = 29/35."""
    found = spearman(list(zip([1, 2, 3, 4, 5, 60], [20, 10, 40, 30, 600, 50], strict=True)))
    assert found is not None
    r = 29 / 35
    assert found.value == pytest.approx(r)
    error = sqrt((1 + r * r / 2) / 3)
    low, high = tanh(atanh(r) - 1.959964 * error), tanh(atanh(r) + 1.959964 * error)
    assert found.interval == pytest.approx((low, high))


def test_full_agreement_has_no_interval_and_few_pairs_none() -> None:
    full = spearman([(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)])
    assert full is not None
    assert (full.value, full.interval) == (1.0, None)
    three = spearman([(1, 1), (2, 3), (3, 2)])
    assert three is not None
    assert three.interval is None


def test_bands_are_the_plot_as_a_table() -> None:
    found = bands([(2.0, 1.0), (2.4, 2.0), (3.6, 5.0)])
    assert [(b.low, b.high, b.n, b.mean, b.least, b.most) for b in found] == [
        (2.0, 2.5, 2, 1.5, 1.0, 2.0),
        (3.5, 4.0, 1, 5.0, 5.0, 5.0),
    ]
