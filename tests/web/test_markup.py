"""Whatever people have typed is shown as they typed it: it never becomes part of a page, of its scripts or of a mail."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from tests import practice
from tests.people import NOW, account
from tests.web.access_matrix import MATRIX
from tests.web.bonds import say
from tests.web.house import database, visit
from tests.web.test_access import address
from trainer.db.base import Base
from trainer.db.models import Draft, Evaluation, Programme, Reflection, Submission, TurnReport
from trainer.services.reading import save_note

EVIL = (
    "\"'`><script>evil()</script><img src=evil onerror=evil()></script></textarea></title>{{7*7}}--><!--\r\nBcc: evil"
)
TYPED = {
    "account": ("name",),
    "cohort": ("name",),
    "programme": ("name",),
    "assignment": ("note", "title", "counts_because"),
    "invitation": ("name",),
    "leave": ("reason",),
    "membership": ("withdrawal",),
    "message": ("text",),
    "module_note": ("text",),
    "notice": ("subject", "text"),
    "outbox": ("subject", "text"),
    "reflection": ("note",),
    "sign_in": ("agent",),
    "thread_read": ("draft",),
    "turn_report": ("text",),
    "evaluation": ("words",),
}


class _Reader(HTMLParser):
    """Notes what no page of ours has, and reads the islands of data."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.islands: list[str] = []
        self._script: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.faults += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        self.faults += [f"{tag} {name}={value}" for name, value in attrs if (value or "").startswith("evil")]
        if tag == "script":
            if "src" not in given and given.get("type") != "application/json":
                self.faults.append("script")
            self._script = ""

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script:
            self.islands.append(self._script)
        if tag == "script":
            self._script = None

    def handle_comment(self, data: str) -> None:
        self.faults += ["comment"] if "evil" in data else []


@pytest.fixture
def poisoned(make_site: Callable[..., Flask], worked_file: Path) -> Flask:
    """A site in which every text that people type is hostile."""
    site = make_site(worked_file)
    say(site, "trainee", "supervisor", "Good day")
    with database(site) as db:
        trainee = account(db, "trainee").id
        save_note(db, account_id=trainee, slug="what-is-ipt", text="x", revision=0, now=NOW)
        made = db.scalars(sa.select(Submission).where(Submission.reference == practice.REFERENCE)).one()
        db.add(Reflection(submission_id=made.id, ticks=[], note="x", saved_at=made.handed_in_at))
        same = {"programme_id": 1, "account_id": trainee, "edition_id": made.edition_id, "slug": made.slug}
        db.add(TurnReport(turn="s1:C2", text="x", reported_at=made.handed_in_at, **same))
        db.add_all(Evaluation(key=str(n), programme_id=1, batch=0, marks={EVIL: 5}, words=EVIL) for n in range(5))
        made.answer = _spoilt(made.answer)
        for draft in db.scalars(sa.select(Draft)):
            texts = {f"people.p1.{part}": EVIL for part in ("name", "relation", "line", "why", "incident")}
            draft.state = {**draft.state, **texts, "formulation.text": EVIL, "people.p1.ring_now": {"ask": EVIL}}
        programme = db.get_one(Programme, 1)
        programme.settings = {**programme.settings, "evaluation": [EVIL]}
        db.commit()
        for table, columns in TYPED.items():
            values = dict.fromkeys(columns, EVIL)
            db.execute(sa.update(Base.metadata.tables[table]).values(values))
        db.commit()
    return site


def _spoilt(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _spoilt(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_spoilt(part, name) for part in value]
    free = ("name", "line", "why", "incident", "feeling", "when", "text", "ask", "note")
    return EVIL if isinstance(value, str) and name in free else value


def test_no_page_takes_a_word_for_markup(poisoned: Flask) -> None:
    shown = 0
    for rule in poisoned.url_map.iter_rules():
        if "GET" not in (rule.methods or ()):
            continue
        path = address(poisoned, rule.endpoint)
        for role in sorted(MATRIX[rule.endpoint].opens - {"anonymous", "stranger"})[:2]:
            answer = visit(poisoned, role).get(path)
            if answer.mimetype != "text/html" or answer.status_code != 200:
                answer.close()  # a file that is made as it is sent
                continue
            reader = _Reader()
            reader.feed(answer.text)
            assert reader.faults == [], path
            assert all(json.loads(island) is not None for island in reader.islands), path
            shown += "evil()" in answer.text
    assert shown > 25


def test_no_header_of_a_mail_or_a_file_holds_what_was_typed(poisoned: Flask) -> None:
    client = visit(poisoned, "trainee")
    lines = client.get("/p/north/calendar.ics").text.split("\r\n")
    assert not [line for line in lines if line.startswith("Bcc")]
    for path in ("/p/north/calendar.ics", "/account/record.json"):
        headers = client.get(path).headers
        assert "evil" not in str(headers)
        assert headers["Cache-Control"] == "private, no-store"
