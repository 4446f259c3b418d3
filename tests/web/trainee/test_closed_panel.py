"""Before the reveal no word of the readers reaches a trainee, wherever they look and whatever they send."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pydantic import TypeAdapter

from tests import practice
from tests.web.access_matrix import MATRIX
from tests.web.house import assign, database, now, visit
from tests.work import ALIKE, member
from trainer.services.catalogue import current
from trainer.services.drafting import commit_hypothesis
from trainer.services.submitting import hand_in
from trainer.services.taking_up import start_assigned

LEAST = 24
"""Characters of a sentence that is somebody's own."""


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


def as_plain(value: object) -> Any:
    return TypeAdapter(type(value)).dump_python(value, mode="json")


def plain(text: str) -> str:
    """Letters and digits alone, so that no escaping hides a word."""
    text = re.sub(r"&#?\w+;|\\u[0-9a-f]{4}|\\[nrt]", " ", text)
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[^\x00-\x7f]", " ", text.lower())))


def own_words(site: Flask) -> set[str]:
    """Every sentence of every reader that nobody speaks in the sessions and that no other text of the site holds."""
    with database(site) as db:
        catalogue = current(db)
    cases = [edition.vignette for edition in catalogue.vignettes.values()]
    known = [turn.text for case in cases for s in case.sessions for turn in s.turns]
    known += [case.referral for case in cases] + list(texts(as_plain(catalogue.setting)))
    known += texts([practice.FIRST, practice.SECOND, practice.REST])
    spoken = " ".join(map(plain, known))
    said: set[str] = set()
    for edition in catalogue.vignettes.values():
        for annotation in edition.vignette.annotations:
            for text in texts(as_plain(annotation)):
                said |= {plain(part) for part in re.split(r"(?<=[.;:?!])\s", text)}
    return {words for words in said if len(words) >= LEAST and words not in spoken and " " in words}


def look_everywhere(client: FlaskClient, site: Flask, **values: object) -> dict[str, str]:
    """Every page that opens for the trainee, by address; redirects are not followed."""
    found = {}
    for rule in site.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        path = str(rule).replace("<programme>", "north")
        for name, value in {**MATRIX[rule.endpoint].values, **values}.items():
            path = re.sub(rf"<(\w+:)?{name}>", str(value), path)
        answer = client.get(path)
        found[path] = f"{answer.headers} {answer.text}"
    return found


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_no_page_holds_a_word_of_theirs_before_the_reveal(published_app: Flask, mode: str) -> None:
    words = own_words(published_app)
    assert len(words) > 300
    work = assign(published_app, mode=mode, alternative=ALIKE if mode == "assessed" else "")
    client = visit(published_app, "trainee")
    with database(published_app) as db:
        trainee = member(db, "trainee")
        if mode == "practice":
            draft = practice.worked(db, trainee, now())
        else:
            draft = start_assigned(db, member=trainee, assignment_id=work.id, now=now()).id
            for after, said in enumerate((practice.FIRST, practice.SECOND), 1):
                practice.save(db, trainee, draft, now(), said)
                commit_hypothesis(db, member=trainee, draft_id=draft, after=after, now=now())
            practice.save(db, trainee, draft, now(), practice.REST)
        made = hand_in(db, member=trainee, draft_id=draft, now=now())
    pages: dict[str, str] = {}
    for number in (1, 2, 3):
        ids = {"draft_id": draft, "reference": made.reference, "assignment_id": work.id, "number": number}
        pages |= look_everywhere(client, published_app, **ids)
    published_app.config["WTF_CSRF_ENABLED"] = False
    base = "/p/north"
    sent = {
        "changes": client.post(f"{base}/drafts/{draft}/changes", json={"account": 1, "revision": 0, "changes": []}),
        "reflection": client.post(f"{base}/submissions/{made.reference}/reflection", data={"tick": "reader-a:0"}),
        "hand in": client.post(f"{base}/drafts/{draft}/hand-in"),
        "search": client.get(f"{base}/modules/search?q=reader"),
    }
    if mode == "assessed":
        sent["reveal"] = client.post(f"{base}/submissions/{made.reference}/reveal", follow_redirects=True)
    pages |= {name: answer.text for name, answer in sent.items()}
    for address, html in pages.items():
        text = plain(html)
        assert [said for said in words if said in text] == [], address
    if mode == "practice":
        client.post(f"{base}/submissions/{made.reference}/reveal")
        shown = plain(client.get(f"{base}/submissions/{made.reference}/result").text)
        assert any(said in shown for said in words)  # so that the test would see them
