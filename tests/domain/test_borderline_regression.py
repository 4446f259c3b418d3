"""Borderline regression against published lines, and its error against matrices and against people drawn anew."""

from random import Random
from statistics import fmean, stdev

import pytest

from trainer.domain.borderline_regression import FEWEST_PEOPLE, Fit, Line, Rated, error, line, regression, step_of

ANSCOMBE = list(
    zip(
        [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5],
        [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
        strict=True,
    )
)


def test_anscombes_first_line_as_he_printed_it() -> None:
    found = line(ANSCOMBE)  # Anscombe 1973: y = 3 + 0.5 x, R² .667
    assert found is not None
    assert (found.base, found.slope, found.explained) == pytest.approx((3.0001, 0.5001, 0.6665), abs=1e-4)
    assert found.at(2) == pytest.approx(4.0003, abs=1e-4)
    assert line([(2, 1.0), (2, 3.0)]) is None
    assert line([]) is None


def people(n: int, seed: int = 7, case: str = "a", first: int = 0, base: float = 1.0) -> list[Rated]:
    """Ratings 1 to 4 in turn; marks rise by .7 with each, around the line."""
    draw = Random(seed)  # noqa: S311
    return [Rated(first + k, case, 1 + k % 4, base + 0.7 * (1 + k % 4) + draw.gauss(0, 0.3)) for k in range(n)]


def test_the_error_is_the_sandwich_of_matrices() -> None:
    rated = people(60)
    (fit,) = regression(rated, ["a"]).fits
    assert fit.line is not None
    xs, n = [one.step for one in rated], len(rated)
    sx, sxx = sum(xs), sum(x * x for x in xs)
    det = n * sxx - sx * sx
    inverse = ((sxx / det, -sx / det), (-sx / det, n / det))
    squares = [(one.level - fit.line.at(one.step)) ** 2 for one in rated]
    meat = ((sum(squares), sum(s * x for s, x in zip(squares, xs, strict=True))),
            (sum(s * x for s, x in zip(squares, xs, strict=True)),
             sum(s * x * x for s, x in zip(squares, xs, strict=True))))  # fmt: skip
    at = [inverse[0][k] + 2 * inverse[1][k] for k in (0, 1)]
    variance = sum(at[i] * meat[i][j] * at[j] for i in (0, 1) for j in (0, 1)) * n / (n - 2)
    assert error([fit]) == pytest.approx(variance**0.5)
    # By the formula of a regression's mean (Draper and Smith 1998), which takes one spread for all, it is about that.
    usual = (sum(squares) / (n - 2) * (1 / n + (2 - fmean(xs)) ** 2 / (sxx - sx * sx / n))) ** 0.5
    assert error([fit]) == pytest.approx(usual, rel=0.15)


def test_people_who_are_better_than_their_ratings_on_every_case_make_it_less_sure() -> None:
    draw = Random(3)  # noqa: S311
    able = [draw.gauss(0, 0.5) for _ in range(80)]
    rated = [
        Rated(who, case, 1 + (who + turn) % 4, 1 + 0.7 * (1 + (who + turn) % 4) + able[who])
        for turn, case in enumerate("abc")
        for who in range(80)
    ]
    found = regression(rated, "abc")
    apart = regression([Rated(one.person * 3 + "abc".index(one.case), *_rest(one)) for one in rated], "abc")
    assert (found.cut, found.error is not None) == (apart.cut, True)
    assert error(found.fits) > 1.5 * error(apart.fits)
    drawn = []
    for _ in range(300):  # people drawn anew, with all they did (Efron and Tibshirani 1993)
        chosen = [draw.randrange(80) for _ in range(80)]
        again = [Rated(at, *_rest(rated[80 * turn + who])) for turn in range(3) for at, who in enumerate(chosen)]
        drawn.append(fmean(fit.line.at(2) for fit in regression(again, "abc").fits if fit.line))
    assert error(found.fits) == pytest.approx(stdev(drawn), rel=0.2)


def _rest(one: Rated) -> tuple[str, int, float]:
    return one.case, one.step, one.level


def test_the_cut_is_the_mean_over_cases() -> None:
    found = regression([*people(60), *people(60, 8, "b", 100, base=2.0)], ["a", "b"])
    cuts = [fit.cut for fit in found.fits]
    assert cuts == pytest.approx([2.4, 3.4], abs=0.15)
    assert found.cut is not None
    assert float(found.cut) == pytest.approx(fmean(cut for cut in cuts if cut), abs=6e-4)
    assert found.error is not None
    assert 0 < found.error < 1


def test_where_there_is_no_cut_and_why() -> None:
    few = regression(people(FEWEST_PEOPLE - 1), ["a"])
    assert (few.cut, few.error, few.fits[0].standing) == (None, None, "few")
    twice = [*people(49), *people(49)]
    assert regression(twice, ["a"]).fits[0].standing == "few"  # the same people twice are no more people
    falling = [Rated(k, "a", 1 + k % 4, 5 - k % 4) for k in range(60)]
    alike = [Rated(k, "a", 2, 1 + k % 4) for k in range(60)]
    above = [Rated(k, "a", 3 + k % 2, 3 + k % 2) for k in range(60)]
    for rated, standing in ((falling, "falls"), (alike, "falls"), (above, "beyond")):
        found = regression(rated, ["a"])
        assert (found.cut, found.fits[0].standing, found.fits[0].cut) == (None, standing, None)
    assert regression(people(60), ["a", "b"]).cut is None
    assert regression([], []).cut is None


def test_ratings_are_steps() -> None:
    assert [step_of(word) for word in ("clear-fail", "borderline", "clear-pass", "good", "", "x")] == [1, 2, 3, 4, 0, 0]
    assert Fit("a", (), Line(1, 1, 1)).people == 0
