"""How many statements a request takes, counted in this process."""

import re
from typing import Any, Final

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from trainer.app import create_app
from trainer.config import Config
from trainer.services.demo import PASSWORD


def _token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)
    return found[1] if found else ""


def signed_in(app: Flask, email: str) -> FlaskClient:
    """A visitor in this process, past the door."""
    client = app.test_client()
    said = {"csrf_token": _token(client, "/sign-in"), "email": email, "password": PASSWORD}
    client.post("/sign-in", data=said)
    return client


STEP: Final = 10
"""Instructions of SQLite's machine between two looks at it."""


def count(database_url: str, paths: list[str]) -> dict[str, int]:
    """Statements of the second request for each path, signed in as the demo's trainee."""
    found = opened(database_url, {path: path for path in paths}, "trainee@example.org")
    return {path: statements for path, (statements, _steps) in found.items()}


def opened(database_url: str, paths: dict[str, str], email: str) -> dict[str, tuple[int, int]]:
    """By name, the statements and the database's own steps of the second request for each path.

    The steps are what rows read, compared and sorted come to: they grow where a page looks through everybody.
    """
    app: Flask = create_app(Config(secret_key="bench", database_url=database_url, demo=True))
    client = signed_in(app, email)
    seen: list[str] = []

    @sa.event.listens_for(app.extensions["engine"], "before_cursor_execute")
    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            seen.append(statement)

    steps = [0]

    def step() -> int:
        steps[0] += STEP
        return 0

    @sa.event.listens_for(app.extensions["engine"], "checkout")
    def watch(connection: Any, *_rest: object) -> None:
        connection.set_progress_handler(step, STEP)

    counted = {}
    for name, path in paths.items():
        client.get(path)
        seen.clear()
        steps[0] = 0
        if client.get(path).status_code != 200:
            raise RuntimeError(f"{path} does not open for {email}")
        counted[name] = len(seen), steps[0]
    app.extensions["engine"].dispose()
    return counted
