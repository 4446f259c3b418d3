"""Outliers first: what deserves the committee's time, in which order, and said with its number."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.domain.test_judged_work import piece
from trainer.domain.judged_work import Judged, JudgedPiece
from trainer.domain.outliers import order, reasons
from trainer.domain.portfolio import Standard

STANDARD = Standard(Decimal("3.00"), Decimal("0.20"), {"r/safety": Decimal("2.5")})


def steady(count: int = 12, level: float = 4.0, safety: float = 4.0, **given: Any) -> Judged:
    """So many cases alike, two graders each."""
    both = given or {"first": (7, {"r/x": level}), "second": (8, {"r/x": level})}
    return Judged(tuple(piece(f"case-{n}", {"r/x": level, "r/safety": safety}, **both) for n in range(count)))


@pytest.mark.parametrize(
    ("found", "standard", "facts", "codes"),
    [
        (steady(), STANDARD, {}, []),
        (steady(3), STANDARD, {}, ["few"]),
        (Judged(()), STANDARD, {}, ["few"]),
        (steady(), STANDARD, {"missing": 2}, ["missing"]),
        (steady(safety=2.0), STANDARD, {}, ["below-floor", "in-band"]),
        (steady(safety=2.5), STANDARD, {}, ["near-floor", "near-cut"]),
        (steady(safety=3.0), STANDARD, {}, []),
        (steady(level=3.0, safety=3.0), STANDARD, {}, ["in-band"]),
        (steady(level=3.2, safety=3.6), STANDARD, {}, ["near-cut"]),
        (steady(level=2.0), None, {}, ["low"]),
        (steady(level=2.5), None, {}, []),
        (steady(first=(7, {"r/x": 4}), second=(8, {"r/x": 3})), STANDARD, {}, ["apart"]),
        (steady(first=(7, {"r/x": 4})), STANDARD, {}, ["one-grader"]),
        (steady(), STANDARD, {"changed": True, "waived": {8}}, ["changed", "waived"]),
        (steady(), STANDARD, {"waived": {9}}, []),
    ],
)
def test_every_reason_to_talk_of_somebody(
    found: Judged, standard: Standard | None, facts: dict[str, Any], codes: list[str]
) -> None:
    assert [one.code for one in reasons(found, standard, **facts)] == codes


def test_cases_that_are_far_apart_widen_what_is_too_close_to_call() -> None:
    """Means of 4.5 and 2.7, six of each, on average .6 above the cut: .6 is three errors of the cut, and 1.8 of both."""
    apart = Judged(steady(6, 4.5, 4.5).pieces + steady(6, 2.7, 2.7).pieces)
    assert apart.mean == Fraction(18, 5)
    assert [one.code for one in reasons(apart, STANDARD)] == ["near-floor", "near-cut"]
    assert float(apart.near(STANDARD)) == pytest.approx((0.2**2 + 12 / 11 * 0.9**2 / 12) ** 0.5)


def test_a_reason_tells_its_number() -> None:
    two: tuple[JudgedPiece, ...] = (
        piece("a", first=(7, {"r/x": 4}), second=(8, {"r/x": 3})),
        piece("b", first=(7, {"r/x": 5}), second=(8, {"r/x": 3})),
    )
    apart, few = reasons(Judged(two), None)
    assert (apart.title, few.count) == ("B", 2)
    assert apart.level == Fraction(2)
    low, *_rest = reasons(steady(safety=1.5), STANDARD)
    assert (low.level, low.criterion) == (Decimal("1.5"), "r/safety")


def test_whoever_has_the_weightiest_reason_stands_first() -> None:
    people: list[tuple[str, Judged, dict[str, Any]]] = [
        ("nothing at all", steady(), {}),
        ("few", steady(3), {}),
        ("few, and lower", steady(3, level=3.8), {}),
        ("one grader and few", steady(3, first=(7, {})), {}),
        ("in the band", steady(level=3.0, safety=3.0), {}),
        ("in the band, and changed", steady(level=3.0, safety=3.0), {"changed": True}),
        ("under a floor", steady(safety=2.0, level=4.6), {}),
        ("one missing", steady(), {"missing": 1}),
        ("two missing", steady(), {"missing": 2}),
    ]
    keys = {name: order(found, reasons(found, STANDARD, **facts)) for name, found, facts in people}
    assert sorted(keys, key=lambda name: keys[name]) == [
        "two missing", "one missing", "under a floor", "in the band, and changed", "in the band",
        "one grader and few", "few, and lower", "few", "nothing at all",
    ]  # fmt: skip
