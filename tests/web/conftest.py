"""What the tests of pages share."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask


@pytest.fixture
def statements(published_app: Flask) -> Iterator[list[str]]:
    """Every statement that the site asks, as it asks it."""
    seen: list[str] = []

    def note(*call: object) -> None:
        if not str(call[2]).startswith(("PRAGMA", "BEGIN")):
            seen.append(str(call[2]))

    engine = published_app.extensions["engine"]
    sa.event.listen(engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(engine, "before_cursor_execute", note)
