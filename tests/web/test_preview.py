"""The preview of a folder, and its faults."""

import shutil
from pathlib import Path

import pytest

from tests import long_case
from tests.roots import with_one_case
from trainer.web.preview import create_preview

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("folder", "shows"),
    [
        ("case_vignettes/flour-and-water", "Referral note"),
        ("curriculum/modules/what-is-ipt", "Notes and sources"),
        ("curriculum/modules/what-is-ipt", "Quiz: 6 of 8 items an attempt"),
    ],
)
def test_a_folder_is_shown_as_a_reader_will_see_it(folder: str, shows: str) -> None:
    page = create_preview(ROOT / folder).test_client().get("/")
    assert page.status_code == 200
    assert shows in page.text


def test_a_case_that_goes_on_shows_its_decision_points(tmp_path: Path) -> None:
    page = create_preview(long_case.write(with_one_case(tmp_path))).test_client().get("/").text
    assert "Decision point after s4 C2" in page
    assert page.count("(what the therapist did)") == 2
    assert long_case.why("reader-b", "the-card") in page


def test_faults_stand_in_its_place_and_the_page_follows_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "case_vignettes" / "flour-and-water"
    shutil.copytree(ROOT / "case_vignettes" / "flour-and-water", folder)
    client = create_preview(folder).test_client()
    before = client.get("/stamp").json
    case = folder / "case.md"
    case.write_text(case.read_text().replace("rule: panel-1", "rule: panel-9"))
    assert client.get("/stamp").json != before
    assert "no scoring rule" in client.get("/").text
