"""Nobody reaches what is another's: not from another programme, not from the next desk, not by a number guessed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask, url_for
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests import work
from tests.people import account, enter
from tests.web.access_matrix import MATRIX
from tests.web.addresses import ASSIGNMENT, DRAFT, INVITATION, PARTNER, PERSON, SUBMISSION
from trainer.db.base import Base
from trainer.db.models import Account, Membership, Programme
from trainer.domain.people import ROLES

OWN = {name for values in (ASSIGNMENT, DRAFT, SUBMISSION, PERSON, PARTNER, INVITATION) for name in values}
OWN |= {"notice_id", "mail_id", "leave_id", "supervision_id", "ref", "link_id", "standing_id"}
"""Parts of addresses that name a thing of `north`, or of its trainee; slugs of content are everybody's."""


@pytest.fixture
def open_site(make_site: Callable[..., Flask], worked_file: Path) -> Flask:
    """A trainee's work in `north`, without the check of form tokens."""
    site = make_site(worked_file)
    site.config["WTF_CSRF_ENABLED"] = False
    return site


def stranger_in(site: Flask, programme: str, *roles: str) -> FlaskClient:
    """Somebody new with these roles in the programme."""
    with Session(site.extensions["engine"], expire_on_commit=False) as db:
        where = db.scalars(sa.select(Programme.id).where(Programme.slug == programme)).one()
        when = account(db, "trainee").created_at
        person = Account(email="eve@example.org", name="Eve", fs_uniquifier="eve", created_at=when)
        db.add(person)
        db.flush()
        for role in roles:
            db.add(Membership(account_id=person.id, programme_id=where, role=role, from_on=date(2026, 9, 1)))
        db.commit()
        return enter(site.test_client(), person)


def addresses(site: Flask, programme: str, *blueprints: str) -> Iterator[tuple[str, str]]:
    """Method and address of everything that belongs to one person or to `north`, asked for within the programme."""
    for rule in site.url_map.iter_rules():
        if rule.arguments & OWN and rule.endpoint.partition(".")[0] in blueprints:
            values = {name: MATRIX[rule.endpoint].values.get(name, 1) for name in rule.arguments - {"programme"}}
            with site.test_request_context():
                path = url_for(rule.endpoint, programme=programme, **values)  # type: ignore[arg-type]
            yield from ((method, path) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))


def try_at(client: FlaskClient, method: str, path: str) -> int:
    """The answer to what the page itself would send."""
    if path.endswith("/changes"):
        with Session(client.application.extensions["engine"]) as db:
            parcel = {"account": account(db, "eve").id, "revision": 0, "changes": []}
        return client.open(path, method=method, json=parcel).status_code
    said = {"turn": "s1:C2", "text": "x", "nonce": "n", "after": "1", "because": "x"}
    return client.open(path, method=method, data=said if method == "POST" else None).status_code


def everything(site: Flask) -> dict[str, list[object]]:
    """All rows but those about who came and went."""
    with site.extensions["engine"].connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))]
            for table in Base.metadata.sorted_tables
            if table.name not in ("sign_in", "attempt")
        }


def test_somebody_of_another_programme_reaches_nothing_by_its_number(open_site: Flask) -> None:
    eve = stranger_in(open_site, "south", *ROLES)
    before = everything(open_site)
    asked = list(addresses(open_site, "south", "trainee", "supervisor", "director", "member"))
    assert len(asked) > 40
    found = {(method, path): try_at(eve, method, path) for method, path in asked}
    assert {key: status for key, status in found.items() if status != 404} == {}
    assert everything(open_site) == before


@pytest.mark.parametrize("roles", [("trainee",), ("supervisor",), ("director",), ("expert",), ROLES])
def test_a_member_of_the_programme_reaches_nothing_of_a_trainees_own(open_site: Flask, roles: tuple[str, ...]) -> None:
    eve = stranger_in(open_site, "north", *roles)
    before = everything(open_site)
    asked = list(addresses(open_site, "north", "trainee"))
    found = {(method, path): try_at(eve, method, path) for method, path in asked}
    assert {key: status for key, status in found.items() if status != 404} == {}
    assert everything(open_site) == before


def test_a_director_reads_no_thread_and_opens_no_notice_of_others(open_site: Flask) -> None:
    eve = stranger_in(open_site, "north", "director", "trainee", "supervisor")
    asked = [pair for pair in addresses(open_site, "north", "member") if "messages" not in pair[1]]
    assert {eve.open(path, method=method).status_code for method, path in asked} == {404}
    for method in ("GET", "POST"):
        assert eve.open("/p/north/messages/2", method=method, data={"text": "x", "nonce": "n"}).status_code == 404


def test_who_has_left_reaches_their_own_record_and_nothing_else(open_site: Flask) -> None:
    with Session(open_site.extensions["engine"]) as db:
        trainee = enter(open_site.test_client(), account(db, "trainee"))
        db.execute(sa.update(Membership).where(Membership.id == 1).values(until_on=date(2026, 9, 2)))
        db.commit()
    before = everything(open_site)
    for method, path in addresses(open_site, "north", "trainee", "member"):
        answer = trainee.open(path, method=method)
        assert (answer.status_code, answer.location) in ((404, None), (302, "/home")), path
    assert trainee.get(f"/calendar/{work.FEED}.ics").status_code == 404
    assert everything(open_site) == before
    assert trainee.get("/account/record.json").status_code == 200
    changed = {table for table, rows in everything(open_site).items() if rows != before[table]}
    assert changed == {"audit_event"}  # that they took it
