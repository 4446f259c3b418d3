"""Cases as items: difficulty and discrimination by hand, and what stored scores say was missed."""

from typing import Any

import pytest

from trainer.domain.calibration import Estimate
from trainer.domain.case_statistics import FEWEST, Difficulty, Missed, MissedPerson, MissedTurn, Rest, missed, verdict
from trainer.domain.correlation import Sums


def test_difficulty_by_hand() -> None:
    """Ten totals, five of .4 and five of .6: mean .5, s = √(.1/9) = .1054, standard error .0333, t(9) 2.2622."""
    found = Difficulty(10, 5.0, 5 * 0.16 + 5 * 0.36).mean
    assert found is not None
    assert found.value == pytest.approx(0.5)
    assert found.interval == pytest.approx((0.5 - 0.0754, 0.5 + 0.0754), abs=0.0001)


def test_too_few_say_nothing() -> None:
    assert Difficulty(FEWEST - 1, 4.5, 2.5).mean is None
    assert Rest(Sums(FEWEST - 1, 0, 0, 1, 1, 0.5), 2).discrimination is None
    assert Rest(Sums(FEWEST, 0, 0, 1, 1, 0.5), 2).discrimination is not None


@pytest.mark.parametrize(("others", "reach"), [(1, 0.16), (2, 0.21), (11, 0.33)])
def test_beside_few_other_cases_even_a_good_one_comes_to_little(others: float, reach: float) -> None:
    assert Rest(Sums(0, 0, 0, 0, 0, 0), others).within_reach == pytest.approx(reach, abs=0.005)


def person(matched: str, verdict: str, cited: tuple[str, ...] = (), *, essential: bool = True) -> dict[str, Any]:
    turns = {"s1:C1": 1.0, "s1:C2": 2 / 3, "s1:C3": 1 / 3}
    return {"matched": matched, "verdict": verdict, "essential": essential, "cited": cited, "panel_turns": turns}


def area(standing: str, cited: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"area": "grief", "standing": standing, "cited": cited, "panel_turns": {"s2:C9": 0.5}}


def test_what_was_missed_most_often_first() -> None:
    scores = [
        {"people": [person("ann", "missed"), person("bo", "missed", essential=False)], "areas": [area("indicated")]},
        {"people": [person("ann", "missed"), person("bo", "found", essential=False)], "areas": [area("defensible")]},
        {"people": [person("ann", "found", ("s1:C1",))], "areas": [area("indicated", ("s2:C9",))]},
        {"people": [{**person("ann", "unsupported"), "matched": None}], "areas": []},
    ]
    assert missed(scores) == Missed(
        4,
        (MissedPerson("ann", True, 2), MissedPerson("bo", False, 1)),
        (
            MissedTurn("s1:C2", "ann", True, 3),
            MissedTurn("s1:C1", "ann", True, 2),
            MissedTurn("s2:C9", "grief", False, 1),
        ),
    )


def test_nothing_handed_in_misses_nothing() -> None:
    assert missed([]) == Missed(0, (), ())


def beside(r: float, n: int = 400) -> Rest:
    """So many people with that correlation, beside two other cases: a good one reaches .21."""
    return Rest(Sums(n, 0, 0, 1, 1, r), 2)


@pytest.mark.parametrize(
    ("mean", "rest", "word"),
    [
        (None, None, "few"),
        (0.5, None, "unsure"),
        (0.5, beside(0.0), "flat"),
        (0.5, beside(0.0, 30), "unsure"),  # thirty people: what a good case reaches lies in the interval
        (0.5, beside(0.11), "weak"),
        (0.5, beside(0.2), "works"),
        (0.9, beside(0.2), "easy"),
        (0.1, beside(0.2), "hard"),
        (0.9, beside(0.0), "flat"),
        (0.8, None, "easy"),
    ],
)
def test_what_the_numbers_come_to_in_a_word(mean: float | None, rest: Rest | None, word: str) -> None:
    assert verdict(None if mean is None else Estimate(mean), rest) == word
