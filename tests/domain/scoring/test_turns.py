"""Chance-corrected soft F1: known values and what must always hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.scoring.turns import soft_f1

ALL = [f"s1:C{i}" for i in range(40)]


@pytest.mark.parametrize(
    ("cited", "shares", "expected"),
    [
        ([], {"s1:C1": 1.0}, 0.0),
        (["s1:C1"], {"s1:C1": 1.0}, 1.0),
        (ALL, {"s1:C1": 1.0, "s1:C2": 0.5}, 0.0),
        (["s1:C3"], {}, 0.0),
    ],
)
def test_known_values(cited: list[str], shares: dict[str, float], expected: float) -> None:
    assert soft_f1(cited, shares, len(ALL)) == pytest.approx(expected)


def test_missing_every_turn_is_worse_than_nothing() -> None:
    assert soft_f1(["s1:C9"], {"s1:C1": 1.0}, len(ALL)) < 0


shares = st.dictionaries(st.sampled_from(ALL), st.sampled_from([1 / 3, 2 / 3, 1.0]), max_size=20)


@given(st.sets(st.sampled_from(ALL)), shares)
def test_never_above_one_and_order_never_matters(cited: set[str], by: dict[str, float]) -> None:
    value = soft_f1(sorted(cited), by, len(ALL))
    assert value <= 1
    assert value == soft_f1(sorted(cited, reverse=True), by, len(ALL))


@given(st.sets(st.sampled_from(ALL)), shares)
def test_a_turn_that_most_readers_cite_never_lowers_it(cited: set[str], by: dict[str, float]) -> None:
    for turn, share in by.items():
        if share >= 0.5:
            assert soft_f1(cited | {turn}, by, len(ALL)) >= soft_f1(cited - {turn}, by, len(ALL)) - 1e-9
