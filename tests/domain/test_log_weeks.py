"""Every kind of entry says whether its days and its words could be a patient's."""

from dataclasses import fields
from datetime import date
from typing import get_type_hints

import pytest

from trainer.domain.free_text import GUARDED
from trainer.domain.log_entries import KINDS
from trainer.domain.log_weeks import OF_CASE, in_weeks, weeks

WITH_ITS_DAYS = {"attestation"}
"""About a case, and dated all the same: signatures need their day."""
ABOUT_THE_TRAINEE = {
    "prerequisite", "course", "manual-read", "supervision", "part", "attestation", "letter", "membership", "teaching",
    "certificate",
}  # fmt: skip
"""Whose short fields hold no words about a patient; the texts of parts, attestations and letters are looked through."""


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_decided(kind: str) -> None:
    names = {field.name for field in fields(KINDS[kind])}
    if names & {"case", "cases"} or kind == "clinical-case":
        assert (kind in OF_CASE) != (kind in WITH_ITS_DAYS)
    typed = {name for name, hint in get_type_hints(KINDS[kind]).items() if hint is str} - {"case"}
    guarded = GUARDED.get(KINDS[kind].__name__, ())
    assert set(guarded) <= names
    assert bool(guarded) != (kind in ABOUT_THE_TRAINEE) or not typed


def test_a_week_has_seven_days() -> None:
    first = date(2026, 9, 14)
    assert [weeks(date(2026, 9, day), first) for day in (7, 13, 14, 20, 21)] == [-1, -1, 0, 0, 1]


def test_of_a_case_that_is_not_there_no_day_is_told() -> None:
    assert in_weeks("measure", "M", {"case": "X", "on": "2026-09-14", "total": "3"}, {}) == {
        "case": "X",
        "week": None,
        "total": "3",
    }
    assert in_weeks("supervision", "S", {"cases": ["X"], "on": "2026-09-14"}, {}) == {"cases": ["X"], "weeks": {}}
    assert in_weeks("supervision", "S", {"cases": [], "on": "2026-09-14"}, {}) == {"cases": [], "on": "2026-09-14"}
