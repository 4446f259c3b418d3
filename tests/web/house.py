"""A published site to work in: whoever is needed signed in, and its database at hand."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import work
from tests.people import account, enter
from trainer.db.models import Assignment


def now() -> datetime:
    """The site's own clock."""
    return datetime.now(UTC)


def visit(site: Flask, key: str) -> FlaskClient:
    """Somebody signed in."""
    with Session(site.extensions["engine"]) as own:
        return enter(site.test_client(), account(own, key))


def database(site: Flask) -> Session:
    """A session of the test's own; to be closed, best with `with`."""
    return Session(site.extensions["engine"], expire_on_commit=False)


def assign(site: Flask, **fields: Any) -> Assignment:
    """One piece of work, set just now."""
    with database(site) as db:
        (made,) = work.assign(db, now(), **fields)
        return made
