"""Variance components of persons and cases against a table worked by hand, and what the interval needs."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.calibration import Estimate
from trainer.domain.dependability import FEWEST, Dependability, Group, components, dependability

Table = list[dict[int, float]]
"""Each person's totals by case."""


def grouped(table: Table, groups: int = 20) -> list[Group]:
    found = []
    for number in range(min(groups, len(table))):
        own = table[number::groups]
        cases: dict[int, tuple[int, float]] = {}
        for person in own:
            for case, x in person.items():
                n, total = cases.get(case, (0, 0.0))
                cases[case] = n + 1, total + x
        found.append(
            Group(
                len(own),
                sum(len(person) > 1 for person in own),
                sum(map(len, own)),
                sum(len(person) ** 2 for person in own),
                sum(sum(person.values()) ** 2 / len(person) for person in own),
                sum(x * x for person in own for x in person.values()),
                cases,
            )
        )
    return found


def test_where_everybody_worked_everything_it_is_the_analysis_of_variance() -> None:
    """Four persons, three cases: 1 2 3 / 2 4 3 / 5 4 6 / 4 6 8. Means of persons 2 3 5 6, of cases 3 4 5, of all 4.

    Mean squares: persons 3·(4+1+1+4)/3 = 10, cases 4·(1+0+1)/2 = 4; all squares 236 - 192 = 44, so that the rest has
    (44 - 30 - 8)/6 = 1. Components: persons (10 - 1)/3 = 3, cases (4 - 1)/4 = .75, rest 1.
    """
    rows = [(1, 2, 3), (2, 4, 3), (5, 4, 6), (4, 6, 8)]
    found = components(grouped([dict(enumerate(map(float, row))) for row in rows]))
    assert found == pytest.approx((3, 0.75, 1))


def test_where_some_cells_are_missing_it_is_hendersons_first_method() -> None:
    """Worked out with numpy from the expected sums of squares, taken element by element from the incidence matrices."""
    table: Table = [{0: 1, 1: 2}, {0: 2, 1: 4, 2: 3}, {1: 4, 2: 6}, {0: 4, 2: 8}, {2: 5}]
    assert components(grouped(table)) == pytest.approx((2.857143, 2.452381, 0.047619), abs=1e-6)


@given(st.floats(-3, 3), st.floats(0.1, 5), st.integers(1, 7))
def test_neither_a_shift_nor_a_scale_nor_how_people_are_grouped_changes_it(
    shift: float, scale: float, groups: int
) -> None:
    rng = Random(3)  # noqa: S311 - made-up data
    table = [{c: rng.gauss(0, 1) + c for c in rng.sample(range(5), rng.randrange(1, 6))} for _ in range(30)]
    plain = components(grouped(table))
    turned = components(grouped([{c: shift + scale * x for c, x in p.items()} for p in table], groups))
    assert plain is not None
    assert turned == pytest.approx(tuple(scale**2 * part for part in plain), abs=1e-6)


def test_of_many_it_says_what_its_interval_holds_and_of_few_nothing() -> None:
    rng = Random(7)  # noqa: S311 - made-up data
    table: Table = []
    for _ in range(400):
        able = rng.gauss(0, 0.5)
        table.append({c: able + c / 10 + rng.gauss(0, 0.8) for c in rng.sample(range(4), 3)})
    found = dependability(grouped(table))
    assert found is not None
    assert found.single.interval is not None
    true = 0.25 / (0.25 + 1 / 60 + 0.64)
    assert found.single.interval[0] < true < found.single.interval[1]
    assert (found.people, found.cases) == (400, 3)
    assert dependability(grouped(table[: FEWEST - 1])) is None
    assert dependability(grouped([{0: 0.5, 1: 0.5}] * FEWEST)) is None
    assert dependability([]) is None


@pytest.mark.parametrize(
    ("single", "cases", "mean", "needed"),
    [(0.16, 3, 0.364, 21), (0.16, 12, 0.696, 21), (0.5, 2, 0.667, 4), (-0.1, 3, 0, None)],
)
def test_of_a_mean_by_spearman_and_brown(single: float, cases: int, mean: float, needed: int | None) -> None:
    found = Dependability(Estimate(single, (single, single)), 50, 3.0)
    told = found.of(cases)
    assert told.value == pytest.approx(mean, abs=0.001)
    assert told.interval == (told.value, told.value)
    assert found.needed == needed
