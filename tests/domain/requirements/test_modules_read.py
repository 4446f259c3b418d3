"""Modules read."""

import pytest

from tests.domain.logbook import Book, ask
from trainer.domain.portfolio import Portfolio


@pytest.mark.parametrize(
    ("read", "state", "missing"), [("", "not-yet", ["a", "b"]), ("a", "not-yet", ["b"]), ("abc", "met", [])]
)
def test_every_one_of_them(read: str, state: str, missing: list[str]) -> None:
    progress = ask("modules-read", Book(learning=Portfolio(frozenset(read))), modules=("a", "b"))
    assert (progress.state, [step.about["module"] for step in progress.next]) == (state, missing)
    assert progress.have == 2 - len(missing)
