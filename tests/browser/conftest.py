"""A real server, a real browser, and people who have signed in through the real form."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import live
from tests.people import PASSWORD, databases_copy

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
LOUD = ("error", "warning")
PATIENCE = 10_000
"""Milliseconds to wait for what should be there at once."""
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder needs Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def executable() -> str | None:
    """What dev.py found, else a Chromium on the PATH; None is Playwright's own."""
    if "TRAINER_BROWSER" in os.environ:
        return os.environ["TRAINER_BROWSER"] or None
    return next((path for name in ("chromium-headless-shell", "chromium") if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": executable(), "args": list(FLAGS)}


@pytest.fixture(scope="session")
def site(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the shipped content and the people of `tests.people`."""
    folder = tmp_path_factory.mktemp("site")
    url = databases_copy(published_file, folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address


def sign_in(page: Page, site: str, role: str, password: str = PASSWORD) -> None:
    """Through the real form, as far as the person's home, or the choice between several."""
    page.goto(f"{site}/sign-in")
    page.get_by_label("Email address").fill(f"{role}@example.org")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/p/[^/]+/|/home$"))


def axe_violations(page: Page, within: str = "html") -> list[str]:
    """What axe finds wrong with the page, or with a part of it, one line each: the rule and the first elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    run = "(within) => axe.run(within, {resultTypes: ['violations']})"
    found = page.evaluate(run, within)["violations"]
    return [f"{v['id']}: {'; '.join(node['html'][:120] for node in v['nodes'][:3])}" for v in found]


SMALL = """() => [...document.querySelectorAll("button, .button, nav a, input, textarea, summary, h2 a, h3 a")]
    .filter((e) => e.checkVisibility() && e.type !== "hidden" && !e.closest(".skip, [popover]"))
    .map((e) => [e.textContent.trim() || e.name, (e.closest("label") ?? e).getBoundingClientRect()])
    .filter(([, box]) => box.height < 24 || box.width < 24).map(([words]) => words)"""
"""What is pressed but smaller than 24 by 24 pixels, links within a line of text left out (WCAG 2.5.8)."""


def illegible(page: Page) -> list[str]:
    """What is wrong with an open page for somebody: wide and light, narrow and dark, and at 320 pixels.

    1280 pixels at 400 per cent are 320 (WCAG 1.4.10). Everything that can be opened is open.
    """
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    faults = []
    for viewport, scheme in ((WIDE, "light"), (NARROW, "dark")):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        faults += [f"{scheme}: {found}" for found in axe_violations(page)]
    faults += [f"smaller than 24 pixels: {words}" for words in page.evaluate(SMALL)]
    for width in (NARROW["width"], 320):
        page.set_viewport_size({"width": width, "height": 640})
        if (reach := page.evaluate("document.documentElement.scrollWidth")) > width:
            faults.append(f"{reach} pixels wide on a screen of {width}")
    return faults


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: str) -> Callable[[str], Any]:
    """The cookies of a role on the module's site, got once each through the sign-in form; an empty role has none."""
    states: dict[str, Any] = {"": None}

    def state(role: str) -> Any:
        if role not in states:
            context = browser.new_context()
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            sign_in(page, site, role)
            states[role] = context.storage_state()
            context.close()
        return states[role]

    return state


@pytest.fixture
def open_page(browser: Browser, site: str, signed_in: Callable[[str], Any]) -> Iterator[Callable[..., Page]]:
    """Opens an address (none: a blank page) for a role. What the browser complains of fails the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def at(path: str, role: str = "trainee", *, status: int = 200, **settings: Any) -> Page:
        context = browser.new_context(storage_state=signed_in(role), **{"viewport": WIDE, **settings})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{path}: {error}"))
        if status == 200:
            page.on("console", lambda said: complaints.append(f"{path}: {said.text}") if said.type in LOUD else None)
        if path:
            answer = page.goto(f"{site}{path}")
            assert answer is not None
            assert answer.status == status
        return page

    yield at
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="module")
def faults_of(browser: Browser, site: str, signed_in: Callable[[str], Any]) -> Iterator[Callable[..., list[str]]]:
    """What is wrong with an address for a role, and what the browser complains of: one window a role for all addresses."""
    pages: dict[str, Page] = {}
    complaints: list[str] = []

    def at(path: str, role: str = "trainee", *, status: int = 200) -> list[str]:
        if role not in pages:
            context = browser.new_context(storage_state=signed_in(role))
            context.set_default_timeout(PATIENCE)
            pages[role] = context.new_page()
            pages[role].on("pageerror", lambda error: complaints.append(str(error)))
            pages[role].on("console", lambda said: complaints.append(said.text) if said.type in LOUD else None)
        answer = pages[role].goto(f"{site}{path}")
        assert answer is not None
        assert answer.status == status
        if status != 200:  # which the browser complains of
            complaints.clear()
        faults = illegible(pages[role]) + complaints
        complaints.clear()
        return faults

    yield at
    for page in pages.values():
        page.context.close()
