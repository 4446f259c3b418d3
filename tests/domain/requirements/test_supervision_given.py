"""Supervision given to others."""

from tests.domain.logbook import Book, ask, day, said, why
from trainer.domain.log_entries import SupervisionGiven

HOURS = {"operator": "at-least", "value": 2, "unit": "hours"}
CLINICIANS = {"operator": "at-least", "value": 3, "unit": "clinicians"}


def given(b: Book, *supervisees: str, on: str = "2026-01-01", setting: str = "clinic") -> str:
    return b.add(SupervisionGiven(day(on), 60, "group", supervisees, setting, "adults", "by form"))


def test_an_hour_with_a_group_is_one_hour_and_each_clinician_counts_once() -> None:
    b = Book()
    given(b, "s1", "s2")
    assert said(ask("supervision-given", b, **HOURS)) == ("not-yet", 60)
    given(b, "s2", "s3")
    assert said(ask("supervision-given", b, **HOURS)) == ("met", 120)
    assert said(ask("supervision-given", b, **CLINICIANS)) == ("met", 3)


def test_a_log_that_leaves_out_what_is_asked_cannot_be_told() -> None:
    b = Book()
    given(b, "s1")
    ref = given(b, "s1", setting="")
    progress = ask("supervision-given", b, **HOURS, fields=("setting",))
    assert (progress.state, why(progress)) == ("insufficient", {ref: "incomplete"})


def test_hours_before_certification_are_a_reading() -> None:
    b = Book()
    early = given(b, "s1", on="2024-01-01")
    given(b, "s1")
    assert ask("supervision-given", b, **HOURS).state == "met"
    b.certificate("isipt", "therapist", "2025-01-01")
    progress = ask("supervision-given", b, **HOURS, body="isipt", after_levels=("therapist",))
    assert (said(progress), why(progress)) == (("not-yet", 60), {early: "too-early"})
