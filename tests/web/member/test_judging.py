"""A judge gives levels alone, keeps half of them, sees the spread only afterwards, and gives them once more."""

import pytest
import sqlalchemy as sa
from flask import Flask

from tests import standards
from tests.people import NOW
from tests.standards import WHOM, give
from tests.web.house import database, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Account, Membership, StandardStudy
from trainer.services.setting_standards import close_round, set_aside

HOMES = {"supervisor": "supervision", "director": "programme", "expert": "annotation"}


def asked(site: Flask, key: str = "supervisor") -> StandardStudy:
    """Somebody of the tests is among the judges."""
    with database(site) as db:
        return standards.asked(db, member(db, key))


@pytest.mark.parametrize("key", HOMES)
def test_a_home_says_so_while_a_round_waits(published_app: Flask, key: str) -> None:
    study = asked(published_app, key)
    client, home, page = visit(published_app, key), f"/p/north/{HOMES[key]}", f"/p/north/standards/{study.id}"

    def asks() -> bool:
        return f'href="{page}">The programme’s standard waits for your levels' in client.get(home).text

    assert "Say, alone, what somebody just competent would reach: 30 judgements." in words(client.get(home).text)
    assert asks()
    post(client, page, give="1", **dict.fromkeys(study.items, "2.5"))
    assert not asks()
    with database(published_app) as db:
        close_round(db, member=member(db, "director"), study_id=study.id, now=NOW)
    assert asks()
    assert "then give your levels once more: 30 judgements." in words(client.get(home).text)


def test_alone_then_together_then_again(published_app: Flask) -> None:
    study = asked(published_app)
    page, items = f"/p/north/standards/{study.id}", study.items
    client = visit(published_app, "supervisor")
    alone = words(client.get(page).text)
    assert WHOM in alone
    assert "judges:" not in alone
    refused = post(client, page, give="1", **{items[0]: "2.5"})
    assert (refused.status_code, "29 of 30 have no level yet" in words(refused.text)) == (422, True)
    assert '<option value="2.5" selected>' in refused.text
    kept = post(client, page, **{items[0]: "2.5"})
    assert "Give them when all are there." in words(client.get(kept.location).text)
    assert post(client, page, give="1", **dict.fromkeys(items, "2.5")).status_code == 302
    with database(published_app) as db:
        close_round(db, member=member(db, "director"), study_id=study.id, now=NOW)
    together = words(client.get(page).text)
    assert "judges: 1.5 to 4.5, middle 2.5; you said 2.5" in together
    said = post(client, f"{page}/notes", page=page, text="Safety asks for more.")
    assert "Safety asks for more." in words(client.get(said.location).text)
    assert post(client, f"{page}/notes", page=page, text="").status_code == 422
    assert post(client, page, give="1", **dict.fromkeys(items, "3.0")).status_code == 302


def test_whoever_was_not_asked_finds_nothing(published_app: Flask) -> None:
    study = asked(published_app)
    for key in ("director", "trainee", "expert", "stranger"):
        assert visit(published_app, key).get(f"/p/north/standards/{study.id}").status_code == 404


def test_levels_of_a_round_that_was_never_closed_stay_unseen(published_app: Flask) -> None:
    study = asked(published_app)
    with database(published_app) as db:
        director, last = member(db, "director"), member(db, "supervisor")
        give(db, study, last, "2.5")
        close_round(db, member=director, study_id=study.id, now=NOW)
        ada = db.scalars(sa.select(Membership).join(Membership.account).where(Account.name == "Ada")).one()
        give(db, study, ada, "4.0")
        set_aside(db, member=director, study_id=study.id, reason="Too few.", now=NOW)
    found = words(visit(published_app, "supervisor").get(f"/p/north/standards/{study.id}").text)
    assert "judges: 1.5 to 4.5, middle 2.5" in found
    assert "4.0 to 4.0" not in found
