"""The packet on paper, as a screen reader reads it."""

from dataclasses import replace

import pytest

from tests.documents.packets import CASES, PACKET
from tests.documents.tagged import Tagged
from tests.people import NOW
from trainer.documents.packet import Telling
from trainer.documents.packet_pdf import packet_pdf


def test_what_is_missing_stands_first_and_the_rest_in_order() -> None:
    page = Tagged(packet_pdf(PACKET, now=NOW))
    parts = ["ISIPT therapist", "Ana Łukasiewicz", "not endorsed by ISIPT", "What is missing", "case C-3 has no late session",
             "What is inside", "Requirements", "met", "not yet", "awaiting verification", "Didactic hours",
             "Prof. Ellen Frank", "7 March 2026", "Case register", "week 18", "Attestations", "#panic(\"x\") A role",
             "Signed by", "Ruth Vogel", "5 November 2026", "Letters", "has not come back yet"]  # fmt: skip
    place = 0
    for part in parts:
        place = page.text.index(part, place) + len(part)
    assert page.of("H1") == ["ISIPT therapist"]
    assert page.of("H2") == [
        "What is missing", "What is inside", "Requirements", "Didactic hours", "Case register", "Attestations", "Letters"
    ]  # fmt: skip
    assert page.of("H3") == ["Case C-1"]
    first = page.reader.pages[0].extract_text()
    assert "What is missing" in first
    assert "Case register" in first  # in the list of what is inside
    assert "acute, 16 sessions" not in first


def test_it_is_tagged_with_title_language_and_headed_tables() -> None:
    page = Tagged(packet_pdf(PACKET, now=NOW))
    assert (page.says_ua, page.is_marked, page.shows_title, page.language) == (True, True, True, "en")
    assert page.title == "ISIPT therapist: application of Ana Łukasiewicz"
    assert page.fonts_inside()
    assert page.of("TH")[:4] == ["Requirement", "How far", "There is", "Asked for"]
    assert len(page.of("Table")) == 3


def test_with_nothing_missing_it_says_who_decides() -> None:
    whole = replace(PACKET, requirements=PACKET.requirements[:1], sections=PACKET.sections[:3])
    assert "Nothing, as far as this site can tell. The body decides." in Tagged(packet_pdf(whole, now=NOW)).text


def test_a_sign_without_a_font_is_marked_and_holds_nothing_up() -> None:
    odd = replace(PACKET, applicant="Ana \U00012000\U00012001 Lima")
    assert "Ana \ufffd\ufffd Lima" in Tagged(packet_pdf(odd, now=NOW)).text


def test_a_table_over_many_pages_repeats_its_head() -> None:
    long = replace(CASES, rows=tuple((f"C-{n}", "acute", 0, n, n, "grief") for n in range(1, 200)))
    page = Tagged(packet_pdf(replace(PACKET, sections=(long,)), now=NOW))
    assert page.pages > 4
    assert page.reader.pages[-2].extract_text().count("Problem area") == 1
    assert page.of("TH").count("Problem area") == 1


def test_what_tells_who_a_patient_is_never_reaches_paper() -> None:
    with pytest.raises(Telling):
        packet_pdf(replace(PACKET, sections=(replace(CASES, rows=(("Maria", "", 0, 1, 1, ""),)),)), now=NOW)
