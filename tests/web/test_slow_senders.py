"""Whoever sends a form slowly must not keep everybody else from writing."""

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from tests.people import account, enter


class Slow(io.BytesIO):
    """A body on its way: at every piece it notes whether somebody else could write."""

    def __init__(self, body: bytes, file: Path) -> None:
        super().__init__(body)
        self.file, self.free = file, [True]

    def _look(self) -> None:
        other = sqlite3.connect(self.file, timeout=0)
        try:
            other.execute("BEGIN IMMEDIATE")
            self.free.append(True)
        except sqlite3.OperationalError:
            self.free.append(False)
        finally:
            other.close()

    def read(self, size: int | None = -1, /) -> bytes:
        self._look()
        return super().read(size)

    def readinto(self, buffer: object, /) -> int:
        self._look()
        return super().readinto(buffer)  # type: ignore[arg-type]


def test_nothing_is_locked_while_a_body_arrives(make_site: Callable[..., Flask], settled_file: Path) -> None:
    app = make_site(settled_file)
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    with Session(app.extensions["engine"]) as db:
        enter(client, account(db, "trainee"))
    file = Path(str(app.extensions["engine"].url.database))
    body = Slow(b'{"account": 1, "revision": 0, "changes": []}', file)
    client.post(
        "/p/north/drafts/1/changes", input_stream=body, content_length=44, content_type="application/json"
    ).close()
    assert len(body.free) > 1
    assert all(body.free)
