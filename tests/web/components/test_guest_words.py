"""Every problem that a list of people can have is put into words."""

import re
from pathlib import Path

import pytest
from flask import Flask

from trainer.config import ROOT
from trainer.domain.guests import COLUMNS
from trainer.domain.sheets import Fault
from trainer.web.components.guest_words import columns, in_words, where

SOURCES = [ROOT / "trainer" / "domain" / name for name in ("guests.py", "roster.py")]


def kinds() -> set[str]:
    """What the domain can find, as its files name it."""
    texts = [path.read_text("utf-8") for path in SOURCES]
    found = {kind for text in texts for kind in re.findall(r'Fault\([^"]*"[^"]*", "([a-z-]+)"', text)}
    found |= {kind for text in texts for kind in re.findall(r'fault\("[a-z]+", "([a-z-]+)"', text)}
    found |= {kind for text in texts for kind in re.findall(r', "(column-[a-z]+)"', text)}
    return found | {
        "email-missing",
        "cohort-role",
        "cohort-unknown",
        "supervisor-role",
        "supervisor-unknown",
        "formula",
    }


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_each_has_words(app: Flask, kind: str) -> None:
    with app.test_request_context():
        said = in_words(Fault(4, "email", kind, "this", "that"))
    assert said
    assert "%" not in said


def test_where_it_is(app: Flask) -> None:
    with app.test_request_context():
        assert where(Fault(4, "email", "twice")) == "Line 4, email"
        assert where(Fault(4, "", "quote")) == "Line 4"


def test_every_column_is_explained(app: Flask) -> None:
    with app.test_request_context():
        assert [name for name, _ in columns()] == list(COLUMNS)


def test_the_domain_is_where_it_was() -> None:
    assert all(Path(path).is_file() for path in SOURCES)
