"""What machines need to check a badge: who issues, with which keys, what was revoked. Nothing of it is secret."""

import json
from typing import Any, Final

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from trainer.config import Config
from trainer.db import session
from trainer.services import badging
from trainer.web.clock import now

FRESH: Final = "public, max-age=300"
"""How long a copy may be used: five minutes after a revocation everybody knows."""


def issuer(programme: str) -> ResponseReturnValue:
    """The profile of a programme, as Open Badges lays it out."""
    told = badging.issuer_profile(session(), programme_slug=programme, site=_config().site_url)
    return _open(json.dumps(told), "application/ld+json")


def revoked(programme: str, place: int) -> ResponseReturnValue:
    """A list of revoked certificates, signed."""
    config = _config()
    token = badging.revoked_list(
        session(), programme_slug=programme, place=place, site=config.site_url, keys=config.keys, now=now()
    )
    return _open(token, "application/vc+jwt")


def key_set() -> ResponseReturnValue:
    """All public keys."""
    config = _config()
    return _json(badging.key_set(config.site_url, config.keys), "application/jwk-set+json")


def key(key_id: str) -> ResponseReturnValue:
    """One public key."""
    config = _config()
    return _json(badging.public_key(config.site_url, config.keys, key_id), "application/jwk+json")


def _config() -> Config:
    config: Config = current_app.extensions["trainer"]
    return config


def _json(told: dict[str, Any], kind: str) -> Response:
    return _open(json.dumps(told), kind)


def _open(body: str, kind: str) -> Response:
    """For whoever asks, pages of other sites included: a badge is checked elsewhere."""
    response = Response(body, content_type=kind)
    response.headers["Cache-Control"] = FRESH
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
