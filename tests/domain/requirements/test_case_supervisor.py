"""The standing of a case's supervisor."""

import pytest

from tests.domain.logbook import Book, ask, why
from trainer.domain.evidence.standing import By

ROW = {"operator": "at-least", "value": 1, "unit": "cases", "by": By("isipt", ("supervisor",))}


@pytest.mark.parametrize(("reading", "state"), [("opened", "met"), ("throughout", "not-yet")])
def test_an_endorsement_that_ends_mid_case_is_a_reading(reading: str, state: str) -> None:
    b = Book()
    b.guide("ann", "isipt", "supervisor", until="2025-10-31")
    b.case("one", "ann", opened="2025-09-01")
    progress = ask("case-supervisor", b, **ROW, standing=reading)
    assert progress.state == state
    assert why(progress).get("one") == (None if state == "met" else "not-standing")


def test_it_holds_on_the_day_of_the_last_session() -> None:
    b = Book()
    b.guide("ann", "isipt", "supervisor", until="2025-11-17")  # the twelfth session
    b.case("one", "ann", opened="2025-09-01")
    assert ask("case-supervisor", b, **ROW).state == "met"


def test_a_supervisor_of_whom_nothing_is_known() -> None:
    b = Book()
    b.case("one", "zoe")
    progress = ask("case-supervisor", b, **ROW)
    assert (progress.state, why(progress)) == ("insufficient", {"one": "guide-unknown"})
