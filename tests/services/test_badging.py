"""A holder's badge, checked as a stranger would from what the site says at public addresses."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.documents.outside import Refused, checked
from tests.people import NOW
from trainer.db.models import Certificate
from trainer.documents.keys import new_key
from trainer.domain.errors import NotFound, WrongState
from trainer.services.badging import badge, issuer_profile, key_set, public_key, revoked_list
from trainer.services.disclosing import choose
from trainer.services.revoking import revoke

SITE = "https://train.example.org"
ISSUER = f"{SITE}/issuers/north"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    new_key(tmp_path, now=NOW)
    return tmp_path


def fetcher(db: Session, keys: Path, now: datetime) -> Callable[[str], str]:
    def fetch(address: str) -> str:
        head, _, last = address.removeprefix(SITE).rpartition("/")
        if last == "jwks.json":
            return json.dumps(key_set(SITE, keys))
        if head == "/keys":
            return json.dumps(public_key(SITE, keys, last))
        if head == "/issuers":
            return json.dumps(issuer_profile(db, programme_slug=last, site=SITE))
        return revoked_list(db, programme_slug=head.split("/")[2], place=int(last), site=SITE, keys=keys, now=now)

    return fetch


def of(db: Session, house: Committee, made: Certificate, keys: Path) -> str:
    return badge(db, account_id=house.ana.account_id, typed=made.number, site=SITE, keys=keys, now=NOW)


def look(db: Session, token: str, keys: Path, now: datetime = NOW) -> dict[str, Any]:
    return checked(token, issuer=ISSUER, fetch=fetcher(db, keys, now), now=now)


def test_it_says_what_the_certificate_says(db: Session, keys: Path) -> None:
    house = Committee(db)
    made = house.issued()
    told = look(db, of(db, house, made, keys), keys)
    what = told["credentialSubject"]["achievement"]
    assert told["id"] == f"{SITE}/certificates/{made.number}"
    assert (what["name"], what["criteria"]["narrative"]) == (
        "Foundation in IPT formulation", "- Read both opening modules\n- Ten hours of supervision"
    )  # fmt: skip
    assert "not a credential of any outside body" in what["description"]
    assert "Unproctored" in what["description"]
    assert told["validUntil"] == "2029-11-19T22:59:59Z"  # the last second of that day in Berlin
    assert "evidence" not in told
    assert len(told["credentialSubject"]["identifier"]) == 1


def test_it_shows_what_the_holder_allows_now(db: Session, keys: Path) -> None:
    house = Committee(db)
    made = house.issued()
    choose(db, account_id=house.ana.account_id, typed=made.number, show_name=True, show_evidence=True, now=NOW)
    told = look(db, of(db, house, made, keys), keys)
    assert told["credentialSubject"]["identifier"][1]["identityHash"] == "Ana"
    assert told["evidence"][0]["id"] == f"{SITE}/certificates/{made.number}#evidence"


def test_revoked_or_expired_it_is_refused(db: Session, keys: Path) -> None:
    house = Committee(db)
    made = house.issued()
    token = of(db, house, made, keys)
    assert look(db, token, keys)
    with pytest.raises(Refused, match="expired"):
        look(db, token, keys, NOW + timedelta(days=3 * 366))
    revoke(db, member=house.director, certificate_id=made.id, reason="x", now=NOW)
    with pytest.raises(Refused, match="revoked"):
        look(db, token, keys)
    with pytest.raises(WrongState, match="was revoked"):
        of(db, house, made, keys)


def test_after_a_rotation_the_old_one_holds(db: Session, keys: Path) -> None:
    house = Committee(db)
    made = house.issued()
    token = of(db, house, made, keys)
    new_key(keys, now=NOW + timedelta(days=1))
    later = NOW + timedelta(days=2)
    assert look(db, token, keys, later) == look(db, of(db, house, made, keys), keys, later)


def test_programmes_are_different_issuers(db: Session, keys: Path) -> None:
    house, other = Committee(db), Committee(db, "south")
    made = other.issued()
    token = badge(db, account_id=other.ana.account_id, typed=made.number, site=SITE, keys=keys, now=NOW)
    with pytest.raises(Refused, match="another issuer"):
        look(db, token, keys)
    revoke(db, member=other.director, certificate_id=made.id, reason="x", now=NOW)
    mine = house.issued()
    assert look(db, of(db, house, mine, keys), keys)


def test_nobody_elses_and_nothing_that_is_not_there(db: Session, keys: Path, tmp_path: Path) -> None:
    house = Committee(db)
    made = house.issued()
    for member in (house.ruth, house.director):
        with pytest.raises(NotFound):
            badge(db, account_id=member.account_id, typed=made.number, site=SITE, keys=keys, now=NOW)
    for slug, place in (("north", 1), ("nowhere", 0)):
        with pytest.raises(NotFound):
            revoked_list(db, programme_slug=slug, place=place, site=SITE, keys=keys, now=NOW)
    for key_id in ("x", "../secret", ""):
        with pytest.raises(NotFound):
            public_key(SITE, keys, key_id)
    with pytest.raises(WrongState, match="no key to sign"):
        of(db, house, made, tmp_path / "none")
    assert key_set(SITE, tmp_path / "none") == {"keys": []}
