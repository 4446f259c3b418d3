"""Tables in one archive: every column explained, no cell a formula, rows read only as they are written."""

import csv
import io
import zipfile
from collections.abc import Iterator

from tests.people import NOW
from trainer.documents.tables_zip import Table, tables_zip

COLUMNS = [("person", "a code"), ("said", "what they said")]


def test_each_table_with_what_its_columns_hold() -> None:
    rows = [("P-1", "=1+1"), ("P-2", None), ("P-3", "-2"), ("P-4", "å, “b”")]
    with tables_zip(
        [Table("people", "Everybody.", COLUMNS, rows, "{} of them.".format)], "Of a programme.", now=NOW
    ) as made:
        archive = zipfile.ZipFile(made)
        assert archive.namelist() == ["people.csv", "README.txt"]
        found = list(csv.reader(io.StringIO(archive.read("people.csv").decode("utf-8-sig"), newline="")))
        assert found == [["person", "said"], ["P-1", "'=1+1"], ["P-2", ""], ["P-3", "-2"], ["P-4", "å, “b”"]]
        readme = archive.read("README.txt").decode()
        assert readme.startswith(
            "Of a programme.\n\npeople.csv\n  Everybody.\n  person: a code\n  said: what they said\n  ! 4 of them.\n"
        )
        assert archive.getinfo("people.csv").date_time[:3] == (2026, 11, 20)


def test_rows_are_read_as_they_are_written_and_not_before() -> None:
    read: list[int] = []

    def rows() -> Iterator[tuple[int, str]]:
        for n in range(40_000):
            read.append(n)
            yield n, f"{n * 7919 % 99991:x}" * 8

    table = Table("people", "Everybody.", COLUMNS, rows())
    assert read == []
    with tables_zip([table], "", now=NOW) as made:
        assert len(read) == 40_000
        assert len(zipfile.ZipFile(made).read("people.csv").splitlines()) == 40_001
