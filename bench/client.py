"""One visitor with one connection: signs in, asks, and measures."""

import gzip
import http.client
import json
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from statistics import median
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench.servers import Server


@dataclass(frozen=True)
class Answer:
    """What came back; `wire` is how many bytes the body took on the wire."""

    status: int
    text: str
    wire: int
    location: str
    seconds: float


@dataclass(frozen=True)
class Cost:
    """What one kind of request costs: CPU milliseconds of the server each, and the median wall milliseconds."""

    cpu_ms: float
    p50_ms: float


@dataclass
class Visitor:
    """Keeps cookies and the connection."""

    server: Server
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        place = urlsplit(self.server.address)
        self._connection = http.client.HTTPConnection(place.hostname or "", place.port)

    def anew(self) -> "Visitor":
        """The next request opens another connection: a server lets go of one that is silent for some seconds."""
        self._connection.close()
        return self

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "", **headers: str) -> Answer:
        """One request, without following redirects."""
        sent = {"Accept-Encoding": "gzip", **headers}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if kind:
            sent["Content-Type"] = kind
        began = time.perf_counter()
        self._connection.request(method, path, body, sent)
        response = self._connection.getresponse()
        raw = response.read()
        took = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        text = gzip.decompress(raw) if response.headers.get("Content-Encoding") == "gzip" else raw
        said = text.decode("utf-8", "replace")
        return Answer(response.status, said, len(raw), response.headers.get("Location", ""), took)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def form(self, path: str, page: str | None = None, **fields: str) -> Answer:
        """Post a form with the CSRF token of `page` (the form's own address unless given)."""
        token = csrf(self.get(page or path).text)
        body = urlencode({"csrf_token": token, **fields}).encode()
        return self.ask("POST", path, body, "application/x-www-form-urlencoded", Referer=self.server.address + path)

    def json(self, path: str, token: str, value: Any) -> Answer:
        """Post JSON as the workspace does."""
        body = json.dumps(value).encode()
        return self.ask(
            "POST", path, body, "application/json", **{"X-CSRFToken": token, "Referer": self.server.address}
        )

    def cost(self, times: int, once: Any) -> Cost:
        """What `once(i)` costs, over `times` calls after five to warm up."""
        for i in range(5):
            once(-i - 1)
        before = self.server.cpu()
        walls = [once(i).seconds for i in range(times)]
        return Cost((self.server.cpu() - before) / times * 1000, median(walls) * 1000)


def csrf(text: str) -> str:
    """The first CSRF token of a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', text) or re.search(r'"csrf": ?"([^"]+)"', text)
    if found is None:
        raise LookupError("no CSRF token on the page")
    return found[1]
