"""A programme's settings: what holds without any, what cannot be, and that odd rows do no harm."""

from typing import Any

import pytest

from trainer.domain.settings import MOST_STATEMENTS, Settings, settings_of


def test_without_any_the_usual_holds_and_is_sound() -> None:
    assert settings_of({}) == Settings()
    assert Settings().faults() == {}


def test_what_is_stored_comes_back() -> None:
    own = Settings(reminder_days=(14, 3, 0), late_policy="grace", grace_days=3, evaluation=("It is fair.",))
    assert settings_of(own.to_json()) == own


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"invitation_days": 0}, {"invitation_days": "range"}),
        ({"invitation_days": 61}, {"invitation_days": "range"}),
        ({"committee_views": 1}, {"committee_views": "range"}),
        ({"keep_drafts_months": 2}, {"keep_drafts_months": "range"}),
        ({"late_policy": "shout"}, {"late_policy": "choice"}),
        ({"language": "tlh"}, {"language": "choice"}),
        ({"reminder_days": (61,)}, {"reminder_days": "range"}),
        ({"reminder_days": (-1,)}, {"reminder_days": "range"}),
        ({"reminder_days": (6, 5, 4, 3, 2, 1)}, {"reminder_days": "many"}),
        ({"evaluation": ("x" * 201,)}, {"evaluation": "long"}),
        ({"evaluation": ("a", "a")}, {"evaluation": "twice"}),
        ({"evaluation": tuple(str(n) for n in range(MOST_STATEMENTS + 1))}, {"evaluation": "many"}),
    ],
)
def test_what_cannot_be_is_named(change: dict[str, Any], fault: dict[str, str]) -> None:
    assert Settings(**change).faults() == fault


@pytest.mark.parametrize(
    "stored",
    [{"invitation_days": 0}, {"unheard_of": 1}, {"reminder_days": 7}, {"grace_days": "7"}, {"grace_days": [7]}],
)
def test_an_odd_row_is_as_if_never_set(stored: dict[str, Any]) -> None:
    assert settings_of(stored) == Settings()
