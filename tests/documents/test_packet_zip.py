"""The packet as an archive: PDF, data, tables that carry no formula, and an index of them."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from tests.documents.packets import CASES, PACKET
from tests.documents.tagged import Tagged
from tests.people import NOW
from trainer.documents.packet import Telling
from trainer.documents.packet_zip import packet_json, packet_zip
from trainer.domain.sheets import is_formula


@pytest.fixture(scope="module")
def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packet_zip(PACKET, now=NOW)))


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value or "" for name, value in attrs if name == "href"]


def test_the_index_leads_to_every_file(archive: zipfile.ZipFile) -> None:
    index = Links(archive.read("index.html").decode())
    assert archive.namelist() == [
        "index.html", "packet.pdf", "packet.json", "tables/requirements.csv", "tables/courses.csv", "tables/cases.csv"
    ]  # fmt: skip
    assert index.found == archive.namelist()[1:]
    assert archive.testzip() is None


def test_nothing_that_was_typed_becomes_part_of_the_index() -> None:
    odd = replace(PACKET, applicant='<script>"x"</script>', sections=(replace(CASES, title="<img src=x>"),))
    index = Links(zipfile.ZipFile(io.BytesIO(packet_zip(odd, now=NOW))).read("index.html").decode())
    assert {"script", "img"} & set(index.tags) == set()


def test_the_pdf_is_the_same_packet(archive: zipfile.ZipFile) -> None:
    assert Tagged(archive.read("packet.pdf")).title == "ISIPT therapist: application of Ana Łukasiewicz"


def test_the_data_is_whole(archive: zipfile.ZipFile) -> None:
    told = json.loads(archive.read("packet.json"))
    assert (told["form"], told["made_on"], told["applicant"]) == ("trainer-packet-1", "2026-11-23", "Ana Łukasiewicz")
    assert told["missing"][0] == {"what": "Three supervised cases", "why": "case C-3 has no late session yet"}
    courses, cases = told["sections"][0], told["sections"][1]
    assert courses["rows"][1] == {
        "title": '=HYPERLINK("https://evil.example","x")', "taught_by": "+Dr. Minus", "on": "2026-03-08", "hours": "8.25"
    }  # fmt: skip
    assert cases["rows"][2]["last"] is None
    assert told["sections"][2]["entries"][0]["signatures"][1]["name"] == "Ruth Vogel"


def test_tables_open_in_a_spreadsheet_and_carry_no_formula(archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))))
            assert [cell for row in rows for cell in row if is_formula(cell)] == []
    courses = list(csv.reader(io.StringIO(archive.read("tables/courses.csv").decode("utf-8-sig"))))
    assert courses[2] == ['\'=HYPERLINK("https://evil.example","x")', "'+Dr. Minus", "2026-03-08", "8.25"]


def test_what_has_no_place_is_refused() -> None:
    with pytest.raises(Telling):
        packet_zip(replace(PACKET, sections=(replace(CASES, rows=(("Maria", "", 0, 1, 1, ""),)),)), now=NOW)
    with pytest.raises(TypeError, match="bytes has no place"):
        packet_json(replace(PACKET, applicant=b"x"))  # type: ignore[arg-type]
