"""A log's table: what each cell may say, what stands in the way of reading it, and that nothing breaks it."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.logs import a_case
from trainer.domain.guides import Guide
from trainer.domain.log_cells import COLUMNS, NEEDED, OF_ENTRY, TEXTS
from trainer.domain.log_entries import ClinicalSession
from trainer.domain.log_sheet import MOST, Around, nonces, read_log_sheet, template
from trainer.domain.training_log import Entry, TrainingLog

AT = datetime(2026, 11, 20, tzinfo=UTC)
GUIDES = {"G": Guide("G", "Ruth Berg"), "H": Guide("H", "Sam"), "I": Guide("I", "sam")}
AROUND = Around(
    TrainingLog((Entry("C", a_case("G"), AT),), GUIDES), date(2026, 11, 20), emails={"ruth@example.org": "G"}
)
HEAD = "entry,case,date,number,minutes,phase,recorded,supervised,consent\n"


def faults(text: str) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.column, fault.kind) for fault in read_log_sheet(text, AROUND).faults]


def test_the_columns_fit_the_facts() -> None:
    for kind, columns in OF_ENTRY.values():
        assert set(columns.values()) <= set(kind.__dataclass_fields__)
        assert set(columns) < set(COLUMNS)
    assert all(set(needed) <= set(OF_ENTRY[entry][1]) for entry, needed in NEEDED.items())
    assert set(TEXTS) <= set(COLUMNS)
    assert template() == "\ufeff" + ",".join(COLUMNS) + "\r\n"


def test_words_are_understood_as_people_write_them() -> None:
    text = HEAD + "Session,a1,14.9.2026,1,50,Termination,Audio,x,cabinet 3\n\nsession,A1,2026-09-21,2,50,MIDDLE,no,,\n"
    first, second = (line.facts for line in read_log_sheet(text, AROUND).lines)
    assert first == ClinicalSession("C", 1, date(2026, 9, 14), 50, "late", "audio", True, "", "", "cabinet 3")
    assert second == ClinicalSession("C", 2, date(2026, 9, 21), 50, "middle")


@pytest.mark.parametrize(
    ("row", "column", "kind"),
    [
        ("session,,2026-09-14,1,50,early", "case", "missing"),
        ("session,A1,,1,50,early", "date", "missing"),
        ("session,A1,2026-02-30,1,50,early", "date", "day"),
        ("session,A1,14/9/2026,1,50,early", "date", "day"),
        ("session,A1,2026-09-14,one,50,early", "number", "number"),
        ("session,A1,2026-09-14,1,50 min,early", "minutes", "number"),
        ("session,A1,2026-09-14,1,9999999,early", "minutes", "number"),
        ("session,A1,2026-09-14,1,50,begin", "phase", "choice"),
        ("session,A1,2026-09-14,1,50,early,yes", "recorded", "choice"),
        ("session,A1,2026-09-14,1,50,early,,perhaps", "supervised", "choice"),
        ("session,A1,2026-09-14,1,50,early,audio", "consent", "missing"),
        ("session,A1,2026-09-14,1,50,early,,,,more", "", "extra"),
    ],
)
def test_each_problem_is_named(row: str, column: str, kind: str) -> None:
    assert faults(HEAD + row) == [(2, column, kind)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "", "empty")),
        (HEAD, (2, "", "nothing")),
        ("case,date\nA1,2026-09-14\n", (1, "", "header")),
        ("entry,case,Case\nsession,A1,A1\n", (1, "case", "column-twice")),
        (HEAD + 'session,"A1,2026-09-14\n', (2, "", "quote")),
        (HEAD + "session\n" * (MOST + 1), (MOST + 2, "", "many")),
    ],
)
def test_a_file_that_cannot_be_read_says_why(text: str, fault: tuple[int, str, str]) -> None:
    assert faults(text) == [fault]
    assert nonces(text) == []


def test_two_of_one_name_are_asked_apart() -> None:
    head = "entry,date,minutes,format,supervisor,basis\n"
    for said, told in (("Sam", "two-guides"), ("Eva", "unknown-guide")):
        assert faults(f"{head}supervision,2026-09-14,60,individual,{said},notes") == [(2, "supervisor", told)]
    for said in ("ruth berg", "RUTH@example.org", "g"):
        assert faults(f"{head}supervision,2026-09-14,60,individual,{said},notes") == []


def test_a_line_is_known_by_its_words_and_how_often_they_stand_there() -> None:
    row = "session,A1,2026-09-14,1,50,early\n"
    first, second = nonces(HEAD + row + row)
    assert first != second
    assert nonces("\ufeff" + HEAD.upper() + row.replace("early", " early ")) == [first]


@given(st.text(), st.lists(st.sampled_from([*COLUMNS, "x"]), max_size=9))
def test_nothing_that_is_sent_breaks_it(text: str, head: list[str]) -> None:
    read_log_sheet(text, AROUND)
    read_log_sheet(",".join(["entry", *head]) + "\nsession," + text, AROUND)
    read_log_sheet(",".join(["entry", *head]) + "\n" + "\n".join(f"{e},{text}" for e in OF_ENTRY), AROUND)
