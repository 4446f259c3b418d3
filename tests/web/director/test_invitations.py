"""What became of invitations; again, taken back; and links where there is no mail server."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa
from flask import Flask

from tests.web.bonds import PROGRAMME
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import AuditEvent, Invitation, Outbox
from trainer.services.inviting import invite_list

PAGE = f"{PROGRAMME}/invitations"


def ask(site: Flask, *names: str) -> None:
    with database(site) as db:
        text = "name,email\n" + "".join(f"{name},{name.lower()}@example.org\n" for name in names)
        invite_list(db, member=member(db, "director"), text=text, now=now())


def test_an_empty_page_teaches(app: Flask) -> None:
    assert "Nobody has been invited yet." in words(visit(app, "director").get(PAGE).text)


def test_again_and_taken_back(app: Flask) -> None:
    ask(app, "Ana", "Bo")
    client = visit(app, "director")
    assert words(client.get(PAGE).text).count("waiting, until") == 2
    again = post(client, f"{PAGE}/1/again", page=PAGE)
    assert again.location == PAGE
    assert "A new invitation is on its way to Ana." in words(client.get(PAGE).text)
    post(client, f"{PAGE}/2/back", page=PAGE)
    found = words(client.get(f"{PAGE}?state=withdrawn").text)
    assert "Bo bo@example.org Trainee withdrawn" in found
    assert "ana@example.org" not in found
    late = client.post(f"{PAGE}/2/again", data={"csrf_token": ""})
    assert late.status_code == 400


def test_what_became_of_the_mail(make_site: Callable[..., Flask], settled_file: Path) -> None:
    site = make_site(settled_file, smtp_url="smtp://127.0.0.1:1")
    ask(site, "Ana", "Bo", "Cy")
    with database(site) as db:
        db.execute(sa.update(Outbox).where(Outbox.address == "ana@example.org").values(sent_at=now()))
        refused = {"gave_up_at": now(), "fault": "550 Unknown"}
        db.execute(sa.update(Outbox).where(Outbox.address == "bo@example.org").values(refused))
        db.commit()
    page = visit(site, "director").get(PAGE)
    found = words(page.text)
    assert "mail sent" in found
    assert "the mail server did not take the mail: 550 Unknown" in found
    assert "the mail is on its way" in found
    assert "/invitations/" not in page.text.replace(PAGE, "")


def test_without_a_mail_server_links_are_shown_and_that_is_noted(app: Flask) -> None:
    ask(app, "Ana")
    page = visit(app, "director").get(PAGE)
    with database(app) as db:
        link = db.scalars(sa.select(Outbox.link)).one()
        assert link
        assert link in page.text
        assert "invitation.links_shown" in db.scalars(sa.select(AuditEvent.action)).all()


def test_one_that_was_used_cannot_be_changed(app: Flask) -> None:
    ask(app, "Ana")
    client = visit(app, "director")
    client.get(PAGE)
    with database(app) as db:
        db.execute(sa.update(Invitation).values(accepted_at=now()))
        db.commit()
    answer = post(client, f"{PAGE}/1/back", page="/account")
    assert answer.status_code == 409
    assert "Ana has joined already." in words(answer.text)
