"""Difficulty and discrimination of items, held against the definitions by hand."""

from statistics import correlation

import pytest

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
    assert found["good"].discrimination == pytest.approx(correlation([float(one["good"]) for one in given], rest))


def test_an_item_that_everybody_has_right_cannot_tell_anybody_apart() -> None:
    easy = statistics(attempts(40))["easy"]
    assert (easy.p, easy.discrimination, easy.look) == (1.0, None, "easy")


def test_an_item_that_goes_against_the_others_wants_a_look() -> None:
    odd = statistics(attempts(40))["odd"]
    assert odd.discrimination is not None
    assert odd.discrimination < 0
    assert odd.look == "flat"
    assert ItemStatistics(40, 0.2, 0.5).look == "hard"
    assert ItemStatistics(40, 0.6, 0.4).look == ""


def test_only_attempts_that_asked_an_item_count_for_it() -> None:
    given = attempts(LEAST) + [{"good": True, "rest": True}] * 5
    found = statistics(given)
    assert (found["good"].asked, found["odd"].asked) == (LEAST + 5, LEAST)


def test_a_quiz_of_one_item_has_nothing_to_compare_with() -> None:
    alone = statistics([{"one": n % 2 == 0} for n in range(LEAST)])["one"]
    assert (alone.p, alone.discrimination) == (0.5, None)
