"""No cell that we write is taken for a formula."""

import csv
import io

import pytest

from trainer.domain.sheets import harmless, to_csv


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        (" =1", "' =1"),
        ("\t=1", "'\t=1"),
        ("-2", "-2"),
        ("+3.5", "+3.5"),
        ("＝1+1", "'＝1+1"),
        ("\u200b=HYPERLINK(1)", "'\u200b=HYPERLINK(1)"),
        ("\xa0=1", "'\xa0=1"),
        ("Ann;=1+1", "Ann;'=1+1"),
        ("a|b\n =1", "a|b\n' =1"),
        ("a;b;-2", "a;b;-2"),
        (";=1", ";'=1"),
        ("Ana", "Ana"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_harmless(text: str, written: str) -> None:
    assert harmless(text) == written


def test_what_is_written_can_be_read() -> None:
    text = to_csv(["name", "words"], [["Müller, Änne", 'said "no"\nand left'], [None, 3]])
    assert text.startswith("\ufeffname,words\r\n")
    assert list(csv.reader(io.StringIO(text[1:]))) == [
        ["name", "words"],
        ["Müller, Änne", 'said "no"\nand left'],
        ["", "3"],
    ]
