"""A certificate's page: what a stranger sees, what its holder chooses and takes along, what nobody else reaches."""

import pytest
import sqlalchemy as sa
from flask import Flask

from tests.certificates import NUMBER
from tests.documents.tagged import Tagged
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import Account, Certificate
from trainer.services.revoking import revoke

PAGE = f"/certificates/{NUMBER}"


def test_a_stranger_sees_whether_it_holds_and_no_name(worked_app: Flask) -> None:
    answer = worked_app.test_client().get(PAGE)
    said = words(answer.text)
    for part in ("Foundation in IPT formulation", "The North", "Valid.", "2126", "1 October 2026", "Unproctored"):
        assert part in said, part
    assert "Trainee" not in said
    assert "does not show their name here" in said
    assert "Ten hours of supervision" not in said
    assert "not a credential of any outside body" in said
    assert (answer.headers["X-Robots-Tag"], answer.headers["Referrer-Policy"]) == ("noindex", "same-origin")


def test_the_holder_chooses_what_is_shown(worked_app: Flask) -> None:
    trainee, stranger = visit(worked_app, "trainee"), worked_app.test_client()
    assert "This is yours" in words(trainee.get(PAGE).text)
    assert post(trainee, f"{PAGE}/choice", page=PAGE, show_name="y", show_evidence="y").location == PAGE
    said = words(stranger.get(PAGE).text)
    assert "Trainee" in said
    assert "Ten hours of supervision" in said
    assert "E-1" not in said  # what it rests on, never the work itself
    post(trainee, f"{PAGE}/choice", page=PAGE)
    assert "Trainee" not in words(stranger.get(PAGE).text)


def test_the_pdf_is_the_certificate(worked_app: Flask) -> None:
    answer = visit(worked_app, "trainee").get(f"{PAGE}/certificate.pdf")
    page = Tagged(answer.data)
    assert (answer.content_type, answer.headers["Cache-Control"]) == ("application/pdf", "private, no-store")
    assert f'filename="certificate-{NUMBER}.pdf"' in answer.headers["Content-Disposition"]
    assert "Trainee" in page.text
    assert f"localhost:8000/certificates/{NUMBER}" in page.text


def test_the_name_is_the_one_it_was_issued_to(worked_app: Flask) -> None:
    with database(worked_app) as db:
        db.execute(sa.update(Account).where(Account.name == "Trainee").values(name="#panic() <b>Eve</b>"))
        db.commit()
    page = Tagged(visit(worked_app, "trainee").get(f"{PAGE}/certificate.pdf").data)
    assert "Eve" not in page.text


@pytest.mark.parametrize("who", ["stranger", "director", "supervisor"])
@pytest.mark.parametrize("end", ["certificate.pdf", "badge.jwt"])
def test_nobody_else_takes_it_along(worked_app: Flask, who: str, end: str) -> None:
    client = visit(worked_app, who)
    assert client.get(f"{PAGE}/{end}").status_code == 404
    assert "This is yours" not in words(client.get(PAGE).text)


def test_whoever_has_not_signed_in_is_led_there(worked_app: Flask) -> None:
    answer = worked_app.test_client().get(f"{PAGE}/certificate.pdf")
    assert answer.location.startswith("/sign-in?")


@pytest.mark.parametrize("number", ["K7QF-2M9X-HT4C-VW84", "x", "0" * 2000])
def test_any_other_number_leads_nowhere(worked_app: Flask, number: str) -> None:
    assert worked_app.test_client().get(f"/certificates/{number}").status_code == 404


def test_revoked_everybody_is_told_and_the_reason_only_its_holder(worked_app: Flask) -> None:
    with database(worked_app) as db:
        held = db.scalars(sa.select(Certificate)).one()
        revoke(db, member=member(db, "director"), certificate_id=held.id, reason="The log was borrowed.", now=now())
    said = words(worked_app.test_client().get(PAGE).text)
    assert "Not valid: revoked." in said
    assert "borrowed" not in said
    trainee = visit(worked_app, "trainee")
    assert "borrowed" in words(trainee.get(PAGE).text)
    assert trainee.get(f"{PAGE}/badge.jwt").status_code == 409


def test_a_page_costs_few_statements(worked_app: Flask, statements: list[str]) -> None:
    client = worked_app.test_client()
    statements.clear()
    client.get(PAGE)
    assert len(statements) <= 2, statements
