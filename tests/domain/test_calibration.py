"""Agreement, severity and drift of graders; the days on which the right opens and lapses."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.agreement import intraclass, weighted_kappa
from trainer.domain.calibration import (
    EACH,
    LEANING,
    LEANING_GRADERS,
    Pair,
    _all,
    _icc_of,
    _kappa_of,
    _less,
    _sums,
    agreement,
    agreement_drift,
    by_criterion,
    drift,
    kappa,
    leanings,
    months_later,
    next_round_from,
    paired,
    severity,
    within,
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


PIECES = st.lists(st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=6), min_size=1, max_size=8)


@given(PIECES)
def test_added_up_piece_by_piece_both_statistics_are_what_they_are_mark_by_mark(pieces: list[list[Pair]]) -> None:
    pairs = [pair for piece in pieces for pair in piece]
    added = _all([_sums(piece) for piece in pieces])
    assert _kappa_of(added) == pytest.approx(kappa(pieces))
    if len(pairs) > 1:
        assert _icc_of(added) == pytest.approx(intraclass(pairs), abs=1e-6)
    if len(pieces) > 1:
        assert _kappa_of(_less(added, _sums(pieces[0]))) == pytest.approx(kappa(pieces[1:]))


@given(PIECES)
def test_an_interval_holds_its_value_and_does_not_care_for_order(pieces: list[list[Pair]]) -> None:
    """So that whoever reads the same pieces in another order shows the same numbers."""
    found, turned = agreement(pieces), agreement(pieces[::-1])
    assert found is not None
    assert turned is not None
    for one, other in (
        (found.kappa, turned.kappa),
        (found.icc, turned.icc),
        (severity(pieces), severity(pieces[::-1])),
    ):
        if one is None or other is None or one.interval is None or other.interval is None:
            assert (one and one.interval) == (other and other.interval)
        else:
            assert one.interval[0] < one.value < one.interval[1]
            assert one.interval == pytest.approx(other.interval, abs=1e-6)


# Eight pieces of two criteria; kappa, its jackknife interval, severity and the mean within criteria were worked out with
# numpy 2.4 and scipy's t, from the formulas alone.
EIGHT: list[dict[str, Pair]] = [
    {"a": (3, 3), "b": (4, 4)}, {"a": (2, 3), "b": (3, 3)}, {"a": (4, 4), "b": (5, 4)}, {"a": (1, 2), "b": (2, 2)},
    {"a": (3, 2), "b": (4, 5)}, {"a": (2, 2), "b": (3, 4)}, {"a": (5, 4), "b": (5, 5)}, {"a": (3, 3), "b": (2, 3)},
]  # fmt: skip


KAPPA = (0.7902, 0.5694, 0.9046)
OWN = (-0.1250, -0.4955, 0.2455)


def test_a_table_with_its_intervals() -> None:
    pieces = [list(piece.values()) for piece in EIGHT]
    found, leaning = agreement(pieces), severity(pieces)
    assert found is not None
    assert found.kappa is not None
    assert leaning is not None
    assert (found.kappa.value, *(found.kappa.interval or ())) == pytest.approx(KAPPA, abs=0.0005)
    assert (leaning.value, *(leaning.interval or ())) == pytest.approx(OWN, abs=0.0005)


def test_within_a_criterion_differences_between_criteria_do_not_count() -> None:
    """Each criterion's own kappa by hand: its pairs alone, then the mean; the lowest by its name."""
    twice = EIGHT + EIGHT[:2]
    found = within(twice)
    assert found is not None
    each = {key: kappa([[piece[key]] for piece in twice]) for key in "ab"}
    assert found.mean.value == pytest.approx(sum(k or 0 for k in each.values()) / 2)
    assert (found.criteria, found.lowest) == (2, "a")
    assert found.least == each["a"]
    assert found.mean.interval is not None
    assert within(twice[: EACH - 1]) is None
    apart = [{"hard": (1 + n % 2, 1 + n // 2 % 2), "easy": (4 + n % 2, 4 + n // 2 % 2)} for n in range(EACH + 2)]
    inside, whole = within(apart), kappa([list(piece.values()) for piece in apart])
    assert inside is not None
    assert whole is not None
    assert inside.mean.value == pytest.approx(0)
    assert whole > 0.8


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
    strict = [[(2, 3), (3, 4)], [(1, 2)], [(4, 5), (3, 4)], [(2, 2)]]
    found = severity(strict)
    assert found is not None
    assert found.value == pytest.approx(-5 / 6)
    assert found.interval is not None
    exact = severity(strict[:3])
    assert exact is not None
    assert (exact.value, exact.interval) == (-1, None)  # too few, and nothing varies
    assert severity([]) is None
    turning: list[list[Pair]] = [[(2, 3)], [(2, 2)], [(2, 3)], [(1, 2)], [(4, 3)], [(4, 4)], [(5, 4)], [(4, 3)]]
    turned = drift(turning)
    assert turned is not None
    assert turned.value == 1.5
    assert turned.interval is not None
    assert turned.interval[0] > 0
    assert drift(turning[:1]) is None


def test_a_change_of_kappa_has_the_interval_of_both_halves() -> None:
    """Zou (2007): down is the root of what the later lies above its lower end and the earlier below its upper one."""
    pieces = [list(piece.values()) for piece in EIGHT]
    early, late = agreement(pieces[:4]), agreement(pieces[4:])
    moved = agreement_drift(pieces)
    assert moved is not None
    assert early is not None and early.kappa is not None and early.kappa.interval is not None  # noqa: PT018
    assert late is not None and late.kappa is not None and late.kappa.interval is not None  # noqa: PT018
    value = late.kappa.value - early.kappa.value
    down = (
        (late.kappa.value - late.kappa.interval[0]) ** 2 + (early.kappa.interval[1] - early.kappa.value) ** 2
    ) ** 0.5
    assert moved.value == pytest.approx(value)
    assert moved.interval is not None
    assert moved.interval[0] == pytest.approx(value - down)


def test_only_what_both_judged_is_compared() -> None:
    assert by_criterion({"a": 1, "b": 2}, {"b": 3, "c": 4}) == {"b": (2, 3)}
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


def test_leanings_name_nobody_and_need_five_who_have_one() -> None:
    beside: dict[int, list[list[Pair]]] = {n: [[(3 + n / 2, 3)]] * LEANING for n in range(LEANING_GRADERS)}
    few = {99: [[(1.0, 5.0)]] * (LEANING - 1)}  # of too few pieces
    found = leanings(beside | few)
    assert found is not None
    assert (found.low, found.high, found.graders) == (0, 2, 5)
    del beside[2]
    assert leanings(beside | few) is None
