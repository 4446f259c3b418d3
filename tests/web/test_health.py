"""Whether the site works, for whoever watches it."""

from datetime import UTC, datetime, timedelta

from flask import Flask

from tests.web.house import assign, database
from trainer.services.working import beat


def test_it_tells_since_when_worker_and_mail_are_silent(published_app: Flask) -> None:
    client = published_app.test_client()
    assert client.get("/healthz").json == {"database": "ok", "worker": None, "mail": None}
    assign(published_app)
    with database(published_app) as db:
        beat(db, name="worker", now=datetime.now(UTC) - timedelta(seconds=50))
    told = client.get("/healthz").json
    assert told is not None
    assert 50 <= told["worker"] < 60
    assert 0 <= told["mail"] < 10
