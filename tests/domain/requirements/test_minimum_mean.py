"""A mean of at least 3.0, and whose."""

from decimal import Decimal

import pytest

from tests.domain.logbook import Book, ask, why
from trainer.domain.evidence.standing import By

ROW = {
    "operator": "at-least",
    "value": Decimal("3.0"),
    "unit": "points",
    "cases": 1,
    "instruments": ("IPT-QAS",),
    "roles": ("supervisor",),
}


@pytest.mark.parametrize(
    ("scores", "state", "shown"),
    [
        (("3", "3", "3"), "met", None),
        (("2.95",), "not-yet", "2.95"),
        (("3", "3", "2.99"), "not-yet", "2.99"),  # 2.996…, and not 3.00
        (("1", "5"), "met", None),
        (("3", "3", "3", "3", "3", "3", "2"), "not-yet", "2.85"),
    ],
)
def test_nothing_is_rounded_up(scores: tuple[str, ...], state: str, shown: str | None) -> None:
    b = Book()
    b.case("one")
    b.rating("one", "ann", *scores)
    progress = ask("minimum-mean", b, **ROW)
    assert progress.state == state
    assert [str(a.reason.about["mean"]) for a in progress.set_aside] == ([shown] if shown else [])


@pytest.mark.parametrize(("reading", "state"), [("best", "met"), ("lowest", "not-yet"), ("mean", "not-yet")])
def test_whose_counts_when_there_are_several_is_a_reading(reading: str, state: str) -> None:
    b = Book()
    b.case("one")
    b.rating("one", "ann", "3.1")
    b.rating("one", "bob", "2.8")
    assert ask("minimum-mean", b, **ROW, several=reading).state == state


def test_the_self_rating_passes_nobody_unless_it_is_said_so() -> None:
    b = Book()
    b.case("one")
    b.rating("one", "", "5", role="self")
    assert why(ask("minimum-mean", b, **ROW)) == {"one": "not-rated"}
    assert ask("minimum-mean", b, **{**ROW, "roles": ("self",)}).state == "met"


def test_the_rater_has_to_stand_and_the_scale_to_be_that_one() -> None:
    b = Book()
    b.guide("ann")
    b.case("one")
    b.rating("one", "ann", "4")
    assert ask("minimum-mean", b, **ROW, by=By("ipt-institute", ("consultant",))).state == "not-yet"
    assert ask("minimum-mean", b, **{**ROW, "instruments": ("ARRS",)}).state == "not-yet"


def test_a_rating_without_scores_cannot_be_told() -> None:
    b = Book()
    b.case("one")
    b.rating("one", "ann")
    progress = ask("minimum-mean", b, **ROW)
    assert (progress.state, why(progress)) == ("insufficient", {"one": "no-scores"})
