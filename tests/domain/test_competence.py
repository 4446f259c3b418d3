"""What practice says of a competency over time, beside the readers."""

from datetime import UTC, datetime, timedelta

import pytest

from trainer.domain.competence import Attempt, course, point
from trainer.domain.scoring.result import Dimension, Marks, SafetyVerdict

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


def attempt(days: int, **values: float | None) -> Attempt:
    marks = Marks(("a", "b"), (0.8, 0.6), (0.5, 0.4))
    dimensions = tuple(Dimension(name, 0.2, value, "", (), marks) for name, value in values.items())
    return Attempt(f"R{days}", "bread", 1, NOW + timedelta(days=days), 0.5, Marks(), dimensions, SafetyVerdict(None))


def test_a_competency_is_the_weighted_mean_of_what_speaks_for_it() -> None:
    found = point("interpersonal-inventory", attempt(0, people=0.8, relationships=0.4, evidence=0.5, problem_areas=0.0))
    assert found
    assert found.value == pytest.approx((0.25 * 0.8 + 0.25 * 0.4 + 0.1 * 0.5) / 0.6)
    assert found.readers == pytest.approx((0.8, 0.6))
    assert found.answer == pytest.approx((0.5, 0.4))


def test_what_cannot_be_measured_is_left_out_not_counted_as_nothing() -> None:
    found = point("interpersonal-inventory", attempt(0, people=0.8, relationships=None))
    assert found
    assert found.value == pytest.approx(0.8)
    assert point("interpersonal-inventory", attempt(0, people=None)) is None
    assert point("case-formulation", attempt(0, people=0.9)) is None


def test_the_course_runs_from_the_oldest() -> None:
    run = course("problem-area-choice", [attempt(3, problem_areas=0.9), attempt(1, problem_areas=0.2)])
    assert [p.value for p in run] == pytest.approx([0.2, 0.9])
