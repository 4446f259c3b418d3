"""A director's morning: who needs me today, two cases decided, the table and the report taken along for the board."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import live
from tests.browser.conftest import PATIENCE, illegible, sign_in
from tests.people import databases_copy
from trainer.services.demo import PASSWORD

DECISIONS = {
    "Ines Duarte": ("Award the certificate", "The defence settles it for me.", "Why Ines Duarte was passed"),
    "Amara Osei": ("Not yet", "What is missing is practice.", "Why Amara Osei was not passed yet"),
}
NORA = "Nora Weiss"


@pytest.fixture(scope="module")
def site(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo programme."""
    folder = tmp_path_factory.mktemp("morning")
    with live.running(databases_copy(demo_file, folder / "site.db"), folder / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: str) -> Callable[[str], Any]:
    """The cookies of somebody of the demo, whose password is the demo's."""

    def state(role: str) -> Any:
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        sign_in(context.new_page(), site, role, PASSWORD)
        found = context.storage_state()
        context.close()
        return found

    return state


def legible(page: Page) -> None:
    """As a page of its own, so that the story goes on at its own size."""
    other = page.context.new_page()
    other.goto(page.url)
    assert illegible(other) == []
    other.close()


def saved(page: Page, link: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    return Path(download.value.path()).read_bytes()


def test_a_directors_morning(open_page: Callable[..., Page]) -> None:
    page = open_page("/p/demo/programme", "director")
    page.get_by_role("link", name=f"{NORA} has gone without supervision").click()
    expect(page.get_by_text("Ask them, and their supervisor, this week.")).to_be_visible()
    legible(page)

    page.get_by_role("link", name="Readiness").first.click()
    page.get_by_role("link", name="ISIPT certified therapist").click()
    page.get_by_label("Supervision").select_option("Stalled")
    page.get_by_role("button", name="Show").click()
    names = page.locator("tbody th a")
    expect(names).to_have_text([NORA])
    page.goto(f"{page.url.partition('?')[0]}?cohort=spring&requirement=assessed&state=not-yet&sort=closest")
    expect(names).to_have_text(["Ines Duarte", "Karl Berg", NORA, "Tomás Rivera", "Yara Saleh"])
    legible(page)
    rows = list(csv.reader(saved(page, "CSV").decode("utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == names.all_inner_texts()
    assert saved(page, "XLSX").startswith(b"PK")

    page.get_by_role("columnheader").get_by_role("link", name="judged").click()
    expect(page.get_by_role("heading", name="By cohort")).to_be_visible()
    legible(page)
    page.go_back()
    page.get_by_role("row", name="Ines Duarte").get_by_role("link", name="met", exact=True).click()
    defence = page.locator("#defence")
    expect(defence).to_be_in_viewport()
    defence.get_by_text("entry counts here").click()
    expect(defence.get_by_role("listitem").last).to_be_visible()

    for name, (outcome, reason, title) in DECISIONS.items():
        page.get_by_role("link", name="Committee").first.click()
        page.get_by_role("region", name="Your view is asked for").get_by_role("link", name=name).click()
        for part, send in (("Your own view", "Put my view down"), ("The decision", "Record this decision")):
            asked = page.get_by_role("region", name=part)
            asked.get_by_label(outcome).check()
            asked.get_by_label("Why").fill(reason)
            asked.get_by_role("button", name=send).click()
        page.get_by_role("link", name="Why it was decided so").click()
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_text("nobody saw it otherwise")).to_be_visible()

    page.get_by_role("link", name="Programme", exact=True).click()
    expect(page.get_by_role("link", name="1 certificate waits to be issued")).to_be_visible()
    page.get_by_role("link", name="Cohorts").click()
    page.get_by_role("link", name="Spring cohort").click()
    page.get_by_role("link", name="Who stands where").click()
    assert saved(page, "Spring cohort for a board (PDF)").startswith(b"%PDF-")
