"""Judged work: means over cases, the lowest level, graders apart; and it comes back as it was stored."""

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.people import NOW
from trainer.domain.judged_work import Given, Judged, JudgedPiece, judged, levels_of, piece_of


def piece(
    slug: str = "a", levels: dict[str, float] | None = None, **given: tuple[int, dict[str, float]]
) -> JudgedPiece:
    """With what each grader gave, by place: first=(account, levels)."""
    each = tuple(Given(place, by, levels_of(marks)) for place, (by, marks) in given.items())
    kept = levels_of({"r/x": 3.0} if levels is None else levels)
    return JudgedPiece(1, slug, slug.title(), "R-1", NOW, kept, each, "case", ("rubric",))


def test_it_comes_back_as_it_was_stored() -> None:
    one = piece("a", {"r/x": 3.5}, first=(7, {"r/x": 3}), second=(8, {"r/x": 4}))
    stored = json.loads(json.dumps(one.to_json()))
    assert piece_of(stored) == one
    assert stored["levels"] == {"r/x": "3.5"}


def test_each_case_weighs_the_same() -> None:
    found = Judged((piece("a", {"r/x": 2.0, "r/y": 4.0}), piece("b", {"r/x": 4.5})))
    assert found.mean == Fraction(15, 4)
    assert found.lowest is not None
    assert (found.lowest.criterion, found.lowest.level, found.lowest.piece.slug) == ("r/x", Decimal(2), "a")
    assert found.on({"r/x"}) == [Decimal("2.0"), Decimal("4.5")]
    assert (Judged(()).mean, Judged(()).lowest) == (None, None)


def test_only_what_the_evidence_names_counts() -> None:
    found = judged([piece("a"), piece("b"), piece("c", {})], {"a", "c"})
    assert [one.slug for one in found.pieces] == ["a"]


@pytest.mark.parametrize(
    ("given", "apart", "graders"),
    [
        ({}, 0, set()),
        ({"first": (7, {"r/x": 3})}, 0, {7}),
        ({"first": (7, {"r/x": 3, "r/y": 4}), "second": (8, {"r/x": 2, "r/y": 2})}, Fraction(3, 2), {7, 8}),
        ({"first": (7, {"r/x": 3}), "appeal": (9, {"r/x": 5})}, 0, {7}),  # which settles nothing by itself
    ],
)
def test_how_far_its_graders_are_apart(given: dict[str, Any], apart: Fraction, graders: set[int]) -> None:
    one = piece(**given)
    assert (one.apart, set(one.graders)) == (apart, graders)
