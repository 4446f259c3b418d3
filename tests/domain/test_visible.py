"""What prints nothing is no name."""

import pytest

from trainer.domain.visible import visible


@pytest.mark.parametrize("text", ["Ana", "1", "-", "李", "\u200bA", "e\u0301", "☺", "ن\u200c"])
def test_what_prints(text: str) -> None:
    assert visible(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u202e", "\x01", "\ue000", "\uffff", "\u3164", "\u2800", "\u0301", "\u200d\u200c"]
)
def test_what_does_not(text: str) -> None:
    assert not visible(text)
