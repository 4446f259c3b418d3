"""Difficulty and discrimination of items, held against the definitions by hand."""

from statistics import correlation

import pytest

from trainer.domain.calibration import Estimate
from trainer.domain.item_statistics import LEAST, ItemStatistics, statistics


def attempts(n: int) -> list[dict[str, bool]]:
    """Of each four people one knows it all, two know half, and one knows nothing; `easy` everybody knows."""
    kinds = (
        {"easy": True, "good": True, "odd": False, "rest": True},
        {"easy": True, "good": True, "odd": True, "rest": False},
        {"easy": True, "good": False, "odd": True, "rest": True},
        {"easy": True, "good": False, "odd": True, "rest": False},
    )
    return [kinds[i % 4] for i in range(n)]


def test_below_the_least_number_nothing_is_said() -> None:
    found = statistics(attempts(LEAST - 1))
    assert found["good"] == ItemStatistics(LEAST - 1)
    assert (found["good"].p, found["good"].discrimination, found["good"].look) == (None, None, "")


def test_difficulty_is_the_share_right_and_discrimination_compares_with_the_other_items() -> None:
    given = attempts(40)
    found = statistics(given)
    assert (found["good"].asked, found["good"].p) == (40, 0.5)
    rest = [sum(right for item, right in one.items() if item != "good") / 3 for one in given]
    told = found["good"].discrimination
    assert told is not None
    assert told.value == pytest.approx(correlation([float(one["good"]) for one in given], rest))
    assert told.interval is not None


def test_an_item_that_everybody_has_right_cannot_tell_anybody_apart() -> None:
    easy = statistics(attempts(40))["easy"]
    assert (easy.p, easy.discrimination, easy.look) == (1.0, None, "easy")


def test_an_item_that_goes_against_the_others_wants_a_look() -> None:
    odd = statistics(attempts(40))["odd"]
    assert odd.discrimination is not None
    assert odd.discrimination.value < 0
    assert odd.look == "flat"


@pytest.mark.parametrize(
    ("p", "told", "look"),
    [
        (0.2, Estimate(0.5, (0.3, 0.7)), "hard"),
        (0.6, Estimate(0.4, (0.1, 0.6)), ""),
        (0.6, Estimate(0.05, (-0.4, 0.48)), ""),  # twenty attempts: a sound item comes out so by chance
        (0.6, Estimate(0.05, (-0.09, 0.19)), "flat"),
        (0.6, Estimate(-1.0), "flat"),  # nobody departs from it
        (0.6, None, ""),
    ],
)
def test_flat_only_where_the_whole_interval_says_so(p: float, told: Estimate | None, look: str) -> None:
    assert ItemStatistics(40, p, told).look == look


def test_only_attempts_that_asked_an_item_count_for_it() -> None:
    given = attempts(LEAST) + [{"good": True, "rest": True}] * 5
    found = statistics(given)
    assert (found["good"].asked, found["odd"].asked) == (LEAST + 5, LEAST)


def test_a_quiz_of_one_item_has_nothing_to_compare_with() -> None:
    alone = statistics([{"one": n % 2 == 0} for n in range(LEAST)])["one"]
    assert (alone.p, alone.discrimination) == (0.5, None)
