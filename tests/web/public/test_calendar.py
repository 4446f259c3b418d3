"""Due dates for a calendar program, which cannot sign in."""

import pytest
import sqlalchemy as sa
from flask import Flask

from tests import work
from tests.web.house import database
from trainer.db.models import Account, Membership

ADDRESS = f"/calendar/{work.FEED}.ics"


def test_whoever_has_the_address_reads_dates_and_titles(worked_app: Flask) -> None:
    answer = worked_app.test_client().get(ADDRESS)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "SUMMARY:Due: Earlies" in answer.text
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("token", ["x", "WzEsMV0.x", work.FEED[:-1], work.FEED + "x", "x" * 1000])
def test_any_other_address_leads_nowhere(worked_app: Flask, token: str) -> None:
    assert worked_app.test_client().get(f"/calendar/{token}.ics").status_code == 404


@pytest.mark.parametrize("left", ["programme", "site"])
def test_for_whoever_has_left_it_leads_nowhere(worked_app: Flask, left: str) -> None:
    with database(worked_app) as db:
        if left == "site":
            db.execute(sa.update(Account).values(active=False))
        else:
            db.execute(sa.update(Membership).values(until_on=sa.text("'2026-09-30'")))
        db.commit()
    assert worked_app.test_client().get(ADDRESS).status_code == 404
