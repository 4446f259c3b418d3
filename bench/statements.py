"""How many statements a request takes, counted in this process."""

import re

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from trainer.app import create_app
from trainer.config import Config
from trainer.services.demo import PASSWORD


def _token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)
    return found[1] if found else ""


def count(database_url: str, paths: list[str]) -> dict[str, int]:
    """Statements of the second request for each path, signed in as the demo's trainee."""
    app: Flask = create_app(Config(secret_key="bench", database_url=database_url, demo=True))
    client = app.test_client()
    client.post(
        "/sign-in",
        data={"csrf_token": _token(client, "/sign-in"), "email": "trainee@example.org", "password": PASSWORD},
    )
    seen: list[str] = []

    @sa.event.listens_for(app.extensions["engine"], "before_cursor_execute")
    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    counted = {}
    for path in paths:
        client.get(path)
        seen.clear()
        client.get(path)
        counted[path] = len(seen)
    app.extensions["engine"].dispose()
    return counted
