"""The parts of a portfolio."""

from tests.domain.logbook import Book, ask


def test_missing_parts_are_named() -> None:
    b = Book()
    b.case("one")
    b.part("one", "summary")
    row = {"operator": "at-least", "value": 1, "unit": "cases", "parts": ("case-report", "summary")}
    progress = ask("portfolio-parts", b, **row)
    assert progress.state == "not-yet"
    assert progress.set_aside[0].reason.about["parts"] == ("case-report",)
    b.part("one", "case-report")
    assert ask("portfolio-parts", b, **row).state == "met"
