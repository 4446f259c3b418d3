"""A list of people: looked through, mended, then all are invited or nobody."""

import io

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.bonds import PROGRAMME
from tests.web.house import database, visit
from tests.web.pages import post, token, words
from trainer.db.models import Invitation, Outbox

PAGE = f"{PROGRAMME}/invitations/list"
GOOD = "name,email,cohort\nAna,ana@example.org,first\nBo,bo@example.org,first\n"
BAD = "name,email,cohort\nAna,ana at example.org,first\nBo,bo@example.org,spring\n"


def upload(client: FlaskClient, data: bytes) -> TestResponse:
    fields = {"csrf_token": token(client.get(PAGE).text), "file": (io.BytesIO(data), "list.csv"), "look": "1"}
    return client.post(PAGE, data=fields, content_type="multipart/form-data")


def invited(site: Flask) -> int:
    with database(site) as db:
        return db.scalar(sa.select(sa.func.count()).select_from(Invitation)) or 0


def test_looked_through_mended_and_invited(app: Flask) -> None:
    client = visit(app, "director")
    first = upload(client, BAD.encode())
    found = words(first.text)
    assert first.status_code == 422
    assert "2 problems stand in the way. Nobody was invited." in found
    assert "Line 2, email: “ana at example.org” is not an email address." in found
    assert "Line 3, cohort: There is no cohort “spring”. There are: first." in found
    assert "Ana,ana at example.org,first" in first.text
    assert 'name="invite"' not in first.text
    second = post(client, PAGE, text=GOOD, look="1")
    assert "No problem found. 2 people would be invited." in words(second.text)
    assert invited(app) == 0
    third = post(client, PAGE, text=GOOD, invite="all")
    assert third.location == f"{PROGRAMME}/invitations"
    assert "2 people are invited." in words(client.get(third.location).text)
    assert invited(app) == 2


def test_whoever_presses_on_with_a_bad_list_invites_nobody(app: Flask) -> None:
    answer = post(visit(app, "director"), PAGE, text=BAD, invite="all")
    assert answer.status_code == 422
    assert "Ana,ana at example.org,first" in answer.text
    with database(app) as db:
        assert db.scalars(sa.select(Outbox)).all() == []
    assert invited(app) == 0


def test_twice_the_same_list_invites_once(app: Flask) -> None:
    client = visit(app, "director")
    post(client, PAGE, text=GOOD, invite="all")
    again = post(client, PAGE, text=GOOD, invite="all")
    assert again.status_code == 422
    assert "ana@example.org is invited already." in words(again.text)
    assert invited(app) == 2


def test_a_file_from_windows_is_shown_readable_before_it_is_used(app: Flask) -> None:
    client = visit(app, "director")
    answer = upload(client, "name;email\r\nÄnne;a@example.org\r\n".encode("cp1252"))
    assert answer.status_code == 422
    assert "Line 2: From here on the file has letters that are not in UTF-8." in words(answer.text)
    assert "Änne;a@example.org" in answer.text
    assert "1 person would be invited" in words(
        post(client, PAGE, text="name;email\nÄnne;a@example.org", look="1").text
    )


def test_what_looks_like_a_formula_or_a_page_is_harmless(app: Flask) -> None:
    text = 'name,email\n"=HYPERLINK(""x"")",a@example.org\n<script>alert(1)</script>,b@example.org\n'
    answer = post(visit(app, "director"), PAGE, text=text, look="1")
    assert answer.status_code == 200
    assert "begins like a formula. It is taken for a name as it stands." in words(answer.text)
    assert "<script>alert" not in answer.text


def test_nothing_at_all(app: Flask) -> None:
    client = visit(app, "director")
    assert "The list is empty." in words(post(client, PAGE, text="", look="1").text)
    assert "The list is empty." in words(upload(client, b"").text)
    assert "these are missing: name, email" in words(post(client, PAGE, text="x\ny\n", look="1").text)
    assert post(client, PAGE, text="\0" * 9, look="1").status_code == 422


def test_the_list_to_start_from_can_be_used_as_it_is(app: Flask) -> None:
    client = visit(app, "director")
    file = client.get(f"{PROGRAMME}/invitations/template.csv")
    assert file.headers["Content-Disposition"] == 'attachment; filename="invitations.csv"'
    assert "2 people would be invited" in words(upload(client, file.data).text)
