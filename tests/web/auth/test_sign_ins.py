"""Sign-ins as rows: what signing in, out, a new password and being remembered do to them."""

from datetime import timedelta

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import PASSWORD, account
from tests.web.house import database, now, visit
from tests.web.pages import post, sign_in
from trainer.db.models import SignIn
from trainer.services.devices import IDLE

NEW = "an even longer walk by the sea"


def rows(site: Flask) -> list[SignIn]:
    with database(site) as db:
        return list(db.scalars(sa.select(SignIn).order_by(SignIn.id)))


def is_in(client: FlaskClient) -> bool:
    return client.get("/account").status_code == 200


def test_signing_in_makes_a_row_and_signing_out_ends_it(app: Flask, client: FlaskClient) -> None:
    client.environ_base["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux) Firefox/133.0"
    sign_in(client, "trainee")
    (row,) = rows(app)
    assert (row.agent, row.ended_at) == ("Mozilla/5.0 (X11; Linux) Firefox/133.0", None)
    post(client, "/sign-out", page="/account")
    assert rows(app)[0].ended_at is not None
    assert not is_in(client)


def test_a_stolen_cookie_ends_with_its_row(app: Flask, client: FlaskClient) -> None:
    sign_in(client, "trainee")
    with client.session_transaction() as cookie:
        stolen = dict(cookie)
    post(client, "/sign-out", page="/account")
    thief = app.test_client()
    with thief.session_transaction() as cookie:
        cookie.update(stolen)
    assert not is_in(thief)


def test_a_browser_that_was_signed_out_is_not_remembered_either(app: Flask, client: FlaskClient) -> None:
    sign_in(client, "trainee", remember="y")
    client.delete_cookie("trainer")
    assert is_in(client)  # remembered, in the same row
    assert len(rows(app)) == 1
    with database(app) as db:
        db.execute(sa.update(SignIn).values(ended_at=now()))
        db.commit()
    client.delete_cookie("trainer")
    assert not is_in(client)


def test_a_new_password_ends_all_but_this_one(app: Flask, client: FlaskClient) -> None:
    sign_in(client, "trainee")
    elsewhere = visit(app, "trainee")
    fields = {"password": PASSWORD, "new_password": NEW, "new_password_confirm": NEW}
    assert post(client, "/change-password", **fields).status_code == 302
    assert is_in(client)
    assert not is_in(elsewhere)
    assert [row.ended_at is None for row in rows(app)] == [True, False]


def test_who_was_not_here_for_long_signs_in_anew(app: Flask) -> None:
    client = visit(app, "trainee")
    with database(app) as db:
        db.execute(sa.update(SignIn).values(seen_at=now() - IDLE - timedelta(minutes=1)))
        db.commit()
    assert not is_in(client)


def test_being_here_is_noted_without_a_write_for_each_request(app: Flask, site_db: Session) -> None:
    client = visit(app, "trainee")
    before = rows(app)[0].seen_at
    client.get("/account")
    assert rows(app)[0].seen_at == before
    site_db.execute(sa.update(SignIn).values(seen_at=now() - timedelta(minutes=11)))
    site_db.commit()
    client.get("/account")
    assert now() - rows(app)[0].seen_at < timedelta(minutes=1)
    site_db.execute(sa.update(SignIn).values(seen_at=now() - timedelta(minutes=11)))
    site_db.commit()
    post(client, "/account", name="Trainee", time_zone="UTC", locale="en")  # also after a request that writes
    assert now() - rows(app)[0].seen_at < timedelta(minutes=1)


def test_an_old_kind_of_cookie_does_not_open(app: Flask, site_db: Session) -> None:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie.update(_user_id=account(site_db, "trainee").fs_uniquifier, _fresh=True)
    assert not is_in(client)
