"""Where the link of an invitation leads, for whoever opens it, as often as they do."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.people import PASSWORD
from tests.web.bonds import PROGRAMME
from tests.web.house import database, now, visit
from tests.web.pages import post, sign_in, words
from tests.work import member
from trainer.db.models import Account, Invitation, Membership, Outbox
from trainer.services.inviting import invite

GOOD: dict[str, Any] = {
    "name": "Ana Lima",
    "time_zone": "Asia/Tokyo",
    "password": "a new walk by the river",
    "password_confirm": "a new walk by the river",
}


def link(site: Flask, **cells: str) -> str:
    """What is mailed to somebody who is invited."""
    with database(site) as db:
        guest = {"name": "Ana", "email": "ana@example.org", "role": "trainee", **cells}
        assert invite(db, member=member(db, "director"), cells=guest, now=now()) == []
        found = db.scalars(sa.select(Outbox.link).order_by(Outbox.id.desc())).first()
    assert found
    return found


def test_a_new_account_is_made_and_signed_in(app: Flask) -> None:
    path = link(app, cohort="first")
    client = app.test_client()
    page = client.get(path)
    assert "Join The North" in words(page.text)
    assert "Director has invited you. You join as a trainee" in words(page.text)
    assert "Your cohort is First." in words(page.text)
    assert 'value="Ana"' in page.text
    assert post(client, path, **GOOD).location == "/home"
    assert client.get("/home").location == "/p/north/home"
    assert "Welcome. Your account is made" in words(client.get("/p/north/home").text)
    with database(app) as db:
        row = db.scalars(sa.select(Account).where(Account.email == "ana@example.org")).one()
        assert (row.name, row.time_zone) == ("Ana Lima", "Asia/Tokyo")
    fresh = app.test_client()
    assert sign_in(fresh, "ana", GOOD["password"]).status_code == 302


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "Say what you are called."),
        ({"password": "short", "password_confirm": "short"}, "A password needs at least 12 characters."),
        ({"password_confirm": "another walk by the river"}, "This is not the same password as above."),
        ({"time_zone": "Mars"}, "Choose one of these."),
    ],
)
def test_what_is_wrong_stands_at_its_field(app: Flask, change: dict[str, str], said: str) -> None:
    path = link(app)
    client = app.test_client()
    answer = post(client, path, **{**GOOD, **change})
    assert answer.status_code == 422
    assert said in words(answer.text)
    assert GOOD["password"] not in answer.text
    with database(app) as db:
        assert db.scalars(sa.select(Invitation.accepted_at)).one() is None


def test_used_twice(app: Flask) -> None:
    path = link(app)
    post(app.test_client(), path, **GOOD)
    answer = app.test_client().get(path)
    assert answer.status_code == 409
    assert "This invitation was used already" in words(answer.text)
    assert "If it was you, just sign in." in words(answer.text)


def test_too_late(app: Flask) -> None:
    path = link(app)
    with database(app) as db:
        db.execute(sa.update(Invitation).values(expires_at=now()))
        db.commit()
    client = app.test_client()
    answer = client.get(path)
    assert answer.status_code == 409
    assert "This invitation has run out" in words(answer.text)
    assert "Ask Director of The North to send it again" in words(answer.text)
    sent = post(client, path, page="/sign-in", **GOOD)
    assert sent.status_code == 409


def test_withdrawn_and_replaced_and_unknown(app: Flask) -> None:
    old = link(app)
    director = visit(app, "director")
    post(director, f"{PROGRAMME}/invitations/1/again", page=f"{PROGRAMME}/invitations")
    replaced = app.test_client().get(old)
    assert "a newer invitation was sent since" in words(replaced.text)
    assert words(replaced.text) == words(app.test_client().get("/invitations/nonsense").text)
    with database(app) as db:
        new = db.scalars(sa.select(Outbox.link)).one()
    post(director, f"{PROGRAMME}/invitations/1/back", page=f"{PROGRAMME}/invitations")
    assert "This invitation was withdrawn" in words(app.test_client().get(new or "").text)


def test_who_has_an_account_signs_in_and_joins(app: Flask) -> None:
    path = link(app, email="stranger@example.org", name="Stranger")
    client = app.test_client()
    page = client.get(path)
    assert "stranger@example.org has an account here already." in words(page.text)
    assert 'name="password"' not in page.text
    answer = post(client, f"/sign-in?next={path}", email="stranger@example.org", password=PASSWORD, next=path)
    assert answer.location == path
    assert "The programme is added to your account." in words(client.get(path).text)
    assert post(client, path).location == "/home"
    found = words(client.get("/home").text)
    assert "The North" in found
    assert "The South" in found


def test_joining_with_another_address_is_said_clearly(app: Flask) -> None:
    path = link(app)
    client = visit(app, "stranger")
    page = words(client.get(path).text)
    assert "The invitation was sent to ana@example.org, and you are signed in as stranger@example.org." in page
    assert post(client, path).location == "/home"
    with database(app) as db:
        assert db.scalar(sa.select(sa.func.count()).where(Membership.account_id == 5)) == 2
        assert db.scalars(sa.select(Account).where(Account.email == "ana@example.org")).all() == []


def test_who_has_the_role_already_is_told(app: Flask) -> None:
    path = link(app)
    client = visit(app, "trainee")
    assert post(client, path).location == "/home"
    assert "You have this role in the programme already" in words(client.get("/p/north/home").text)
    assert "Join The North" in words(app.test_client().get(path).text)
