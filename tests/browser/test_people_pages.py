"""Every page about people is legible for everyone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import bonds, live
from tests.browser.conftest import NARROW, PATIENCE, WIDE, axe_violations, sign_in
from tests.people import databases_copy


@pytest.fixture(scope="module")
def tied(worked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site where the people have to do with each other."""
    folder = tmp_path_factory.mktemp("tied")
    url = databases_copy(worked_file, folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address


DIRECTOR = "/p/north/programme"
PERSON = f"{DIRECTOR}/people/{bonds.TRAINEE}"
PAGES = {
    "people": ("director", f"{DIRECTOR}/people"),
    "person": ("director", PERSON),
    "membership": ("director", f"{PERSON}/membership"),
    "pace": ("director", f"{PERSON}/pace"),
    "leave": ("director", f"{DIRECTOR}/people/{bonds.SUPERVISOR}/leave"),
    "supervision": ("director", f"{PERSON}/supervision"),
    "move": ("director", f"{PERSON}/move"),
    "withdrawal": ("director", f"{PERSON}/withdrawal"),
    "record": ("director", f"{PERSON}/record"),
    "cohorts": ("director", f"{DIRECTOR}/cohorts"),
    "cohort": ("director", f"{DIRECTOR}/cohorts/first"),
    "invitations": ("director", f"{DIRECTOR}/invitations"),
    "invitation-new": ("director", f"{DIRECTOR}/invitations/new"),
    "invitation-list": ("director", f"{DIRECTOR}/invitations/list"),
    "reassignment": ("director", f"{DIRECTOR}/reassignment?away_from={bonds.SUPERVISOR}"),
    "settings": ("director", f"{DIRECTOR}/settings"),
    "evaluation": ("director", f"{DIRECTOR}/evaluation"),
    "audit": ("director", f"{DIRECTOR}/audit"),
    "profile": ("trainee", "/account"),
    "address": ("trainee", "/account/address"),
    "devices": ("trainee", "/account/devices"),
    "own-record": ("trainee", "/account/record"),
    "messages": ("trainee", "/p/north/messages"),
    "thread": ("trainee", f"/p/north/messages/{bonds.SUPERVISOR}"),
    "trainees": ("supervisor", "/p/north/supervision/trainees"),
    "own-evaluation": ("trainee", "/p/north/evaluation"),
}


@pytest.fixture(scope="module")
def cookies(browser: Browser, tied: str) -> dict[str, Any]:
    """Of each role, got once each through the sign-in form."""
    states = {}
    for role in ("director", "trainee", "supervisor"):
        context = browser.new_context()
        context.set_default_timeout(PATIENCE)
        sign_in(context.new_page(), tied, role)
        states[role] = context.storage_state()
        context.close()
    return states


@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(
    browser: Browser, tied: str, cookies: dict[str, Any], name: str, viewport: Any, scheme: Any
) -> None:
    """Nothing for axe to find, nothing that scrolls sideways, nothing in the console."""
    role, path = PAGES[name]
    context = browser.new_context(storage_state=cookies[role], viewport=viewport, color_scheme=scheme)
    context.set_default_timeout(PATIENCE)
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    answer = page.goto(tied + path)
    assert answer is not None
    assert answer.status == 200
    violations = axe_violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (violations, complaints) == ([], [])
    assert wide <= viewport["width"]
