"""Different clients, different areas."""

from tests.domain.logbook import Book, ask, day, said, why
from trainer.domain.log_entries import AreaChoice


def test_two_cases_of_one_client_are_one_client() -> None:
    b = Book()
    b.case("one", client="c")
    b.case("two", client="c", opened="2026-01-01")
    progress = ask("distinct", b, operator="at-least", value=2, unit="clients")
    assert (said(progress), why(progress)) == (("not-yet", 1), {"two": "same-again"})


def test_an_area_is_the_one_it_was_last_changed_to() -> None:
    b = Book()
    row = {"operator": "at-least", "value": 2, "unit": "areas"}
    b.case("one", area="grief")
    b.case(
        "two", area="", areas=(AreaChoice(day("2025-10-01"), "role-dispute"), AreaChoice(day("2025-09-01"), "grief"))
    )
    assert ask("distinct", b, **row).state == "met"
    b.entries = b.entries[:13]
    b.case("three", area="")
    assert why(ask("distinct", b, **row)) == {"three": "no-area"}
