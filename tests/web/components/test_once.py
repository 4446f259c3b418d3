"""Pieces that are made once for each key."""

from trainer.web.components.once import once


def test_a_text_is_made_once_for_each_key() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("x")
        return "text"

    assert [once(("a test", key), make) for key in (1, 1, 2)] == ["text"] * 3
    assert len(made) == 2
