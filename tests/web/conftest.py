"""What the tests of pages share."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement that is asked, as it is asked, housekeeping left out."""
    seen: list[str] = []

    def note(*call: object) -> None:
        if not str(call[2]).startswith(("PRAGMA", "BEGIN")):
            seen.append(str(call[2]))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    yield seen
    sa.event.remove(sa.Engine, "before_cursor_execute", note)
