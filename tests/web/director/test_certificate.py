"""A certificate is renewed near its end and revoked with a reason, each from its page."""

from flask import Flask

from tests.web.house import database, visit
from tests.web.meetings import issued, sit
from tests.web.pages import post, words
from trainer.db.models import Programme

PAGE = "/p/north/programme/certificates"


def test_revoked_for_good_with_a_reason(published_app: Flask) -> None:
    sit(published_app)
    page = f"{PAGE}/{issued(published_app)}"
    director = visit(published_app, "director")
    assert "It can be renewed from 90 days before its end" in words(director.get(page).text)
    assert post(director, f"{page}/renew", page=page, grounds="More work.").status_code == 422
    assert post(director, f"{page}/revoke", page=page, reason="").status_code == 422
    assert post(director, f"{page}/revoke", page=page, reason="The log was invented.").status_code == 302
    told = words(director.get(page).text)
    assert "Reason: The log was invented." in told
    assert "Revoke it" not in told
    assert "was revoked" in words(
        visit(published_app, "trainee").get("/p/north/pathways/programme-foundation-2026").text
    )


def test_renewed_near_its_end(published_app: Flask) -> None:
    sit(published_app)
    with database(published_app) as db:
        db.get_one(Programme, 1).settings = {"certificate_months": 2}
        db.commit()
    page = f"{PAGE}/{issued(published_app)}"
    director = visit(published_app, "director")
    assert "5 requirements are not met today" in words(director.get(page).text)
    sent = post(director, f"{page}/renew", page=page, grounds="Twelve hours of supervision since.")
    assert sent.location != page
    told = words(director.get(sent.location).text)
    assert "Renewed on the grounds Twelve hours of supervision since." in told
    assert "It was renewed." in words(director.get(page).text)
