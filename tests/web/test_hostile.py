"""Nothing that anybody can send makes the site fail: every address, every query, every form, on both databases."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode
from zlib import crc32

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from tests.databases import in_database, run_sql
from tests.people import SECRET, account, enter
from tests.web.access_matrix import MATRIX
from tests.web.hostile import VALUES, every_name, forms, names_of
from tests.web.test_access import address
from trainer.app import create_app
from trainer.config import ROOT, Config
from trainer.db import session as request_session
from trainer.services import catalogue

ROLES = ("trainee", "supervisor", "director", "expert", "anonymous")
ODD_QUERIES = ("endpoint=x&_external=1&_scheme=x&_method=POST&_anchor=x&programme=x", "%00=1&a=%ff%ed%a0%80")
NUL = "a\0b"
ODD_PARTS = (*VALUES, "..", "\u00e9", "0", "s1:C2", " ")
PLACES = (
    "",
    ".",
    NUL,
    "people.p1.name",
    "people.p1.ring_now",
    "people.p1.support",
    "people.p1.angle",
    "people.p1.area",
    "people.p1.expectations.e1.by",
    "people.p1.cites.s1:C2",
    "events.e1.order",
    "events.e1.kind",
    "areas.grief.rank",
    "areas.grief.confidence",
    "safety.passive-suicidal-thoughts.status",
    "commitments.1.primary",
    "commitments.1.areas.grief",
    "formulation.elements.plan",
)
LEAVES = {"security.logout"}
"""Whoever asks for one of these is gone afterwards."""


@pytest.fixture(scope="module")
def site_on_postgres(postgres_url: str, compiled: FileSystemBytecodeCache, keys: Path) -> Flask:
    """A site over a database that each test brings."""
    config = Config(
        secret_key=SECRET,
        database_url=in_database(postgres_url, "hostile"),
        content_roots=(ROOT,),
        demo=True,
        keys=keys,
    )
    site = create_app(config)
    site.jinja_env.bytecode_cache = compiled
    site.testing = True
    return site


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_site(request: pytest.FixtureRequest, make_site: Callable[..., Flask], worked_file: Path) -> Iterator[Flask]:
    """The site with a trainee's work, without the check of form tokens."""
    if request.param == "sqlite":
        site = make_site(worked_file)
    else:
        server, template = request.getfixturevalue("postgres_url"), request.getfixturevalue("worked_template")
        run_sql(server, f"CREATE DATABASE hostile TEMPLATE {template}")
        site = request.getfixturevalue("site_on_postgres")
        request_session.configure(bind=site.extensions["engine"])
    site.config["WTF_CSRF_ENABLED"] = False
    yield site
    site.extensions["engine"].dispose()
    if request.param != "sqlite":
        run_sql(server, "DROP DATABASE hostile")
        catalogue._held.pop(str(site.extensions["engine"].url), None)  # the next one may hold other content


class Attack:
    """Sends, and gathers what made the site fail instead of stopping at the first."""

    def __init__(self, site: Flask) -> None:
        self.site = site
        self.failed: dict[str, str] = {}
        self.sent = 0

    def client(self, role: str) -> FlaskClient:
        client = self.site.test_client()
        if role != "anonymous":
            with Session(self.site.extensions["engine"]) as own:
                enter(client, account(own, role))
        return client

    def send(self, client: FlaskClient, method: str, path: str, about: str, **more: object) -> str:
        self.sent += 1
        try:
            answer = client.open(path, method=method, **more)  # type: ignore[arg-type]
            if answer.status_code >= 500:
                self.failed.setdefault(about, answer.status)
            return answer.get_data().decode(errors="replace")
        except Exception as fault:
            self.failed.setdefault(about, f"{type(fault).__name__}: {str(fault)[:200]}")
            return ""

    def over(self) -> None:
        assert self.sent
        assert not self.failed, f"{len(self.failed)} of {self.sent}:\n" + "\n".join(
            f"{about[:150]!r}: {why}" for about, why in self.failed.items()
        )


def pages(site: Flask) -> list[tuple[str, str, str]]:
    """Every page: endpoint, the role for whom it opens, address."""
    found = []
    for rule in site.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in LEAVES:
            continue
        opens = MATRIX[rule.endpoint].opens
        role = next((role for role in ROLES if role in opens), "trainee")
        found.append((rule.endpoint, role, address(site, rule.endpoint)))
    return sorted(set(found))


def some(values: Sequence[str], of: str, many: int, site: Flask) -> list[str]:
    """So many of the values, others for each `of` and each database: all together they meet all of them."""
    start = crc32(f"{of} {site.extensions['engine'].dialect.name}".encode())
    return [values[(start + n * 7) % len(values)] for n in range(many)]


def filled(rule: Rule, values: Mapping[str, object]) -> str:
    """The address of a rule with these values, whether or not it takes them."""
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: quote(str(values.get(part[1], "1")), safe=""), str(rule))


def test_no_query_makes_a_page_fail(open_site: Flask) -> None:
    attack = Attack(open_site)
    clients = {role: attack.client(role) for role in ROLES}
    for endpoint, role, path in pages(open_site):
        own = names_of(open_site, endpoint)
        queries = [dict.fromkeys(every_name(), value) for value in some(VALUES, endpoint, 3 if own else 1, open_site)]
        queries += [{name: value} for name in own for value in some(VALUES, endpoint + name, 2, open_site)]
        for asked in (*map(urlencode, queries), *ODD_QUERIES):
            attack.send(clients[role], "GET", f"{path}?{asked}", f"{endpoint} {asked[:60]}")
    attack.over()


def test_no_address_makes_the_site_fail(open_site: Flask) -> None:
    attack = Attack(open_site)
    clients = {role: attack.client(role) for role in ROLES}
    for rule in open_site.url_map.iter_rules():
        if rule.endpoint in LEAVES:
            continue
        role = next((role for role in ROLES if role in MATRIX[rule.endpoint].opens), "trainee")
        known = {**MATRIX[rule.endpoint].values, "programme": "north"}
        for argument in sorted(rule.arguments):
            for value in (NUL, *some(ODD_PARTS, f"{rule} {argument}", 1 if argument == "programme" else 2, open_site)):
                path = filled(rule, known | {argument: value})
                for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}):
                    attack.send(clients[role], method, path, f"{method} {rule} {argument}={value[:20]}")
    attack.over()


def test_no_form_makes_the_site_fail(open_site: Flask) -> None:
    attack = Attack(open_site)
    for endpoint, role, path in pages(open_site):
        client = attack.client(role)
        for form in forms(attack.send(client, "GET", path, f"{endpoint} as it is"), path):
            if "sign-out" in form.action or "theme" in form.action:
                continue
            fields = list(form.fields)
            sent = [dict.fromkeys(fields, value) for value in some(VALUES, form.action, 2, open_site)]
            sent += [
                {**form.fields, name: value} for name in fields for value in some(VALUES, endpoint + name, 1, open_site)
            ]
            for data in sent:
                attack.send(client, "POST", form.action, f"{endpoint} {form.action} {str(data)[:80]}", data=data)
    for endpoint, role, path in pages(open_site):
        attack.send(attack.client(role), "GET", path, f"afterwards {endpoint}")
    attack.over()


def test_no_json_makes_the_doors_fail(open_site: Flask) -> None:
    attack = Attack(open_site)
    names = ("email", "password", "new_password", "new_password_confirm", "next", "remember")
    for place in ("/sign-in", "/forgotten-password", "/change-password", "/confirm-password"):
        for value in (5, None, True, {"a": 1}, ["x"], "x" * 5000):
            for role in ("anonymous", "trainee"):
                said = dict.fromkeys(names, value)
                attack.send(attack.client(role), "POST", place, f"{place} {value}", json=said)
                attack.send(attack.client(role), "POST", place, f"{place} {value} form", data=said)
    attack.over()


def test_no_change_makes_a_draft_fail(open_site: Flask) -> None:
    attack = Attack(open_site)
    client = attack.client("trainee")
    page, changes = "/p/north/drafts/2", "/p/north/drafts/2/changes"
    own = client.get(f"{page}/state").get_json()["account"]
    values: tuple[object, ...] = (
        *VALUES,
        "x" * 30_000,
        10**30,
        -1,
        1.5,
        True,
        None,
        [],
        [["x"]],
        [{}],
        {"ask": NUL},
        {"ask": {}},
        {"a": []},
    )
    for place in PLACES:
        for n, value in enumerate(values):
            change = {"operation": f"odd{n}", "path": place, "base": value, "value": value}
            parcel = {"account": own, "revision": n, "changes": [change]}
            attack.send(client, "POST", changes, f"{place} {str(value)[:40]}", json=parcel)
    for body in ("{", "null", '{"account": 1}', '{"a":' * 5000, '"\\ud800"', "[" + "9" * 10_000 + "]", "\0"):
        attack.send(client, "POST", changes, body[:40], data=body, content_type="application/json")
    lone = '{"people.p1.cites.\\ud800": true, "areas.\\u0000.why": "\\udfff"}'
    for seen in (lone, "[]", "9" * 5000, '{"a":' * 5000):
        fields = {"seen": seen, "_flags": NUL, "people.p1.cites": "s9:C9 \0", "events.e1.mood": "99"}
        attack.send(client, "POST", f"{page}/table", f"seen {seen[:40]}", data=fields)
    for seen in (page, f"{page}/state", f"{page}/table", f"{page}/hand-in"):
        attack.send(client, "GET", seen, f"afterwards {seen}")
    attack.over()
