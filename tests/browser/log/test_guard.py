"""The guard in the browser finds what the guard on the server finds, by the same rules on the same table."""

from itertools import product
from typing import Any

from playwright.sync_api import Page

from tests.domain.test_identifiers import AROUND, INNOCENT_TEXTS, KNOWN, PLANTED
from tools.browser_guard import TARGET, written
from trainer.domain.identifiers import find

TEXTS = [
    *(f"{before}{sentence.format(words)}" for (_, words, sentence), before in product(PLANTED, AROUND)),
    *INNOCENT_TEXTS,
    "Mr and Mrs Smith, 12 High Street, SW1A 1AA, and Mrs Jones; call 020 7946 0958 or write to j@example.org",
    "with Dr Berg's help; Mr Lind",
    "Ms Ruth Lund",
]


def test_the_rules_are_those_of_the_server() -> None:
    assert TARGET.read_text("utf-8") == written(), "run tools/browser_guard.py"


def test_the_same_is_found(page: Page) -> None:
    page.set_content("<!DOCTYPE html><title>A page</title>")
    source = "\n".join((TARGET.parent / name).read_text("utf-8") for name in ("rules.js", "guard.js"))
    source = source.replace("export ", "").replace('import { rules } from "./rules.js";', "")
    told: list[list[Any]] = page.evaluate(
        f"([texts, known]) => {{ {source}\n return texts.map((text) => find(text, known).map("
        "({ kind, start, end }) => [kind, text.slice(start, end)])); }",
        [TEXTS, KNOWN],
    )
    differ = [
        (text, mine, theirs)
        for text, theirs in zip(TEXTS, told, strict=True)
        if (mine := [[one.kind, text[one.start : one.end]] for one in find(text, KNOWN)]) != theirs
    ]
    assert differ == []
