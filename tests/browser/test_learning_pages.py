"""The pages that go with a grade are legible for everyone, and two of them print on one sheet."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests import bonds, learning, live
from tests.browser.conftest import NARROW, PATIENCE, WIDE, axe_violations, sign_in
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
def judged(judged_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site where a piece of the trainee's has been released."""
    folder = tmp_path_factory.mktemp("judged")
    url = databases_copy(judged_file, folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address


@pytest.fixture(scope="module")
def cookies(browser: Browser, judged: str) -> dict[str, Any]:
    """Of both roles, got once each through the sign-in form."""
    states = {}
    for role in ("trainee", "supervisor"):
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        sign_in(context.new_page(), judged, role)
        states[role] = context.storage_state()
        context.close()
    return states


@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(
    browser: Browser, judged: str, cookies: dict[str, Any], name: str, viewport: Any, scheme: Any
) -> None:
    role, path = PAGES[name]
    context = browser.new_context(storage_state=cookies[role], viewport=viewport, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    answer = page.goto(judged + path)
    assert answer is not None
    assert answer.status == 200
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    violations = axe_violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (violations, complaints) == ([], [])
    assert wide <= viewport["width"]


@pytest.mark.parametrize("name", ["agenda", "defence"])
def test_it_prints_on_one_sheet(browser: Browser, judged: str, cookies: dict[str, Any], name: str) -> None:
    role, path = PAGES[name]
    context = browser.new_context(storage_state=cookies[role])
    page = context.new_page()
    page.goto(judged + path)
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    context.close()
    assert len(sheets) == 1


def test_a_defence_is_held_and_told(browser: Browser, judged: str, cookies: dict[str, Any]) -> None:
    """From a trainee's page to the questions, the outcome, and what the trainee reads of it."""
    context = browser.new_context(storage_state=cookies["supervisor"])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{judged}/p/north/supervision/trainees")
    page.get_by_role("link", name="Trainee", exact=True).click()
    page.get_by_role("link", name="Hold a ten-minute defence").click()
    page.get_by_label("It stood in part").check()
    page.get_by_label("Note").fill("One line could not be explained.")
    page.get_by_role("button", name="Record the defence").click()
    expect(page.get_by_text(re.compile("^Held on .*: it stood in part"))).to_be_visible()
    context.close()
    own = browser.new_context(storage_state=cookies["trainee"])
    page = own.new_page()
    page.goto(f"{judged}/p/north/notices")
    page.get_by_role("button", name="Your defence of “Flour and water” stood in part").click()
    expect(page.get_by_text("One line could not be explained.")).to_be_visible()
    own.close()
