"""An hour of supervision for two of therapy."""

from tests.domain.logbook import Book, ask, said, why

ROW = {"operator": "at-least", "value": 1, "unit": "hours", "per": 2, "cases": 2}


def test_each_case_or_both_together() -> None:
    b = Book()
    b.case("one")  # 12 sessions of 50 minutes: 600, which want 300
    b.case("two")
    b.supervision("ann", "one", minutes=400)
    b.supervision("ann", "two", minutes=200)
    progress = ask("supervision-ratio", b, **ROW)
    assert (said(progress), why(progress)) == (("not-yet", 1), {"two": "ratio-too-low"})
    assert ask("supervision-ratio", b, **ROW, pool="pooled").state == "met"


def test_time_on_both_is_shared_out_and_nothing_is_rounded() -> None:
    b = Book()
    b.case("one")
    b.case("two")
    b.supervision("ann", "one", "two", minutes=599)
    assert ask("supervision-ratio", b, **ROW).state == "not-yet"
    b.supervision("ann", "one", "two", minutes=1)
    assert ask("supervision-ratio", b, **ROW).state == "met"


def test_supervision_from_notes_may_not_count() -> None:
    b = Book()
    b.case("one")
    b.supervision("ann", "one", minutes=300, basis="notes")
    assert ask("supervision-ratio", b, **{**ROW, "cases": 1}, bases=("recording",)).state == "not-yet"
