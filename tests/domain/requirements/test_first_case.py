"""What the first case has to be."""

from tests.domain.logbook import Book, ask


def test_the_first_to_begin_decides() -> None:
    b = Book()
    b.case("later", opened="2026-01-01")
    row = {"diagnoses": ("major-depression",)}
    assert ask("first-case", b, **row).state == "met"
    b.case("earlier", opened="2025-01-01", diagnosis="anxiety")
    assert ask("first-case", b, **row).state == "not-yet"
