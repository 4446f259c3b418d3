"""Pathways and the training log are legible for everyone."""

from collections.abc import Callable

import pytest

from tests import logbook

LOG = "/p/north/log"
CASE = f"{LOG}/cases/{logbook.CASE}"
PAGES = {
    "pathways": "/p/north/pathways",
    "pathway": "/p/north/pathways/isipt-therapist-current",
    "own": "/p/north/pathways/programme-foundation-2026",
    "log": LOG,
    "entries": f"{LOG}/entries",
    "session": f"{LOG}/session",
    "case form": f"{LOG}/new/clinical-case",
    "supervision": f"{LOG}/new/supervision",
    "import": f"{LOG}/import",
    "people": f"{LOG}/people",
    "case": CASE,
    "inventory": f"{CASE}/inventory",
    "case report": f"{CASE}/parts/case-report",
    "attestation": f"{CASE}/attestation",
    "entry": f"{LOG}/{logbook.COURSE}",
    "correction": f"{LOG}/{logbook.SESSION}/correct",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(faults_of: Callable[..., list[str]], name: str) -> None:
    assert faults_of(PAGES[name]) == []
