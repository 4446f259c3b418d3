"""Each requirement type, and a pathway as a whole."""

from datetime import UTC, datetime
from typing import Any

import pytest

from trainer.domain.pathway import Pathway, standing
from trainer.domain.portfolio import CaseWorked, Portfolio
from trainer.domain.requirements import TYPES

WHEN = datetime(2026, 11, 1, tzinfo=UTC)


def worked(slug: str, mode: str = "practice", counts: bool = True) -> CaseWorked:
    return CaseWorked(slug, mode, WHEN, counts)


ROWS: dict[str, dict[str, Any]] = {
    "modules-read": {"modules": ("a", "b")},
    "cases-worked": {"mode": "practice", "at_least": 2},
    "confirm-with-body": {"status": "unconfirmed"},
}


@pytest.mark.parametrize(
    ("kind", "portfolio", "state", "have"),
    [
        ("modules-read", Portfolio(), "not-yet", 0),
        ("modules-read", Portfolio(frozenset("a")), "not-yet", 1),
        ("modules-read", Portfolio(frozenset("abc")), "met", 2),
        ("cases-worked", Portfolio(cases=(worked("x"), worked("x"))), "not-yet", 1),
        ("cases-worked", Portfolio(cases=(worked("x"), worked("y"))), "met", 2),
        ("cases-worked", Portfolio(cases=(worked("x"), worked("y", counts=False))), "not-yet", 1),
        ("cases-worked", Portfolio(cases=(worked("x"), worked("y", mode="assessed"))), "not-yet", 1),
        ("confirm-with-body", Portfolio(frozenset("ab"), (worked("x"),)), "confirm", 0),
    ],
)
def test_what_a_requirement_says(kind: str, portfolio: Portfolio, state: str, have: int) -> None:
    progress = TYPES[kind](id="r", type=kind, words="…", source="…", **ROWS[kind]).progress(portfolio)
    assert (progress.state, progress.have) == (state, have)


def test_every_type_is_tried_here() -> None:
    assert ROWS.keys() == TYPES.keys()


@pytest.mark.parametrize(
    ("kinds", "portfolio", "state"),
    [
        (("modules-read",), Portfolio(frozenset("ab")), "met"),
        (("modules-read", "confirm-with-body"), Portfolio(frozenset("ab")), "confirm"),
        (("modules-read", "confirm-with-body"), Portfolio(), "not-yet"),
    ],
)
def test_a_pathway_is_only_as_far_as_its_last_requirement(
    kinds: tuple[str, ...], portfolio: Portfolio, state: str
) -> None:
    rows = tuple(
        {"id": k, "type": k, "words": "…", "source": "…"}
        | {n: list(v) if isinstance(v, tuple) else v for n, v in ROWS[k].items()}
        for k in kinds
    )
    pathway = Pathway("p", "P", "us", "one", "2026", "2026-09-01", "programme", "", rows)
    assert standing(pathway.progress(portfolio)) == state
