"""The workspace as the server makes it: what is open, what is not, whose it is."""

import re

from flask import Flask
from sqlalchemy.orm import Session

from tests.people import account, enter
from tests.web.pages import words
from tests.web.trainee.desk import CASE, Desk, start
from trainer.services.catalogue import current


def test_a_case_is_started_and_then_gone_on_with(desk: Desk) -> None:
    assert re.fullmatch(r"/p/north/drafts/\d+", desk.address)
    assert start(desk.client).address == desk.address


def test_the_referral_and_the_first_session_stand_beside_an_empty_notebook(desk: Desk) -> None:
    said = words(desk.page())
    assert "Referral note" in said
    assert "Session 1 Closed Mondays" in said
    assert "People Areas Timeline Onset Safety Formulation" in said
    assert desk.data()["state"] == {}


def test_what_is_not_open_is_in_no_answer(desk: Desk, published_app: Flask) -> None:
    """Neither the later sessions nor anything of the key, in the page, the table, the state or the save."""
    with Session(published_app.extensions["engine"]) as own:
        case = current(own).vignettes["flour-and-water"].vignette
    secrets = [turn.text[:50] for s in case.sessions[1:] for turn in s.turns if len(turn.text) > 60]
    secrets += [point[:50] for a in case.annotations for point in a.key_points]
    secrets += [person.why[:50] for a in case.annotations for person in a.people if len(person.why) > 40]
    answers = [
        desk.page(),
        desk.client.get(f"{desk.address}/table").text,
        desk.client.get(f"{desk.address}/state?since=-1").text,
        desk.client.get(f"{desk.address}/hand-in").text,
        desk.save(("o1", "onset.when", None, "July")).text,
        desk.client.get(CASE).text,
    ]
    assert len(secrets) > 60
    assert [secret for secret in secrets for answer in answers if secret in answer] == []


def test_each_commitment_opens_one_session_and_is_kept(desk: Desk) -> None:
    assert desk.commit(1, **{"commitments.1.note": "The letter says July."}).location == f"{desk.address}#session-2"
    page = words(desk.page())
    assert "Session 2 Half price" in page
    assert "The second one" not in page.replace("The second one o’clock", "")
    assert "After session 1 you thought Grief 25 %" in page
    assert "The letter says July." in page
    desk.commit(2)
    assert "You have read every session" in words(desk.page())


def test_a_commitment_must_be_whole(desk: Desk) -> None:
    answer = desk.commit(1, **{"commitments.1.areas.grief": ""})
    assert answer.location == f"{desk.address}#commitment"
    page = words(desk.page())
    assert "missing: Grief" in page
    assert "Session 2 Half price" not in page


def test_the_words_of_the_fields_come_from_the_catalogue(desk: Desk, published_app: Flask) -> None:
    with Session(published_app.extensions["engine"]) as own:
        vocabulary = current(own).vocabulary
    page = words(desk.page())
    labels = [c.label for group in (vocabulary.statuses, vocabulary.next_steps, vocabulary.onset_kinds) for c in group]
    labels += [choice.label for field in vocabulary.fields for choice in (*field.values, *field.topics)]
    assert [label for label in labels if label.replace("'", "’").replace('"', "") not in page] == []


def test_nobody_else_finds_it(desk: Desk, published_app: Flask) -> None:
    with Session(published_app.extensions["engine"]) as own:
        others = {key: account(own, key) for key in ("supervisor", "director", "expert", "stranger")}
    for person in others.values():
        client = enter(published_app.test_client(), person)
        found = [client.get(desk.address + path).status_code for path in ("", "/table", "/hand-in", "/state")]
        assert found == [404] * 4


def test_it_costs_one_statement_more_than_a_page_that_asks_nothing(desk: Desk, statements: list[str]) -> None:
    """Its draft, which holds everything."""

    def asked(path: str) -> list[str]:
        desk.client.get(path)
        statements.clear()
        desk.client.get(path)
        return list(statements)

    plain, workspace = asked("/p/north/modules/search"), asked(desk.address)
    assert len(workspace) == len(plain) + 1, workspace


def test_once_handed_in_it_is_there_to_read(desk: Desk) -> None:
    desk.save(("o1", "people.p1.name", None, "Lori"))
    receipt = desk.finish()
    page = desk.page()
    assert "it can be read here but not changed" in words(page)
    assert f'href="{receipt}"' in page
    assert desk.data()["locked"] is True
    assert desk.data()["state"]["people.p1.name"] == "Lori"
