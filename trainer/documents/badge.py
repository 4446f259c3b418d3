"""A certificate as an Open Badges 3.0 credential, and the list of those revoked, both signed so that anyone can check.

openbadgeslib lays out the credential and the list; the signature is a plain JSON Web Token (RFC 7519) whose `kid` is
the address of the public key.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from trainer.documents.keys import ALGORITHM

LIST_HOLDS: Final = timedelta(days=1)
"""How long a fetched list may be believed: an older copy must not make a revoked badge good again."""

SLOW_CLOCKS: Final = timedelta(minutes=2)
"""By so much the clock of whoever checks may be behind ours."""

LIST_SIZE: Final = 131_072
"""Places in a list; the least that the standard asks for, so that one place tells nothing."""


@dataclass(frozen=True)
class Issuer:
    """Who vouches; `id` is the address of the profile."""

    id: str
    name: str
    url: str


@dataclass(frozen=True)
class Signature:
    """The private half of a key, and the address of its public half."""

    address: str
    private: bytes


@dataclass(frozen=True)
class Achievement:
    """What was achieved; `alignments` are (name, address) of what it lies in line with, without their endorsement."""

    id: str
    name: str
    description: str
    criteria: str
    alignments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class BadgeFacts:
    """`id` is the public page of the certificate. The holder is known by the hash of their address, salted, and by
    `name` only where they allow it; `evidence` is (name, address) of what they allow to be seen."""

    id: str
    issuer: Issuer
    achievement: Achievement
    email: str
    salt: str
    valid_from: datetime
    valid_until: datetime | None
    status_list: str
    status_index: int
    name: str | None = None
    evidence: tuple[tuple[str, str], ...] = ()


def signed_badge(facts: BadgeFacts, signature: Signature) -> str:
    """The credential as a token."""
    from openbadgeslib import ob3
    from openbadgeslib.ob3.status_list import status_entry

    what, who = facts.achievement, facts.issuer
    identifiers = [ob3.IdentityObject.create(facts.email, salt=facts.salt)]
    if facts.name:
        identifiers.append(ob3.IdentityObject(identity_hash=facts.name, identity_type="name", hashed=False))
    credential = ob3.OpenBadgeCredential(
        id=facts.id,
        issuer=ob3.Issuer(id=who.id, name=who.name, url=who.url),
        recipient_id=None,
        achievement=ob3.Achievement(
            id=what.id,
            name=what.name,
            description=what.description,
            criteria_narrative=what.criteria,
            achievement_type="Certificate",
            alignments=[ob3.Alignment(target_name=name, target_url=url) for name, url in what.alignments],
        ),
        name=what.name,
        issuance_date=facts.valid_from,
        expiration_date=facts.valid_until,
        identifiers=identifiers,
        evidence=[ob3.Evidence(id=url, name=name) for name, url in facts.evidence],
        credential_status=[status_entry(facts.status_list, "revocation", facts.status_index)],
    )
    return _signed(credential.to_jwt_payload(), signature)


def signed_status_list(
    *, issuer: Issuer, address: str, revoked: Iterable[int], signature: Signature, now: datetime
) -> str:
    """The places of those revoked, as a token that is good for a day."""
    from openbadgeslib.ob3.status_list import build_status_list_credential

    since, until = now - SLOW_CLOCKS, now + LIST_HOLDS
    told = build_status_list_credential(
        issuer.id, address, "revocation", revoked, LIST_SIZE, issued=since, valid_until=until
    )
    claims = {"iss": issuer.id, "jti": address, "nbf": int(since.timestamp()), "exp": int(until.timestamp())}
    return _signed(told | claims, signature)


def profile(issuer: Issuer, key_set: str) -> dict[str, Any]:
    """What stands at the issuer's address: who it is, and where its public keys are."""
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": issuer.id,
        "type": ["Profile"],
        "name": issuer.name,
        "url": issuer.url,
        "jwks_uri": key_set,
    }


def _signed(claims: dict[str, Any], signature: Signature) -> str:
    import jwt

    return jwt.encode(claims, signature.private, algorithm=ALGORITHM, headers={"kid": signature.address})
