"""Agreement, severity and drift of graders; the days on which the right opens and lapses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.agreement import bootstrap, intraclass, weighted_kappa
from trainer.domain.calibration import (
    Pair,
    _icc_of,
    _kappa_of,
    _sums,
    agreement,
    drift,
    kappa,
    months_later,
    next_round_from,
    paired,
    severity,
)

# Shrout and Fleiss (1979), table 2: four judges, six targets; ICC(1,1) .17, ICC(2,1) .29, ICC(3,1) .71.
JUDGES = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]

# Cohen (1968), table 1, in hundredths: rows one judge, columns the other; kappa .492, weighted kappa .348.
COHEN = [(44, 7, 9), (5, 20, 5), (1, 3, 6)]
COHEN_APART = [(0, 1, 3), (1, 0, 6), (3, 6, 0)]

LEVELS = st.integers(1, 5)
PAIRS = st.lists(st.tuples(LEVELS, LEVELS), min_size=2, max_size=40)


def test_the_judges_of_shrout_and_fleiss() -> None:
    assert intraclass(JUDGES) == pytest.approx(0.29, abs=0.005)


def test_the_diagnoses_of_cohen() -> None:
    pairs = [(i, j) for i, row in enumerate(COHEN) for j, n in enumerate(row) for _ in range(n)]
    assert len(pairs) == 100
    assert weighted_kappa(pairs, lambda i, j: COHEN_APART[i][j]) == pytest.approx(0.348, abs=0.0005)
    assert weighted_kappa(pairs, lambda i, j: float(i != j)) == pytest.approx(0.492, abs=0.0005)


@given(PAIRS)
def test_with_quadratic_weights_it_is_the_intraclass_correlation_but_for_a_degree_of_freedom(
    pairs: list[tuple[int, int]],
) -> None:
    """Fleiss and Cohen (1973): the two meet as things grow many; repeating the pairs takes out the difference."""
    one, other = weighted_kappa(pairs), intraclass(pairs * 400)
    if one is None or other is None:
        assert one is other is None
    else:
        assert one == pytest.approx(other, abs=0.01)


@given(PAIRS)
def test_bounds_and_symmetry(pairs: list[tuple[int, int]]) -> None:
    value = weighted_kappa(pairs)
    assert value is None or -1.0001 <= value <= 1.0001
    turned = weighted_kappa([(b, a) for a, b in pairs])
    assert (value is None) == (turned is None)
    assert value is None or value == pytest.approx(turned)


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([(1, 1), (5, 5)], 1.0),
        ([(1, 5), (5, 1)], -1.0),
        ([(3, 3), (3, 3)], None),
        ([], None),
    ],
)
def test_edges_of_kappa(pairs: list[tuple[int, int]], value: float | None) -> None:
    assert weighted_kappa(pairs) == value


@pytest.mark.parametrize("rows", [[], [(1, 2)], [(1,), (2,)], [(2, 2), (2, 2)]])
def test_where_nothing_varies_or_there_is_one_of_something_there_is_no_correlation(
    rows: list[tuple[float, ...]],
) -> None:
    assert intraclass(rows) is None


def test_an_interval_holds_the_value_repeats_itself_and_needs_three_things() -> None:
    pieces = [[(1, 2), (2, 2)], [(3, 3), (4, 5)], [(5, 5), (4, 4)], [(2, 1), (3, 3)], [(1, 1), (5, 4)]]
    found = bootstrap(pieces, kappa)
    value = kappa(pieces)
    assert found is not None
    assert value is not None
    assert found[0] <= value <= found[1]
    assert found == bootstrap(pieces, kappa)
    assert bootstrap(pieces[:2], kappa) is None
    assert bootstrap([[(3, 3)]] * 5, kappa) is None  # never defined


PIECES = st.lists(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=6), min_size=1, max_size=8)


@given(PIECES)
def test_added_up_piece_by_piece_both_statistics_are_what_they_are_mark_by_mark(pieces: list[list[Pair]]) -> None:
    added = [_sums(piece) for piece in pieces]
    pairs = [pair for piece in pieces for pair in piece]
    assert _kappa_of(added) == pytest.approx(kappa(pieces))
    if len(pairs) > 1:
        assert _icc_of(added) == pytest.approx(intraclass(pairs), abs=1e-6)


def test_agreement_counts_and_takes_half_levels() -> None:
    pieces = [[(3, 3.5), (4, 4)], [(2, 2), (5, 4.5)]]
    found = agreement(pieces)
    assert found is not None
    assert (found.pieces, found.marks, found.same) == (2, 4, 0.5)
    assert found.kappa is not None
    assert found.kappa.value > 0.9
    assert found.kappa.interval is None
    assert agreement([]) is None
    assert agreement([[]]) is None


def test_severity_is_below_for_the_strict_and_drift_is_later_less_earlier() -> None:
    strict = [[(2, 3), (3, 4)], [(1, 2)], [(4, 5), (3, 4)]]
    found = severity(strict)
    assert found is not None
    assert found.value == -1
    assert found.interval == (-1, -1)
    assert severity([]) is None
    turning = [[(2, 3)]] * 4 + [[(4, 3)]] * 4
    turned = drift(turning)
    assert turned is not None
    assert turned.value == 2
    assert turned.interval is not None
    assert drift(turning[:1]) is None


def test_only_what_both_judged_is_compared() -> None:
    assert paired({"a": 1, "b": 2}, {"b": 3, "c": 4}) == [(2, 3)]


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
    ],
)
def test_months_later(day: date, months: int, then: date) -> None:
    assert months_later(day, months) == then


def test_the_next_round_opens_near_the_end_of_the_right_or_soon_without_one() -> None:
    assert next_round_from(date(2026, 1, 1), date(2027, 1, 1)) == date(2026, 11, 2)
    assert next_round_from(date(2026, 1, 1), None) == date(2026, 1, 15)
    assert next_round_from(date(2026, 1, 1), date(2026, 2, 1)) == date(2026, 1, 1)
