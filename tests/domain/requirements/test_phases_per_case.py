"""Early, middle and late, in each case."""

from tests.domain.logbook import Book, ask, said, why

ROW = {"operator": "at-least", "value": 2, "unit": "cases"}


def test_each_case_covers_all_three() -> None:
    b = Book()
    b.case("one")
    b.case("two", supervised=range(1, 9))  # held to the end, supervised to the middle
    assert said(ask("phases-per-case", b, **ROW, counted="held")) == ("met", 2)
    progress = ask("phases-per-case", b, **ROW, counted="supervised")
    assert (said(progress), why(progress)) == (("not-yet", 1), {"two": "phases-missing"})
    assert progress.set_aside[0].reason.about["phases"] == ("late",)


def test_more_than_one_of_a_phase_may_be_asked_for() -> None:
    b = Book()
    b.case("one", supervised=(1, 4, 5, 12))
    assert ask("phases-per-case", b, **{**ROW, "value": 1}, counted="supervised", middle=3).state == "not-yet"
    b.case("two", supervised=(1, 4, 5, 6, 12))
    assert ask("phases-per-case", b, **{**ROW, "value": 1}, counted="supervised", middle=3).state == "met"
