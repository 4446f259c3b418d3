"""IPT taught: hours, units, workshops, none made out of another."""

from tests.domain.logbook import Book, ask, day, said, why
from trainer.domain.log_entries import Teaching


def taught(b: Book, **facts: int) -> str:
    return b.add(Teaching(day("2026-01-10"), day("2026-01-11"), "Toronto", "introductory", "lead", **facts))


def row(unit: str, value: int, **keys: int) -> dict[str, object]:
    return {"operator": "at-least", "value": value, "unit": unit, **keys}


def test_each_unit_is_its_own() -> None:
    b = Book()
    ref = taught(b, minutes=600, days=2)
    assert said(ask("teaching-given", b, **row("hours", 10))) == ("met", 600)
    assert said(ask("teaching-given", b, **row("workshops", 1, days=2))) == ("met", 1)
    progress = ask("teaching-given", b, **row("units", 10))
    assert (progress.state, why(progress)) == ("insufficient", {ref: "no-amount"})


def test_a_day_is_no_two_day_workshop() -> None:
    b = Book()
    ref = taught(b, minutes=300, days=1)
    progress = ask("teaching-given", b, **row("workshops", 1, days=2))
    assert (progress.state, why(progress)) == ("not-yet", {ref: "too-few-days"})
