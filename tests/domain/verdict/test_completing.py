"""On which day a requirement was fulfilled: by what completed it, whatever came on top."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.domain.logbook import TODAY, Book, day, made
from tests.domain.verdict.test_verdict import pathway, ruled
from trainer.domain.portfolio import CaseWorked, DefenceHeld, Portfolio
from trainer.domain.verdict import verdict
from trainer.domain.verdict.completing import completed_on

FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
PRACTICE = made("cases-worked", operator="at-least", value=3, unit="cases", mode="practice")


def completed(book: Book, *rows: Any, moments: Mapping[str, datetime] | None = None) -> date | None:
    known = moments or {entry.ref: entry.entered_at for entry in book.entries}
    line = verdict(pathway(*rows), book.portfolio, TODAY).lines[0]
    assert line.progress.state == "met"
    return completed_on(line, book.portfolio, known, "UTC")


def worked(*days: int, mode: str = "practice") -> tuple[CaseWorked, ...]:
    return tuple(CaseWorked(f"c{n}", mode, FIRST + timedelta(days=n), True) for n in days)


def entered(book: Book, **on: str) -> dict[str, datetime]:
    return {ref: datetime.combine(day(text), datetime.min.time(), UTC) for ref, text in on.items()}


def test_the_third_of_five_cases_completes_three() -> None:
    book = Book(learning=Portfolio(cases=worked(0, 10, 20, 30, 40)))
    assert completed(book, PRACTICE) == day("2026-03-21")


def test_practice_is_dated_by_itself_and_not_by_assessed_work_on_the_same_case() -> None:
    book = Book(learning=Portfolio(cases=(*worked(0, 1, 2), *worked(2, mode="assessed"))))
    assert completed(book, PRACTICE, moments={"c2": FIRST + timedelta(days=90)}) == day("2026-03-03")


def test_a_defence_is_dated_by_the_day_on_which_it_was_held() -> None:
    held = DefenceHeld("earlies", "stood", day("2026-04-14"))
    row = made("defences", operator="at-least", value=1, unit="defences")
    book = Book(learning=Portfolio(defences=(held, replace(held, outcome="in-part", held_on=day("2026-02-01")))))
    assert completed(book, row, moments={"earlies": FIRST + timedelta(days=200)}) == day("2026-04-14")


def test_hours_are_complete_with_the_entry_that_fills_them() -> None:
    book, refs = Book(), []
    for on in ("2026-02-01", "2026-03-01", "2026-04-01"):
        refs.append(book.supervision("ruth", on=day(on), minutes=60))
    row = made("supervision", operator="at-least", value=2, unit="hours")
    known = entered(book, **dict(zip(refs, ("2026-04-05", "2026-02-05", "2026-03-05"), strict=True)))
    assert completed(book, row, moments=known) == day("2026-03-05")


def test_of_one_of_two_ways_the_earlier_counts_and_of_both_the_later() -> None:
    book = Book()
    one, other = book.has("degree"), book.has("licence")
    rows = [made("prerequisite", id=kind, kinds=(kind,)) for kind in ("degree", "licence")]
    known = entered(book, **{one: "2026-02-01", other: "2026-05-01"})
    for type_, on in (("any-of", "2026-02-01"), ("all-of", "2026-05-01")):
        whole = made(type_, id="whole", of=("degree", "licence"))
        assert completed(book, whole, *rows, moments=known) == day(on)


def test_a_letter_of_the_body_settles_it_on_its_own_day() -> None:
    book = Book()
    degree = book.has("degree")
    letter = book.add(ruled())
    row = made("prerequisite", id="degree", kinds=("degree",), status="unconfirmed")
    known = entered(book, **{degree: "2026-02-01", letter: "2026-05-02"})
    assert completed(book, row, moments=known) == day("2026-05-02")
