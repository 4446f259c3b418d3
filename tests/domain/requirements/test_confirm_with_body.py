"""What only the body can say."""

from tests.domain.logbook import Book, ask


def test_it_is_never_met_here() -> None:
    b = Book()
    b.case("one")
    assert ask("confirm-with-body", b).state == "confirm"
