"""Letters on file."""

import pytest

from tests.domain.logbook import Book, ask, why
from trainer.domain.evidence.standing import By


@pytest.mark.parametrize(
    ("pages", "state", "reason"), [(2, "met", None), (3, "not-yet", "too-long"), (0, "insufficient", "pages-unknown")]
)
def test_a_letter_of_two_pages(pages: int, state: str, reason: str | None) -> None:
    b = Book()
    ref = b.letter("cover", pages=pages)
    progress = ask("letter", b, kind="cover", pages_at_most=2)
    assert (progress.state, why(progress).get(ref)) == (state, reason)


def test_the_writer_stands_on_the_day_of_the_letter_and_saw_the_work() -> None:
    b = Book()
    b.guide("ann", "isipt", "supervisor", until="2026-08-31")
    row = {"kind": "recommendation", "by": By("isipt", ("supervisor", "trainer"))}
    late = b.letter("recommendation", "ann", on="2026-09-01")
    assert why(ask("letter", b, **row)) == {late: "not-standing"}
    b.letter("recommendation", "ann", on="2026-08-31")
    assert ask("letter", b, **row).state == "met"
    assert ask("letter", b, **row, observed=True).state == "not-yet"
    b.letter("recommendation", "ann", on="2026-08-30", observed=True)
    assert ask("letter", b, **row, observed=True).state == "met"
