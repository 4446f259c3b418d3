"""Counting clinical cases."""

import pytest

from tests.domain.logbook import Book, ask, day, why

ROW = {"operator": "at-least", "value": 1, "unit": "cases"}


@pytest.mark.parametrize(
    ("facts", "keys", "reason"),
    [
        ({"sessions": 0}, {}, "no-sessions"),
        ({"diagnosis": "bipolar"}, {"diagnoses": ("major-depression",)}, "other-diagnosis"),
        ({"setting": "inpatient"}, {"settings": ("outpatient",)}, "other-setting"),
        ({"format": "group"}, {"formats": ("individual",)}, "other-format"),
        ({}, {"ended": "completed"}, "not-completed"),
        ({"ended": "stopped", "closed_on": day("2026-01-01")}, {"ended": "completed"}, "not-completed"),
    ],
)
def test_a_case_of_another_kind_says_why(facts: dict[str, object], keys: dict[str, object], reason: str) -> None:
    b = Book()
    b.case("one", **facts)  # type: ignore[arg-type]
    progress = ask("cases", b, **ROW, **keys)
    assert (progress.state, why(progress)) == ("not-yet", {"one": reason})
    b.case("two", ended="completed", closed_on=day("2026-01-01"))
    assert ask("cases", b, **ROW, **keys).state == "met"


def test_a_case_that_earned_a_level_does_not_count_again() -> None:
    b = Book()
    b.case("old")
    b.case("new")
    row = {**ROW, "body": "ipts", "unspent_levels": ("b",)}
    b.certificate("ipts", "b", "2026-05-01", used=("old",))
    assert why(ask("cases", b, **row)) == {"old": "spent"}
    # With another body it is not spent.
    assert ask("cases", b, **{**row, "value": 2, "body": "isipt"}).state == "met"


def test_where_nothing_says_what_earned_it_older_cases_are_in_doubt() -> None:
    b = Book()
    b.case("old", opened="2024-01-01")
    b.certificate("ipts", "b", "2025-05-01")
    row = {**ROW, "body": "ipts", "unspent_levels": ("b",)}
    progress = ask("cases", b, **row)
    assert (progress.state, why(progress)) == ("insufficient", {"old": "perhaps-spent"})
    b.case("new", opened="2025-06-01")
    assert ask("cases", b, **row).state == "met"
