"""A trainee's desk in the tests: a case started, and what its pages post."""

import json
import re
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.pages import post

CASE = "/p/north/cases/flour-and-water"
AREAS = ("grief", "role-dispute", "role-transition", "interpersonal-deficits")


@dataclass
class Desk:
    """One open draft, reached through a signed-in client."""

    client: FlaskClient
    address: str

    def page(self) -> str:
        """The workspace."""
        return self.client.get(self.address).text

    def data(self) -> dict[str, Any]:
        """What the scripts begin with."""
        found = re.search(r'<script type="application/json" id="draft">(.*?)</script>', self.page(), re.S)
        assert found
        read: dict[str, Any] = json.loads(found[1])
        return read

    def save(self, *changes: tuple[str, str, Any, Any], **parcel: Any) -> TestResponse:
        """Send changes as the scripts do: (operation, path, base, value)."""
        data = self.data()
        made = [dict(zip(("operation", "path", "base", "value"), change, strict=True)) for change in changes]
        body = {"account": data["account"], "revision": data["revision"], "changes": made} | parcel
        return self.client.post(f"{self.address}/changes", json=body, headers={"X-CSRFToken": data["csrf"]})

    def commit(self, after: int, **said: str) -> TestResponse:
        """A whole hypothesis after a session, unless `said` says otherwise."""
        areas = {f"commitments.{after}.areas.{area}": "25" for area in AREAS}
        fields = areas | {f"commitments.{after}.primary": "grief", "after": str(after)} | said
        return post(self.client, f"{self.address}/commit", page=self.address, **fields)

    def finish(self) -> str:
        """Read everything, answer safety, hand in; the receipt's address."""
        self.commit(1)
        self.commit(2)
        self.save(("done", "safety.nothing", None, True))
        receipt = post(self.client, f"{self.address}/hand-in").location
        assert receipt
        return receipt


def start(client: FlaskClient) -> Desk:
    """Start the case through its page."""
    address = post(client, f"{CASE}/start", page=CASE).location
    assert address
    return Desk(client, address)
