"""Badges are checked as a stranger would: tampered, expired, revoked and foreign ones are refused."""

import base64
import json
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.documents.outside import Refused, checked
from tests.people import NOW
from trainer.documents.badge import (
    Achievement,
    BadgeFacts,
    Issuer,
    Signature,
    profile,
    signed_badge,
    signed_status_list,
)
from trainer.documents.keys import jwk, new_key, read_keys

SITE = "https://train.example.org"
ISSUER = Issuer(f"{SITE}/issuers/north", "The North", SITE)
LIST = f"{SITE}/issuers/north/revoked/0"
KEY_SET = f"{SITE}/.well-known/jwks.json"
FACTS = BadgeFacts(
    id=f"{SITE}/certificates/K7QF-2M9X-HT4C-VW83",
    issuer=ISSUER,
    achievement=Achievement(
        "urn:uuid:5a1f0d2e-7f0d-4a55-9c43-1a9a6a1b0001", "Foundation", "A first step.", "Three cases, each judged.",
        (("Competences for IPT", "https://example.org/competences"),),
    ),
    email="ana@example.org",
    salt="K7QF-2M9X-HT4C-VW83",
    valid_from=NOW,
    valid_until=NOW + timedelta(days=365),
    status_list=LIST,
    status_index=7,
)  # fmt: skip


class Web:
    """All that a stranger can fetch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.revoked: Collection[int] = (3, 8)
        self.now = NOW
        new_key(folder, now=NOW)

    def address(self, key_id: str) -> str:
        return f"{SITE}/keys/{key_id}"

    def signature(self) -> Signature:
        key_id, private = read_keys(self.folder).usable()
        return Signature(self.address(key_id), private)

    def fetch(self, address: str) -> str:
        public = {self.address(key): jwk(pem, self.address(key)) for key, pem in read_keys(self.folder).public.items()}
        pages: dict[str, Any] = {
            ISSUER.id: profile(ISSUER, KEY_SET),
            KEY_SET: {"keys": list(public.values())},
            **public,
        }
        if address == LIST:
            return signed_status_list(
                issuer=ISSUER, address=LIST, revoked=self.revoked, signature=self.signature(), now=self.now
            )
        return json.dumps(pages[address])

    def check(self, token: str, now: datetime = NOW) -> dict[str, Any]:
        self.now = now
        return checked(token, issuer=ISSUER.id, fetch=self.fetch, now=now)


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(tmp_path / "keys")


def parts(token: str) -> list[Any]:
    return [json.loads(base64.urlsafe_b64decode(part + "==")) for part in token.split(".")[:2]]


def join(*told: Any, signature: str) -> str:
    packed = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in told]
    return ".".join([*packed, signature])


def test_a_stranger_believes_it(web: Web) -> None:
    told = web.check(signed_badge(FACTS, web.signature()))
    subject = told["credentialSubject"]
    assert subject["achievement"]["name"] == "Foundation"
    assert subject["achievement"]["alignment"][0]["targetName"] == "Competences for IPT"
    assert told["validUntil"] == "2027-11-20T15:00:00Z"
    assert told["credentialStatus"]["statusListIndex"] == "7"


def test_neither_address_nor_name_is_in_it_unless_the_holder_allows(web: Web) -> None:
    token = signed_badge(FACTS, web.signature())
    assert "ana" not in json.dumps(parts(token)).lower()
    assert "evidence" not in web.check(token)
    open_ = replace(FACTS, name="Ana Lima", evidence=(("What it rests on", f"{FACTS.id}#evidence"),))
    told = web.check(signed_badge(open_, web.signature()))
    assert [who["identityType"] for who in told["credentialSubject"]["identifier"]] == ["emailAddress", "name"]
    assert told["evidence"] == [{"type": ["Evidence"], "id": f"{FACTS.id}#evidence", "name": "What it rests on"}]


def test_it_can_hold_without_an_end(web: Web) -> None:
    token = signed_badge(replace(FACTS, valid_until=None), web.signature())
    assert "exp" not in web.check(token, NOW + timedelta(days=9999))


@pytest.mark.parametrize("place", ["name", "exp", "credentialStatus"])
def test_tampered(web: Web, place: str) -> None:
    token = signed_badge(FACTS, web.signature())
    head, claims = parts(token)
    claims[place] = {"name": "Master", "exp": claims["exp"] + 999_999, "credentialStatus": None}[place]
    with pytest.raises(Refused, match="signature: BadSignatureError"):
        web.check(join(head, claims, signature=token.split(".")[2]))


def test_without_a_signature_or_with_another_kind(web: Web) -> None:
    token = signed_badge(FACTS, web.signature())
    head, claims = parts(token)
    for algorithm, signature in (("none", ""), ("HS256", token.split(".")[2])):
        with pytest.raises(Refused, match="signature"):
            web.check(join(head | {"alg": algorithm}, claims, signature=signature))


def test_expired_or_too_early(web: Web) -> None:
    token = signed_badge(FACTS, web.signature())
    with pytest.raises(Refused, match="expired"):
        web.check(token, NOW + timedelta(days=365))
    with pytest.raises(Refused, match="not yet valid"):
        web.check(token, NOW - timedelta(minutes=1))


def test_revoked(web: Web) -> None:
    token = signed_badge(FACTS, web.signature())
    web.revoked = (7,)
    with pytest.raises(Refused, match="revoked"):
        web.check(token)


def test_a_stranger_with_a_slow_clock_believes_the_list(web: Web) -> None:
    token = signed_badge(replace(FACTS, valid_from=NOW - timedelta(days=1)), web.signature())
    slow = NOW - timedelta(minutes=1)
    assert checked(token, issuer=ISSUER.id, fetch=web.fetch, now=slow)


def test_an_old_copy_of_the_list_is_not_believed(web: Web) -> None:
    token, old = signed_badge(FACTS, web.signature()), web.fetch(LIST)
    web.revoked = (7,)

    def fetch(address: str) -> str:
        return old if address == LIST else web.fetch(address)

    with pytest.raises(Refused, match="expired"):
        checked(token, issuer=ISSUER.id, fetch=fetch, now=NOW + timedelta(days=2))


def test_signed_with_another_key(web: Web, tmp_path: Path) -> None:
    foreign = Web(tmp_path / "foreign").signature()
    with pytest.raises(Refused, match="not the issuer's"):
        web.check(signed_badge(FACTS, foreign))
    with pytest.raises(Refused, match="BadSignatureError"):
        web.check(signed_badge(FACTS, replace(foreign, address=web.signature().address)))
    with pytest.raises(Refused, match="not the issuer's"):
        web.check(signed_badge(FACTS, replace(foreign, address="https://evil.example/key")))


def test_after_a_rotation_old_badges_hold_and_new_ones_are_signed_anew(web: Web) -> None:
    before, old = signed_badge(FACTS, web.signature()), web.signature()
    new_key(web.folder, now=NOW + timedelta(days=30))
    after, later = signed_badge(FACTS, web.signature()), NOW + timedelta(days=31)
    assert parts(before)[0]["kid"] != parts(after)[0]["kid"]
    assert web.check(before, later) == web.check(after, later)
    (web.folder / f"{old.address.rpartition('/')[2]}.pub").unlink()  # as `trainer keys drop` does
    assert web.check(after, later)
    with pytest.raises(Refused, match="not the issuer's"):
        web.check(before, later)
