"""Attestations: five contents, signatures under exactly this wording, and asking an outside supervisor."""

from flask import Flask

from tests import logbook
from tests.logs import TEXTS, a_supervision
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.work import member
from trainer.db.models import OneTimeLink, Programme
from trainer.domain.log_entries import CONTENTS
from trainer.services.appointing import confirm_guide, name_guide

CASE = f"/p/north/log/cases/{logbook.CASE}"
PAGE = f"{CASE}/attestation"


def seen(html: str) -> str:
    return html.split('name="seen" value="')[1].split('"')[0]


def test_signed_and_changed(judged_app: Flask) -> None:
    client = visit(judged_app, "trainee")
    opened = client.get(PAGE).text
    assert "Nobody has signed it as it reads now." in words(opened)
    post(client, f"{PAGE}/sign", page=PAGE, seen=seen(opened))
    said = words(client.get(PAGE).text)
    assert "I treated this case as it is described here." in said
    assert "If you change a word here, the signatures hold no more" in said
    held = post(client, PAGE, seen=seen(opened), **(TEXTS | {"outcome": "Mrs Kowalska is well."}))
    assert held.status_code == 422
    assert "Mrs Kowalska is well." in held.text
    assert post(client, PAGE, seen=seen(opened), **(TEXTS | {"outcome": "Well."})).location == PAGE
    assert "Nobody has signed it as it reads now." in words(client.get(PAGE).text)


def test_an_outside_supervisor_is_asked(judged_app: Flask) -> None:
    with database(judged_app) as db:
        otto = name_guide(db, member=member(db, "trainee"), name="Otto Berg", email="otto@example.com", now=now())
        logbook.put(db, "SPVN-OTTO", a_supervision(otto.ref, cases=(logbook.CASE,)))
    client = visit(judged_app, "trainee")
    assert "A director has to confirm who they are" in words(client.get(PAGE).text)
    with database(judged_app) as db:
        director = member(db, "director")
        confirm_guide(db, member=director, ref=otto.ref, name="Otto Berg", email="otto@example.com", now=now())
    assert "Send Otto Berg a link to sign" in words(client.get(PAGE).text)
    post(client, f"{PAGE}/ask", page=PAGE, guide=otto.ref)
    assert "Otto Berg: sent" in words(client.get(PAGE).text)
    with database(judged_app) as db:
        assert [link.act for link in db.query(OneTimeLink).filter_by(guide_id=otto.id)] == ["sign"]


def test_where_logs_hold_no_text(judged_app: Flask) -> None:
    with database(judged_app) as db:
        db.get_one(Programme, 1).settings = {"log_free_text": False}
        db.commit()
    client = visit(judged_app, "trainee")
    opened = client.get(PAGE).text
    assert "keeps no free text" in words(opened)
    assert post(client, PAGE, seen=seen(opened), document="not a hash", ticked=list(CONTENTS)).status_code == 422
    kept = post(client, PAGE, seen=seen(opened), document="a" * 64, ticked=list(CONTENTS))
    assert kept.location == PAGE
    assert "a" * 64 in client.get(PAGE).text
