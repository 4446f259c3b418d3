"""A packet as it is put together: what is missing comes out first, and parts about patients tell neither days nor names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.documents.packets import ATTESTATIONS, CASES, COURSES, PACKET
from trainer.documents.packet import Column, PacketEntry, PacketSection, Telling, checked, shown


def test_what_is_missing_comes_from_requirements_and_parts() -> None:
    assert PACKET.missing == (
        ("Three supervised cases", "case C-3 has no late session yet"),
        ("A letter of recommendation", "asked for on 2 November"),
        ("Letters", "The letter of recommendation has not come back yet."),
    )


def test_a_sound_one_goes_through() -> None:
    assert checked(PACKET) is PACKET


def with_section(section: PacketSection) -> None:
    checked(replace(PACKET, sections=(COURSES, section)))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("C-1", "acute", date(2026, 3, 1), 18, 16, "grief"), "First 1: a day, where a week should stand"),
        (("Maria", "acute", 0, 18, 16, "grief"), "Code 1: more than a code"),
        (("C-1", "began 2026-03-01", 0, 18, 16, "grief"), "Protocol 1: a day is written out"),
        (("C-1", "acute", 0, 18, 16, "grief since 3.4.26"), "Problem area 1: a day is written out"),
    ],
)
def test_patients_days_and_names_do_not_go_in(row: tuple[Any, ...], said: str) -> None:
    with pytest.raises(Telling, match=said):
        with_section(replace(CASES, rows=(row,)))


def test_nor_do_days_in_what_is_told_of_a_case() -> None:
    entry = PacketEntry("Case C-1", (("Outcome", "Well since 12/03/2026."),))
    with pytest.raises(Telling, match="Case C-1, Outcome: a day is written out"):
        with_section(replace(ATTESTATIONS, entries=(entry,)))
    with_section(replace(ATTESTATIONS, entries=(PacketEntry("Case C-1", (("Outcome", "PHQ-9 17/5, by 3-4 weeks."),)),)))


def test_a_torn_table_is_refused() -> None:
    with pytest.raises(ValueError, match="row 1 has 1 cells for 6 columns"):
        with_section(replace(CASES, rows=(("C-1",),)))


def test_cells_as_people_read_them() -> None:
    assert [shown(7, "week", str), shown(date(2026, 3, 7), "day", str), shown(None, "text", str), shown(0, "number", str)] == [
        "week 7", "7 March 2026", "–", "0",
    ]  # fmt: skip
    assert Column("a", "A").kind == "text"
