"""A trainee before pages with content and before empty ones."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.trainee.desk import Desk, start


def trainee_of(site: Flask) -> FlaskClient:
    with Session(site.extensions["engine"]) as own:
        return enter(site.test_client(), account(own, "trainee"))


@pytest.fixture
def reader(published_app: Flask) -> FlaskClient:
    """Signed in where the shipped content is published."""
    return trainee_of(published_app)


@pytest.fixture
def early(app: Flask) -> FlaskClient:
    """Signed in before anything is published."""
    return trainee_of(app)


@pytest.fixture
def desk(reader: FlaskClient) -> Desk:
    """A case started just now."""
    return start(reader)
