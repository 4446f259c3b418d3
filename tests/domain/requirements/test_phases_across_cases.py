"""Early, middle and late, somewhere among the cases."""

from tests.domain.logbook import Book, ask, said


def test_the_cases_may_share_them_out() -> None:
    b = Book()
    b.case("one", supervised=(1, 2))
    assert said(ask("phases-across-cases", b, counted="supervised")) == ("not-yet", 1)
    b.case("two", supervised=(5, 12))
    progress = ask("phases-across-cases", b, counted="supervised")
    assert (said(progress), progress.used) == (("met", 3), ("one", "two"))
