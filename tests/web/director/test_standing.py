"""A standing is noted, corrected and withdrawn; what stood there stays to be seen."""

from typing import Any

from flask import Flask

from tests import desks
from tests.web.director.test_guide import PAGE
from tests.web.house import visit
from tests.web.pages import post, words

NEW, OLD = f"{PAGE}/standing", f"{PAGE}/standing/{desks.STANDING}"
GOOD: dict[str, Any] = {
    "body": "dg-ipt",
    "level": "supervisor",
    "since": "2024-01-01",
    "until": "",
    "source": "dg-ipt.de",
    "checked_on": "2026-11-01",
}


def test_noted_with_who_checked_it(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    answer = post(client, NEW, **GOOD)
    found = words(client.get(answer.location).text)
    assert "DG-IPT : supervisor since 1 January 2024" in found
    assert "checked by Director, 1 November 2026" in found


def test_corrected_with_a_reason(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    assert 'value="trainer"' in client.get(OLD).text
    missing = post(client, OLD, **GOOD)
    assert "Say why it changes." in words(missing.text)
    answer = post(client, OLD, reason="They had read another list.", **GOOD)
    found = words(client.get(answer.location).text)
    assert "1 that stands no more" in found
    assert client.get(OLD).status_code == 404


def test_withdrawn(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    answer = post(client, OLD, reason="Not the same Olga.", withdraw="1", **GOOD)
    found = words(client.get(answer.location).text)
    assert "Withdrawn. It stays in the history." in found
    assert "Not the same Olga." in found
    assert "Nothing is checked yet." in found


def test_what_cannot_be_is_said(worked_app: Flask) -> None:
    client = visit(worked_app, "director")
    assert "The first day cannot lie ahead." in words(post(client, NEW, **GOOD | {"since": "2199-01-01"}).text)
    assert "This day comes before the first one." in words(post(client, NEW, **GOOD | {"until": "2020-01-01"}).text)
    assert "Choose a body." in words(post(client, NEW, **GOOD | {"body": ""}).text)
