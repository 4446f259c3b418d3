"""Lists of people: what is read, and that each problem is named by its line and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.domain.guests import Guest, Known
from trainer.domain.roster import MOST, read_roster
from trainer.domain.sheets import Fault, decode

KNOWN = Known(
    cohorts={"autumn": 1, "autumn cohort": 1},
    supervisors={"ruth@example.org": 7},
    members={("mia@example.org", "trainee")},
    invited={("ivo@example.org", "trainee")},
)
HEAD = "name,email,role,cohort,capabilities,pace,supervisor\n"


def normal(text: str) -> str | None:
    return text.lower() if text.count("@") == 1 and "." in text else None


def faults(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.kind) for fault in read_roster(text, KNOWN, normal).faults]


def test_a_row_with_everything_and_one_with_the_least() -> None:
    text = (
        HEAD
        + "Ana Lima,Ana@Example.org,Trainee,Autumn Cohort,committee;second-marker,80 %,RUTH@example.org\nBo,bo@x.org\n"
    )
    assert read_roster(text, KNOWN, normal).guests == (
        Guest(2, "Ana Lima", "ana@example.org", "trainee", 1, ("committee", "second-marker"), 80, 7),
        Guest(3, "Bo", "bo@x.org", "trainee", None, (), 100, None),
    )
    assert faults(text) == []


@pytest.mark.parametrize(
    ("row", "column", "kind"),
    [
        (",a@x.org", "name", "name-missing"),
        ("x" * 201 + ",a@x.org", "name", "name-long"),
        ("Ana,", "email", "email-missing"),
        ("Ana,ana at x.org", "email", "email-malformed"),
        ("Mia,MIA@example.org", "email", "member"),
        ("Ivo,ivo@example.org", "email", "invited"),
        ("Ana,a@x.org,boss", "role", "role-unknown"),
        ("Ana,a@x.org,boss,autumn,,50,ruth@example.org", "role", "role-unknown"),
        ("Ana,a@x.org,,spring", "cohort", "cohort-unknown"),
        ("Ana,a@x.org,expert,autumn", "cohort", "cohort-role"),
        ("Ana,a@x.org,,,juggling", "capabilities", "capability-unknown"),
        ("Ana,a@x.org,,,,half", "pace", "pace-malformed"),
        ("Ana,a@x.org,,,,0", "pace", "pace-malformed"),
        ("Ana,a@x.org,,,,101", "pace", "pace-malformed"),
        (f"Ana,a@x.org,,,,{'9' * 5000}", "pace", "pace-malformed"),
        ("Ana,a@x.org,expert,,,50", "pace", "pace-role"),
        ("Ana,a@x.org,,,,,bo@x.org", "supervisor", "supervisor-unknown"),
        ("Ana,a@x.org,expert,,,,ruth@example.org", "supervisor", "supervisor-role"),
        ("Ana,a@x.org,,,,,,too much", "", "extra"),
    ],
)
def test_each_problem_of_a_row_is_named(row: str, column: str, kind: str) -> None:
    assert faults(HEAD + row) == [(2, column, kind)]


def test_a_member_may_be_invited_to_another_role() -> None:
    assert faults(HEAD + "Mia,mia@example.org,supervisor") == []


def test_a_double_names_the_line_it_meets() -> None:
    roster = read_roster(HEAD + "Ana,a@x.org\n\nBo,b@x.org\nAna again,A@X.ORG\n", KNOWN, normal)
    assert roster.faults == (Fault(5, "email", "twice", "a@x.org", "2"),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "", "empty")),
        ("\n \n", (1, "", "empty")),
        (HEAD, (2, "", "nobody")),
        ("Ana,a@x.org\n", (1, "", "header")),
        ("name,email,E-Mail\nAna,a@x.org,b@x.org\n", (1, "email", "column-twice")),
        (HEAD + 'Ana,a@x.org\n"Bo,b@x.org\nCy,c@x.org\n', (3, "", "quote")),
    ],
)
def test_a_list_that_cannot_be_read_says_why(text: str, fault: tuple[int, str, str]) -> None:
    assert faults(text) == [fault]


def test_five_hundred_are_enough() -> None:
    rows = [f"P{n},p{n}@x.org\n" for n in range(MOST + 1)]
    assert faults(HEAD + "".join(rows[:MOST])) == []
    assert faults(HEAD + "".join(rows)) == [(MOST + 2, "", "many")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_the_spreadsheet_puts_between(separator: str, end: str) -> None:
    text = end.join(separator.join(cells) for cells in (["Name", "E-Mail", ""], ['"Lima, ""Ana"""', "a@x.org", ""]))
    (guest,) = read_roster("\ufeff" + text, KNOWN, normal).guests
    assert (guest.name, guest.email) == ('Lima, "Ana"', "a@x.org")


def test_a_cell_over_two_lines_keeps_the_count() -> None:
    roster = read_roster(HEAD + '"Ana\nLima",a@x.org\nBo,b\n', KNOWN, normal)
    assert [(guest.line, guest.name) for guest in roster.guests] == [(2, "Ana Lima"), (4, "Bo")]
    assert [(fault.line, fault.kind) for fault in roster.faults] == [(4, "email-malformed")]


def test_what_looks_like_a_formula_is_a_name_and_noted() -> None:
    roster = read_roster(HEAD + '"=HYPERLINK(""x"")",a@x.org\n', KNOWN, normal)
    assert (roster.guests[0].name, roster.faults) == ('=HYPERLINK("x")', ())
    assert [note.kind for note in roster.notes] == ["formula"]


def test_a_column_of_no_use_is_noted() -> None:
    roster = read_roster("name,email,phone\nAna,a@x.org,1\n", KNOWN, normal)
    assert roster.notes == (Fault(1, "phone", "column-unknown"),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_understood(encoding: str) -> None:
    assert decode("name\nÄnne".encode(encoding)) == ("name\nÄnne", [])


def test_windows_letters_are_kept_and_the_line_is_named() -> None:
    assert decode("name\nBo\nÄnne".encode("cp1252")) == ("name\nBo\nÄnne", [Fault(3, "", "encoding")])


@given(st.text(), st.binary())
def test_nothing_that_is_sent_breaks_it(text: str, data: bytes) -> None:
    read_roster(text, KNOWN, normal)
    read_roster(HEAD + text, KNOWN, normal)
    decode(data)
