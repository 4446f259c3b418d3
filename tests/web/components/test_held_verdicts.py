"""A verdict is worked out once for the same facts; any other fact or day is another answer."""

from datetime import timedelta

from tests.domain.logbook import TODAY, Book
from tests.domain.shipped_pathways import pathway
from trainer.domain.verdict import verdict
from trainer.web.components.credentials.held_verdicts import verdicts

ASKED = [pathway("isipt-therapist-current"), pathway("dg-ipt-therapist-2018")]


def test_the_same_facts_the_same_answer() -> None:
    book = Book()
    book.member("isipt")
    before = verdicts(ASKED, book.portfolio, TODAY)
    assert before == [verdict(one, book.portfolio, TODAY) for one in ASKED]
    assert verdicts(ASKED, book.portfolio, TODAY)[0] is before[0]
    assert verdicts(ASKED, book.portfolio, TODAY + timedelta(days=1))[0] is not before[0]
    book.manual()
    assert verdicts(ASKED, book.portfolio, TODAY) == [verdict(one, book.portfolio, TODAY) for one in ASKED] != before
