"""Time spent in practice."""

from tests.domain.logbook import Book, ask, said, why

ROW = {"operator": "at-least", "value": 1, "unit": "years", "kinds": ("depression-practice",)}


def test_days_that_two_entries_share_count_once() -> None:
    b = Book()
    b.has("depression-practice", "2024-01-01", "2024-06-30")  # 182 days of a leap year
    b.has("depression-practice", "2024-06-01", "2024-12-30")  # to 365 days
    assert said(ask("practice", b, **ROW)) == ("met", 365)


def test_a_gap_is_a_reading() -> None:
    b = Book()
    b.has("depression-practice", "2023-01-01", "2023-08-31")
    b.has("depression-practice", "2024-01-01", "2024-08-31")
    assert ask("practice", b, **ROW).state == "met"
    assert said(ask("practice", b, **ROW, unbroken=True)) == ("not-yet", 244)


def test_only_time_that_has_gone_by_counts() -> None:
    b = Book()
    b.has("depression-practice", "2026-10-01", "2030-01-01")
    ahead = b.has("depression-practice", "2027-01-01")
    progress = ask("practice", b, **ROW)
    assert said(progress) == ("not-yet", 32)
    assert why(progress) == {ahead: "in-the-future"}


def test_time_since_a_level_was_reached() -> None:
    b = Book()
    row = {**ROW, "kinds": ("ipt-practice",), "body": "isipt", "after_levels": ("therapist",)}
    b.has("ipt-practice", "2020-01-01")
    assert ask("practice", b, **row).state == "not-yet"
    b.certificate("isipt", "therapist", "2025-11-02")
    assert said(ask("practice", b, **row)) == ("met", 365)
    b.entries.pop()
    b.certificate("isipt", "therapist", "2025-11-03")
    assert said(ask("practice", b, **row)) == ("not-yet", 364)
