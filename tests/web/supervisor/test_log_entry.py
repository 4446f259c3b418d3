"""One entry of a supervisee's log: its facts, its history, and an attestation with its exact words."""

import sqlalchemy as sa
from flask import Flask

from tests import desks
from tests.logs import TEXTS
from tests.people import NOW
from tests.web.house import database, now, visit
from tests.web.pages import post, words
from tests.web.supervisor.logs import at, more, said, same_statements, seen
from tests.work import member
from trainer.db.models import Signature
from trainer.domain.log_words import sha256, wording_of
from trainer.services.assembling import keep_inventory
from trainer.services.attesting import write


def test_a_session_is_verified_from_its_page(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    page = client.get(at(desks.SESSION))
    found = words(page.text)
    assert "Session 1 of case A1" in found
    assert "minutes 50" in found
    assert "Trainee entered it" in found
    assert "/log/rating?of=desk-case/1" in page.text.replace("%2F", "/")
    address = at(desks.SESSION).partition("/entries/")[0] + "/verification"
    post(client, address, page=at(desks.SESSION), all="1", seen=seen(worked_app, desks.SESSION))
    assert "verified by Supervisor" in words(client.get(at(desks.SESSION)).text)
    assert said(worked_app) == [(desks.SESSION, "verified")]


def test_a_case_shows_all_that_belongs_to_it(worked_app: Flask) -> None:
    found = words(visit(worked_app, "supervisor").get(at(desks.CASE)).text)
    assert "Session 1 of case A1" in found
    assert "Attestation of case A1" in found


def test_an_attestation_is_signed_as_it_reads(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    page = client.get(at(desks.ATTESTATION))
    hash_ = sha256(wording_of("A1", TEXTS))
    assert hash_ in page.text
    assert "Communication analysis, role play." in words(page.text)
    digest = seen(worked_app, desks.ATTESTATION)[0].partition(":")[2]
    answer = post(client, f"{at(desks.ATTESTATION)}/sign", page=at(desks.ATTESTATION), seen=digest)
    found = words(client.get(answer.location).text)
    assert "Signed. Trainee is told." in found
    assert "I supervised this case" in found
    assert "Sign these words" not in found
    with database(worked_app) as db:
        signature = db.scalars(sa.select(Signature)).one()
        assert (signature.wording, signature.name) == (hash_, "Supervisor")


def test_changed_words_need_both_signatures_anew(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    digest = seen(worked_app, desks.ATTESTATION)[0].partition(":")[2]
    sign = f"{at(desks.ATTESTATION)}/sign"
    post(client, sign, page=at(desks.ATTESTATION), seen=digest)
    with database(worked_app) as db:
        write(
            db, member=member(db, "trainee"), case=desks.CASE, on=NOW.date(), texts=TEXTS | {"course": "Twelve."},
            seen=digest, now=now(),
        )  # fmt: skip
    found = words(client.get(at(desks.ATTESTATION)).text)
    assert "the new ones need both signatures anew" in found
    assert "No supervisor has signed these words yet." in found
    assert "Sign these words" in found
    assert post(client, sign, page=at(desks.ATTESTATION), seen=digest).status_code == 409


def test_only_an_attestation_is_signed_and_only_of_this_person(worked_app: Flask) -> None:
    client = visit(worked_app, "supervisor")
    assert post(client, f"{at(desks.SESSION)}/sign", page=at(desks.SESSION), seen="x").status_code == 404
    assert client.get(at("nothing")).status_code == 404


def test_its_statements_do_not_grow(worked_app: Flask, statements: list[str]) -> None:
    same_statements(worked_app, statements, at(desks.CASE), lambda: more(worked_app, range(2, 20)))


def test_an_inventory_is_shown_to_whoever_is_to_vouch_for_it(judged_app: Flask) -> None:
    with database(judged_app) as db:
        state = {
            "people.p00.relation": "partner",
            "people.p00.ring_before": "inner",
            "people.p00.ring_now": "outer",
            "people.p00.contact": {"ask": "?"},
            "people.p00.support": ["practical", "company"],
            "people.p00.expectations.e00.by": "patient",
            "people.p00.expectations.e00.about": "listening",
        }
        trainee = member(db, "trainee")
        made = keep_inventory(
            db, member=trainee, case=desks.CASE, tradition="weissman-markowitz", on=NOW.date(), state=state, now=NOW
        )
    said = words(visit(judged_app, "supervisor").get(at(made.ref)).text)
    assert "where the trainee sees them now" in said
    assert "Partner you Inner circle" not in said
    assert "contact now not yet known" in said
    assert "Practical help; Company" in said
    assert "The patient: listening and understanding (not yet known, not yet known)" in said
