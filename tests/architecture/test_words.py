"""Every word of a template that a person sees goes through gettext."""

import re
from pathlib import Path

import pytest

from tests.architecture.tree import TEMPLATES, name

NOT_WORDS = (
    r"\{#.*?#\}",  # comments
    r"\{%-?\s*trans\b.*?endtrans\s*-?%\}",  # what trans blocks say is translated
    r"\{%.*?%\}",
    r"\{\{.*?\}\}",
    r"<(script|style|title)\b.*?</\1>",
    r"<!--.*?-->",
    r"<[^>]*>",
    r"&\w+;",
    r"[?&]\w+=",  # the beginning of an address's query
)


SPOKEN = re.compile(r'\b(?:alt|aria-label|placeholder|title)="([^"]*)"')


def bare_words(text: str) -> list[str]:
    """Words that are seen or read out and stand outside expressions and trans blocks."""
    spoken = " ".join(re.sub(r"\{[{%].*?[}%]\}", " ", said, flags=re.S) for said in SPOKEN.findall(text))
    for pattern in NOT_WORDS:
        text = re.sub(pattern, " ", text, flags=re.S)
    return re.findall(r"[A-Za-z]{2,}", text + spoken)


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=name)
def test_no_bare_words(path: Path) -> None:
    assert bare_words(path.read_text("utf-8")) == []
