"""A real server, a real browser, and people who have signed in through the real form."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests import live
from tests.people import PASSWORD, databases_copy

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
LOUD = ("error", "warning")
PATIENCE = 10_000
"""Milliseconds to wait for what should be there at once."""


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
    return next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)


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
    """Through the real form, as far as the person's home."""
    page.goto(f"{site}/sign-in")
    page.get_by_label("Email address").fill(f"{role}@example.org")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/p/*/**")


def axe_violations(page: Page) -> list[str]:
    """What axe finds wrong with the page, one line each: the rule and the first elements."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {'; '.join(node['html'][:120] for node in v['nodes'][:3])}" for v in found]


@pytest.fixture(scope="session")
def signed_in(browser: Browser, site: str) -> Callable[[str], Any]:
    """The cookies of a role, got once each through the sign-in form; an empty role has none."""
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
