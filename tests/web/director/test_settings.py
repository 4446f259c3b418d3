"""A programme's settings."""

from typing import Any

import pytest
from flask import Flask

from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Programme
from trainer.domain.settings import Settings, settings_of
from trainer.web.director.settings import SettingsForm, sections

PAGE = f"{PROGRAMME}/settings"
GOOD: dict[str, Any] = {
    "name": "The North",
    "time_zone": "Europe/Berlin",
    "language": "en",
    "reminder_days": "1, 14; 3 3",
    "late_policy": "grace",
    "grace_days": "5",
    "invitation_days": "30",
    "keep_drafts_months": "12",
    "keep_withdrawn_years": "7",
    "keep_audit_years": "20",
    "hide_names": "y",
    "allocation": "even",
    "grading_days": "7",
    "second_share": "0",
    "appeal_days": "0",
    "calibration_agreement": "70",
    "calibration_months": "24",
    "defence_required": "y",
    "link_days": "10",
    "committee_views": "3",
    "decision_appeal_days": "14",
    "certificate_months": "0",
    "evaluation": "  It is  fair. \r\n\r\nI learn.\r\n",
}


def test_what_is_kept_comes_back(app: Flask) -> None:
    client = visit(app, "director")
    assert post(client, PAGE, **GOOD).location == PAGE
    with database(app) as db:
        assert settings_of(db.get_one(Programme, 1).settings) == Settings(
            (14, 3, 1), "grace", 5, 30, 12, 7, 20, ("It is fair.", "I learn."), "en",
            True, "even", 7, 0, 0, False, 70, 24, True, False, 10, 3, 14, 0,
        )  # fmt: skip
    page = client.get(PAGE).text
    assert 'value="14, 3, 1"' in page
    assert "It is fair.\nI learn." in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "A programme needs a name."),
        ({"time_zone": "Mars/Olympus"}, "Choose one of these."),
        ({"reminder_days": "soon"}, "Write days with commas between, such as 7, 1."),
        ({"reminder_days": "90"}, "Reminders come from 0 to 60 days"),
        ({"reminder_days": "1 2 3 4 5 6"}, "five reminders"),
        ({"invitation_days": "0"}, "Choose a number from 1 to 60."),
        ({"invitation_days": ""}, "Write a number."),
        ({"second_share": "101"}, "Choose a number from 0 to 100."),
        ({"grading_days": ""}, "Write a number."),
        ({"allocation": "by lot"}, "Choose one of these."),
        ({"evaluation": "a\na"}, "there twice"),
        ({"evaluation": "x" * 201}, "more than 200 characters"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(app: Flask, change: dict[str, str], said: str) -> None:
    answer = post(visit(app, "director"), PAGE, **{**GOOD, "keep_audit_years": "33", **change})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert 'value="33"' in answer.text
    with database(app) as db:
        assert db.get_one(Programme, 1).settings == {}


def test_every_setting_is_on_the_page_with_an_explanation(app: Flask) -> None:
    with app.test_request_context():
        form = SettingsForm()
        fields = {field.short_name: field for field in form if field.short_name != "csrf_token"}
        assert {name for _, names in sections() for name in names} == set(fields)
        assert [name for name, field in fields.items() if not field.description] == []
        assert set(fields) == {"name", "time_zone", *vars(Settings())}
