"""A badge from the holder's page is checked by a stranger from this site's public addresses alone."""

from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.certificates import NUMBER
from tests.documents.outside import Refused, checked
from tests.web.house import database, now, visit
from tests.web.pages import post
from tests.work import member
from trainer.db.models import Certificate
from trainer.services.revoking import revoke

SITE = "http://localhost:8000"
PAGE = f"/certificates/{NUMBER}"


def look(site: Flask, token: str) -> dict[str, object]:
    stranger = site.test_client()

    def fetch(address: str) -> str:
        assert address.startswith(SITE)
        answer = stranger.get(urlsplit(address).path)
        assert answer.status_code == 200, address
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        return answer.text

    return checked(token, issuer=f"{SITE}/issuers/north", fetch=fetch, now=now())


def test_it_verifies_outside_and_fails_once_tampered_or_revoked(worked_app: Flask) -> None:
    trainee = visit(worked_app, "trainee")
    post(trainee, f"{PAGE}/choice", page=PAGE, show_name="y", show_evidence="y")
    answer = trainee.get(f"{PAGE}/badge.jwt")
    assert (answer.content_type, answer.headers["Cache-Control"]) == ("application/vc+jwt", "private, no-store")
    told = look(worked_app, answer.text)
    assert told["id"] == SITE + PAGE
    evidence = told["evidence"]
    assert isinstance(evidence, list)
    assert evidence[0]["id"] == f"{SITE}{PAGE}#evidence"
    assert 'id="evidence"' in worked_app.test_client().get(PAGE).text
    head, body, signature = answer.text.split(".")
    with pytest.raises(Refused, match="BadSignatureError"):
        look(worked_app, f"{head}.{body[:-4]}AAAA.{signature}")
    with database(worked_app) as db:
        held = db.scalars(sa.select(Certificate)).one()
        revoke(db, member=member(db, "director"), certificate_id=held.id, reason="x", now=now())
    with pytest.raises(Refused, match="revoked"):
        look(worked_app, answer.text)


@pytest.mark.parametrize(
    "path", ["/issuers/nowhere", "/issuers/north/revoked/9", "/issuers/nowhere/revoked/0", "/keys/x"]
)
def test_what_is_not_there(worked_app: Flask, path: str) -> None:
    assert worked_app.test_client().get(path).status_code == 404
