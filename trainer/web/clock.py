"""What time it is: asked once a request, passed on as `now`."""

from datetime import UTC, datetime

from flask import g


def now() -> datetime:
    """The moment this request began, aware and in UTC."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    moment: datetime = g.now
    return moment
