"""Readers' agreement over the library: exact intervals as tabled, and what too few cases may not say."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.scoring.small_case import reading
from trainer.domain.agreement import fleiss_kappa
from trainer.domain.inventory import AreaClaim
from trainer.domain.readers import Pooled, Reading, pooled, share


@pytest.mark.parametrize(
    ("found", "many", "ends"),
    [
        (0, 14, (0, 0.2316)),
        (1, 14, (0.0018, 0.3387)),
        (5, 14, (0.1276, 0.6486)),
        (14, 14, (0.7684, 1)),
        (3, 40, (0.0157, 0.2039)),
    ],
)
def test_the_exact_interval_of_a_share(found: int, many: int, ends: tuple[float, float]) -> None:
    """Held against the beta quantiles that define it, worked out with scipy."""
    assert share(found, many) == pytest.approx(ends, abs=0.0001)


@given(st.integers(1, 60).flatmap(lambda many: st.tuples(st.integers(0, many), st.just(many))))
def test_it_holds_the_share_that_was_found(pair: tuple[int, int]) -> None:
    found, many = pair
    low, high = share(found, many)
    assert 0 <= low <= found / many <= high <= 1
    assert share(many - found, many) == pytest.approx((1 - high, 1 - low), abs=1e-9)


AREAS = ("grief", "role-dispute")
BASE = reading("a")


def said(*primaries: str, tradition: str = "four") -> Reading:
    """Each reader makes one area primary and sees no other; an empty word sees none."""
    readers = [replace(BASE, areas={p: AreaClaim(True, "primary")} if p else {}) for p in primaries]
    return Reading(tradition, AREAS, readers)


def kappa_of(found: Pooled) -> float | None:
    return None if found.kappa is None else found.kappa.value


def test_which_comes_first_is_told_by_tradition_and_areas_over_all() -> None:
    """Six cases of one tradition on which two of them differ, three of another that all agree on."""
    four = [said("grief", "grief", "grief")] * 2 + [said("role-dispute", "role-dispute", "role-dispute")] * 2
    four += [said("grief", "role-dispute", "grief"), said("role-dispute", "role-dispute", "")]
    five = [said("grief", "grief", tradition="five")] * 3
    found = pooled([*four, *five, said("grief")])  # one reader alone agrees with nobody
    assert set(found) == {("primary", "four"), ("primary", "five"), ("grief", ""), ("role-dispute", "")}
    items = [[r.primary() or "none" for r in one.readers] for one in four]
    first = found["primary", "four"]
    assert (kappa_of(first), first.cases, first.differ, first.readers) == (fleiss_kappa(items), 6, 2, (3, 3))
    assert kappa_of(found["primary", "five"]) is None
    grief = found["grief", ""]
    assert (grief.cases, grief.seen, grief.differ, grief.readers) == (9, 6, 1, (2, 3))
    assert grief.agreement == pytest.approx((8 + 1 / 3) / 9)


@pytest.mark.parametrize(("seen", "unseen", "enough"), [(5, 5, True), (12, 2, False), (2, 12, False), (4, 5, False)])
def test_a_kappa_of_two_cases_is_none(seen: int, unseen: int, *, enough: bool) -> None:
    found = pooled([said("grief", "grief")] * seen + [said("", "")] * unseen)["grief", ""]
    assert (kappa_of(found), found.enough, found.kappa and found.kappa.interval) == (1.0, enough, None)
