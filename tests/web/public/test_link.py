"""Where a one-time link leads, for whoever opens it: what it is about, nothing else, and once."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests import desks
from tests.logs import TEXTS, a_session, a_supervision
from tests.people import NOW
from tests.web.house import database, now
from tests.web.pages import post, token, words
from tests.work import member
from trainer.db.models import LogContent, LogEntry, OneTimeLink, Programme, Signature, Verification
from trainer.services.assembling import keep_inventory, keep_part
from trainer.services.attesting import write
from trainer.services.log_desk import open_desk

LINK = f"/links/{desks.TOKEN}"
LETTER, VERIFY = "/links/letter-token", "/links/verify-token"


def ask(site: Flask, act: str) -> None:
    """Another link for Olga: a letter, or two supervisions of hers to confirm."""
    with database(site) as db:
        made = desks.link(db, 0, f"{act}-token", act, "recommendation" if act == "letter" else "")
        if act == "verify":
            desk = open_desk(db, member(db, "trainee"), NOW)
            entries = [
                desks.add(desk, f"sv-{n}", a_supervision(desks.OUTSIDE, minutes=50 + n, cases=(desks.CASE,)))
                for n in (1, 2, 3)
            ]
            made = db.merge(made)
            made.entry_ids = entries
            db.commit()


def test_an_attestation_is_read_and_signed_without_an_account(worked_app: Flask) -> None:
    client = worked_app.test_client()
    page = client.get(LINK)
    found = words(page.text)
    assert "Trainee trains in interpersonal psychotherapy with The North, and asks you, Olga Outside" in found
    assert "A role transition." in found
    assert "No supervisor has signed these words yet." in found
    assert "Session 1" not in found, "nothing else of the log"
    assert "trainee@example.org" not in page.text
    client.get(LINK)
    answer = post(client, LINK, name="Prof. Olga Outside")
    assert answer.status_code == 303
    done = client.get(answer.location)
    assert done.status_code == 200
    assert "Thank you. You have signed" in words(done.text)
    assert "This link has done its work" in words(done.text)
    assert "A role transition." not in done.text
    with database(worked_app) as db:
        signature = db.scalars(sa.select(Signature)).one()
        data = db.get(LogContent, signature.entry_id)
        link = db.scalars(sa.select(OneTimeLink)).one()
        assert (signature.name, signature.guide_id) == ("Prof. Olga Outside", link.guide_id)
        assert data
        assert signature.wording in data.data
    again = client.post(LINK, data={"csrf_token": token(page.text), "name": "Olga"})
    assert "This link has done its work" in words(again.text)
    with database(worked_app) as db:
        assert len(db.scalars(sa.select(Signature)).all()) == 1


def test_a_name_is_needed_and_nothing_is_used_up_without(worked_app: Flask) -> None:
    client = worked_app.test_client()
    answer = post(client, LINK, name=" ")
    assert answer.status_code == 422
    assert "Type your name." in words(answer.text)
    assert client.get(LINK).status_code == 200


def test_looking_is_noted_and_uses_nothing_up(worked_app: Flask) -> None:
    client = worked_app.test_client()
    for _ in range(3):
        assert client.get(LINK).status_code == 200
    assert client.head(LINK).status_code == 200
    with database(worked_app) as db:
        link = db.scalars(sa.select(OneTimeLink)).one()
        assert link.opened_at
        assert link.used_at is None


def test_no_other_page_is_told_its_address(worked_app: Flask) -> None:
    client = worked_app.test_client()
    for answer in (client.get(LINK), client.get("/links/wrong"), post(client, LINK, name="Olga")):
        assert answer.headers.getlist("Referrer-Policy") == ["strict-origin"]
        assert answer.headers["Cache-Control"] == "private, no-store"
    assert "http" not in "".join(part for part in client.get(LINK).text.split('"') if part.startswith("http"))


@pytest.mark.parametrize(
    ("change", "said", "status"),
    [
        ({"expires_at": NOW}, "This link has run out", 409),
        ({"revoked_at": NOW}, "This link was taken back", 409),
        ({"used_at": NOW}, "This link has done its work", 200),
        ({"entry_ids": [10**6]}, "What it was about has changed", 409),
    ],
)
def test_what_is_good_no_more_says_so(worked_app: Flask, change: dict[str, object], said: str, status: int) -> None:
    with database(worked_app) as db:
        db.execute(sa.update(OneTimeLink).values(**change))
        db.commit()
    client = worked_app.test_client()
    answer = client.get(LINK)
    assert answer.status_code == status
    assert said in words(answer.text)
    assert "A role transition." not in answer.text
    assert said in words(post(client, LINK, page="/sign-in", name="Olga").text)
    with database(worked_app) as db:
        assert db.scalars(sa.select(Signature)).all() == []


def test_a_wrong_one_is_a_page_that_does_not_exist(worked_app: Flask) -> None:
    answer = worked_app.test_client().get(f"{LINK}x")
    assert answer.status_code == 404
    assert "This link leads nowhere" in words(answer.text)
    assert "North" not in answer.text


def test_changed_words_are_not_signed(worked_app: Flask) -> None:
    client = worked_app.test_client()
    client.get(LINK)
    with database(worked_app) as db:
        seen = db.scalars(sa.select(LogEntry.digest).where(LogEntry.ref == desks.ATTESTATION)).one()
        write(
            db, member=member(db, "trainee"), case=desks.CASE, on=NOW.date(), texts=TEXTS | {"course": "Twelve."},
            seen=seen, now=now(),
        )  # fmt: skip
    answer = post(client, LINK, page="/sign-in", name="Olga")
    assert answer.status_code == 409
    assert "What it was about has changed" in words(answer.text)


def test_entries_are_confirmed_or_declined_after_the_number_was_seen(worked_app: Flask) -> None:
    ask(worked_app, "verify")
    client = worked_app.test_client()
    assert "51" in words(client.get(VERIFY).text)
    given = {"entry-sv-1": "yes", "entry-sv-2": "differs", "entry-sv-3": "", "entry-desk-session": "yes"}
    asked = post(client, VERIFY, **given)
    assert asked.status_code == 200
    found = words(asked.text)
    assert "You are about to confirm 1 entry and to decline 1. 1 stays as it is" in found
    with database(worked_app) as db:
        assert db.scalars(sa.select(Verification)).all() == []
    answer = post(client, VERIFY, sure="1/1", **given)
    assert answer.status_code == 303
    assert "You have confirmed 1 entry." in words(client.get(VERIFY).text)
    with database(worked_app) as db:
        rows = db.execute(
            sa.select(LogEntry.ref, Verification.outcome)
            .join(Verification, Verification.entry_id == LogEntry.id)
            .order_by(LogEntry.ref)
        )
        assert [tuple(row) for row in rows] == [("sv-1", "verified"), ("sv-2", "declined")]


def test_all_entries_at_once(worked_app: Flask) -> None:
    ask(worked_app, "verify")
    client = worked_app.test_client()
    shown = ["sv-1", "sv-2", "sv-3"]
    assert "You are about to confirm 3 entries" in words(post(client, VERIFY, all="3", shown=shown).text)
    post(client, VERIFY, sure="3/0", **{f"entry-{ref}": "yes" for ref in shown})
    with database(worked_app) as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(Verification)) == 3


def test_nothing_said_uses_nothing_up(worked_app: Flask) -> None:
    ask(worked_app, "verify")
    client = worked_app.test_client()
    answer = post(client, VERIFY)
    assert answer.status_code == 422
    assert "Tick at least one entry" in words(answer.text)
    assert client.get(VERIFY).status_code == 200


def test_a_letter_is_guarded_and_then_written(worked_app: Flask) -> None:
    ask(worked_app, "letter")
    client = worked_app.test_client()
    text = "She works well. With her client Marta she was patient."
    held = post(client, LETTER, text=text, observed="y")
    assert held.status_code == 422
    assert "looks like a name, and is none" in words(held.text)
    assert text in words(held.text), "nothing typed is lost"
    key = held.text.split('name="cleared"')[1].split('value="')[1].split('"')[0]
    assert post(client, LETTER, text=text, observed="y", cleared=key).status_code == 303
    with database(worked_app) as db:
        row = db.scalars(sa.select(LogEntry).where(LogEntry.kind == "letter")).one()
        assert row.by_guide_id
        content = db.get(LogContent, row.id)
        assert content
        assert content.words == {"texts": {"text": text}}
    assert "Thank you. The letter is kept" in words(client.get(LETTER).text)


def test_where_no_letters_are_kept_it_says_that_there_is_one(worked_app: Flask) -> None:
    ask(worked_app, "letter")
    with database(worked_app) as db:
        db.execute(sa.update(Programme).values(settings={"log_free_text": False}))
        db.commit()
    client = worked_app.test_client()
    page = client.get(LETTER)
    assert "This programme keeps no letters here." in words(page.text)
    assert "<textarea" not in page.text
    assert post(client, LETTER, observed="y").status_code == 303


def test_whoever_is_to_confirm_a_part_sees_what_it_says(judged_app: Flask) -> None:
    with database(judged_app) as db:
        same: dict[str, Any] = {"member": member(db, "trainee"), "case": desks.CASE, "on": NOW.date(), "now": NOW}
        prose = keep_part(db, kind="formulation", text="You have lost a role that held you.", **same)
        state = {"people.p00.relation": "partner", "people.p00.ring_now": "outer", "people.p00.quality": "strained"}
        fields = keep_inventory(db, tradition="weissman-markowitz", state=state, **same)
        made = db.merge(desks.link(db, 0, "verify-token", "verify", ""))
        made.entry_ids = [prose.id, fields.id]
        db.commit()
    found = words(judged_app.test_client().get(VERIFY).text)
    assert "You have lost a role that held you." in found
    assert "Strained: open or silent conflict" in found


def test_its_statements_do_not_grow_with_the_log(worked_app: Flask, statements: list[str]) -> None:
    def counted() -> int:
        client = worked_app.test_client()
        client.get(LINK)
        statements.clear()
        client.get(LINK)
        return len(statements)

    before = counted()
    with database(worked_app) as db:
        desk = open_desk(db, member(db, "trainee"), NOW)
        for number in range(2, 9):
            desks.add(desk, f"s-{number}", a_session(desks.CASE, number=number))
        db.commit()
    assert counted() == before


def test_a_letter_outlives_a_lost_cookie(worked_app: Flask) -> None:
    ask(worked_app, "letter")
    client = worked_app.test_client()
    origin = {"Origin": "http://localhost"}
    held = client.post(
        LETTER, data={"csrf_token": "old", "text": "She works with care.", "observed": "y"}, headers=origin
    )
    found = words(held.text)
    assert "This page has waited too long" in found
    assert "She works with care." in held.text
    assert "Sign in in a new tab" not in found
    again = {"csrf_token": token(held.text), "text": "She works with care.", "observed": "y"}
    assert client.post(LETTER, data=again, headers=origin).status_code == 303
