"""How long judging an answer takes."""

from typing import Any

import pytest

from trainer.domain.grading import expected_minutes

WHY = {"why": "word " * 100}


@pytest.mark.parametrize(
    ("answer", "rubrics", "minutes"),
    [
        ({}, 0, 1),
        ({}, 2, 6),
        ({"formulation": None, "people": None, "areas": None}, 1, 3),
        ({"formulation": {"text": "word " * 400}, "people": [WHY] * 4, "areas": {"grief": WHY, "role": {}}}, 2, 12),
    ],
)
def test_by_its_words_its_people_and_its_rubrics(answer: dict[str, Any], rubrics: int, minutes: int) -> None:
    assert expected_minutes(answer, rubrics) == minutes
