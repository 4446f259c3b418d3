"""A director sends a link; it comes by mail, leads to the words, is signed there once, and is then used."""

import sqlalchemy as sa
from flask import Flask

from tests import bonds, desks
from tests.web.bonds import PROGRAMME
from tests.web.director.logs import papers, same_statements
from tests.web.house import database, visit
from tests.web.pages import post, words
from trainer.db.models import Outbox

PAGE = f"{PROGRAMME}/links/new"
BOTH = f"{PAGE}?trainee={bonds.TRAINEE}&guide={desks.OUTSIDE}"


def test_from_the_form_by_mail_to_the_signature(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    assert "Show what can be asked" in words(client.get(PAGE).text)
    page = words(client.get(BOTH).text)
    assert "What Olga Outside can do for Trainee" in page
    assert "A link to sign was sent" in page
    assert "Sign: Attestation of case A1" in page
    assert "Confirm the 1 entry that waits" in page
    assert post(client, BOTH, what="").status_code == 422
    assert post(client, BOTH, what="letter:poem").status_code == 422
    answer = post(client, BOTH, what=f"sign:{desks.ATTESTATION}")
    assert "Sent to Olga Outside" in words(client.get(answer.location).text)
    with database(worked_app) as db:
        mail = db.scalars(sa.select(Outbox).order_by(Outbox.id.desc())).first()
    assert mail
    assert (mail.address, mail.programme_id) == ("olga@example.com", None)
    outside = worked_app.test_client()
    there = outside.get(mail.link or "")
    assert "Low mood since a promotion." in words(there.text)
    done = post(outside, mail.link or "", name="Olga Outside")
    assert "Thank you. You have signed" in words(outside.get(done.location).text)
    assert "Olga Outside" in words(client.get(f"{PROGRAMME}/links?state=used").text)


def test_only_to_whom_is_confirmed_and_about_whom_is_here(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    for wrong in (f"{PAGE}?trainee=999&guide={desks.OUTSIDE}", f"{PAGE}?trainee={bonds.TRAINEE}&guide={desks.OWN}"):
        assert "can do for" not in words(client.get(wrong).text)
        assert post(client, wrong, what="letter:report").status_code == 200
    assert desks.OWN not in client.get(PAGE).text


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, BOTH, lambda: papers(worked_app, range(1, 9)))
