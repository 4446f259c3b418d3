"""Checks a badge as a stranger would, with other libraries than those that made it, from what stands at public addresses."""

import base64
import gzip
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey
from joserfc.jws import extract_compact
from jsonschema import Draft202012Validator

SCHEMA = json.loads((Path(__file__).parent / "achievement_credential.schema.json").read_text("utf-8"))
Draft202012Validator.check_schema(SCHEMA)

Fetch = Callable[[str], str]
"""What stands at a public address."""


class Refused(Exception):
    """Why the badge is not believed."""


def checked(token: str, *, issuer: str, fetch: Fetch, now: datetime) -> dict[str, Any]:
    """The credential, if it is the issuer's, holds now and is not revoked. Raises Refused."""
    claims = _signed_by(token, issuer, fetch)
    faults = sorted(fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(claims))
    if faults:
        raise Refused(f"not as the schema says: {faults}")
    if claims["issuer"]["id"] != issuer or claims["iss"] != issuer:
        raise Refused("of another issuer")
    _holds(claims, now)
    status = claims["credentialStatus"]
    revoked = _signed_by(fetch(status["statusListCredential"]), issuer, fetch)
    if revoked["id"] != status["statusListCredential"] or revoked["issuer"] != issuer:
        raise Refused("a list of somebody else")
    _holds(revoked, now)
    if _bit(revoked["credentialSubject"]["encodedList"], int(status["statusListIndex"])):
        raise Refused("revoked")
    return claims


def _signed_by(token: str, issuer: str, fetch: Fetch) -> dict[str, Any]:
    try:
        address = extract_compact(token.encode()).headers()["kid"]
        profile = json.loads(fetch(issuer))
        known = {key["kid"]: key for key in json.loads(fetch(profile["jwks_uri"]))["keys"]}
        if urlsplit(address)[:2] != urlsplit(issuer)[:2] or address not in known:
            raise Refused("signed with a key that is not the issuer's")
        if json.loads(fetch(address)) != known[address]:
            raise Refused("the key stands there twice, and differs")
        decoded = jwt.decode(token, RSAKey.import_key(known[address]), algorithms=["RS256"])
    except (JoseError, ValueError, KeyError) as fault:
        raise Refused(f"signature: {type(fault).__name__}") from fault
    return decoded.claims


def _holds(claims: dict[str, Any], now: datetime) -> None:
    for name, day in (("nbf", "validFrom"), ("exp", "validUntil")):
        if name in claims and claims[name] != int(datetime.fromisoformat(claims[day]).timestamp()):
            raise Refused(f"{name} and {day} differ")
    if claims["nbf"] > now.timestamp():
        raise Refused("not yet valid")
    if "exp" in claims and claims["exp"] <= now.timestamp():
        raise Refused("expired")


def _bit(encoded: str, place: int) -> int:
    packed = base64.urlsafe_b64decode(encoded.removeprefix("u") + "=" * (-(len(encoded) - 1) % 4))
    bits = gzip.decompress(packed)
    return bits[place // 8] >> (7 - place % 8) & 1
