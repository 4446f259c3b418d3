"""Working a site through its pages: forms are posted with the token that the page itself carries."""

import re
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.people import PASSWORD


def token(html: str) -> str:
    """The CSRF token in a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
    assert found, "the page has no form with a CSRF token"
    return found[1]


def post(client: FlaskClient, address: str, *, page: str | None = None, **fields: Any) -> TestResponse:
    """Open the page (the address itself, if no other is named) and post its form to the address."""
    opened = client.get(page or address)
    assert opened.status_code == 200, f"{page or address} answers {opened.status}"
    return client.post(address, data={"csrf_token": token(opened.text), **fields})


def sign_in(client: FlaskClient, key: str, password: str = PASSWORD, **fields: Any) -> TestResponse:
    """Through the real form, password and all."""
    return post(client, "/sign-in", email=f"{key}@example.org", password=password, **fields)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "head")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "head")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.found.append(data)


def words(html: str) -> str:
    """What a person reads on the page, spaces evened out."""
    reader = _Words()
    reader.feed(html)
    return " ".join(" ".join(reader.found).split())
