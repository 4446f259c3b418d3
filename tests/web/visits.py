"""Visits to pages by the address that the access matrix gives them."""

import re

from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.people import ANONYMOUS, account, enter
from tests.web.access_matrix import MATRIX
from tests.web.pages import words


def visitor(site: Flask, role: str) -> FlaskClient:
    """Somebody in that role, signed in."""
    client = site.test_client()
    if role != ANONYMOUS:
        with Session(site.extensions["engine"]) as own:
            enter(client, account(own, role))
    return client


def address(site: Flask, endpoint: str) -> str:
    """Where the matrix says the page is, in the programme `north`."""
    values = dict(MATRIX[endpoint].values)
    if site.url_map.is_endpoint_expecting(endpoint, "programme"):
        values["programme"] = "north"
    with site.test_request_context():
        return url_for(endpoint, **values)  # type: ignore[arg-type]


def said(site: Flask, role: str, endpoint: str) -> str:
    """What the page says to somebody in that role, whatever its status."""
    return words(visitor(site, role).get(address(site, endpoint)).text)


def heading(site: Flask, role: str, endpoint: str) -> str:
    """The page's one main heading."""
    answer = visitor(site, role).get(address(site, endpoint))
    assert answer.status_code == 200, f"{endpoint} answers {answer.status}"
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", answer.text, re.S)
    return words(found)
