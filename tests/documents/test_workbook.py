"""A table as a workbook, read back as any program would: as XML in an archive."""

import re
import zipfile
from collections.abc import Iterator

from tests.people import NOW
from trainer.documents.workbook import workbook

ROWS = [["Name", "Met"], ["=1+1", 3], ["@SUM(A1)", "-2"], ["https://example.org", None], ["Zo\u00eb <&>", 2.5]]


def sheet(rows: list[list[object]]) -> str:
    with workbook("Readiness", rows, now=NOW) as made, zipfile.ZipFile(made) as archive:
        assert not [name for name in archive.namelist() if "rels" in name and b"hyperlink" in archive.read(name)]
        return archive.read("xl/worksheets/sheet1.xml").decode()


def test_no_cell_is_a_formula_and_numbers_are_numbers() -> None:
    text = sheet(ROWS)  # type: ignore[arg-type]
    assert "<f>" not in text
    found = re.findall(r"<t[^>]*>(.*?)</t>", text)
    assert found == ["Name", "Met", "=1+1", "@SUM(A1)", "-2", "https://example.org", "Zo\u00eb &lt;&amp;&gt;"]
    assert re.findall(r"<v>(.*?)</v>", text) == ["3", "2.5"]


def test_rows_are_written_as_they_are_read() -> None:
    read = 0

    def rows() -> Iterator[list[object]]:
        nonlocal read
        for n in range(20_000):
            read += 1
            yield [f"person {n}", n]

    with workbook("Many", rows(), now=NOW) as made:
        assert read == 20_000
        assert zipfile.is_zipfile(made)
