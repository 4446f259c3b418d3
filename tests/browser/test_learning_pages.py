"""The pages that go with a grade are legible for everyone, and two of them print on one sheet."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import bonds, learning, live
from tests.people import databases_copy

THERE = f"/p/north/supervision/trainees/{bonds.TRAINEE}"
DEFENCE = f"/p/north/supervision/pieces/{learning.PIECE}/defence"
PAGES = {
    "self-rating": ("trainee", f"/p/north/submissions/{learning.REFERENCE}/self-rating"),
    "aims": ("trainee", "/p/north/aims"),
    "trainee": ("supervisor", THERE),
    "agenda": ("supervisor", f"{THERE}/agenda"),
    "defence": ("supervisor", DEFENCE),
}


@pytest.fixture(scope="module")
def site(judged_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site where a piece of the trainee's has been released."""
    folder = tmp_path_factory.mktemp("judged")
    url = databases_copy(judged_file, folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(faults_of: Callable[..., list[str]], name: str) -> None:
    role, path = PAGES[name]
    assert faults_of(path, role) == []


@pytest.mark.parametrize("name", ["agenda", "defence"])
def test_it_prints_on_one_sheet(open_page: Callable[..., Page], name: str) -> None:
    role, path = PAGES[name]
    assert len(re.findall(rb"/Type\s*/Page\b", open_page(path, role).pdf(format="A4"))) == 1


def test_a_defence_is_held_and_told(open_page: Callable[..., Page]) -> None:
    """From a trainee's page to the questions, the outcome, and what the trainee reads of it."""
    page = open_page("/p/north/supervision/trainees", "supervisor")
    page.get_by_role("link", name="Trainee", exact=True).click()
    page.get_by_role("link", name="Hold a ten-minute defence").click()
    page.get_by_label("It stood in part").check()
    page.get_by_label("Note").fill("One line could not be explained.")
    page.get_by_role("button", name="Record the defence").click()
    expect(page.get_by_text(re.compile("^Held on .*: it stood in part"))).to_be_visible()
    page = open_page("/p/north/notices")
    page.get_by_role("button", name="Your defence of “Flour and water” stood in part").click()
    expect(page.get_by_text("One line could not be explained.")).to_be_visible()
