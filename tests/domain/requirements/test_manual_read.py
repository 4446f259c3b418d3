"""A manual, read."""

from tests.domain.logbook import Book, ask, why


def test_any_manual_or_one_that_is_named() -> None:
    b = Book()
    assert ask("manual-read", b).state == "not-yet"
    ref = b.manual()
    assert ask("manual-read", b).state == "met"
    assert why(ask("manual-read", b, titles=("Another",))) == {ref: "other-title"}
    assert ask("manual-read", b, titles=("the guide to interpersonal psychotherapy",)).state == "met"
