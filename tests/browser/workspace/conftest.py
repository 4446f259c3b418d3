"""The workspace in a real browser: a site of its own, two trainees, and a draft that each test finds empty."""

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import live, people
from tests.browser.conftest import NARROW, PATIENCE, WIDE, sign_in
from tests.people import PASSWORD
from trainer.services.accounts import add_account, join

CASE = "/p/north/cases/flour-and-water"
PHONE: dict[str, Any] = {"viewport": NARROW, "has_touch": True}
SAVED = re.compile(r"^Saved \d{1,2}:\d\d")


@dataclass(frozen=True)
class Site:
    """Where it answers, and its database file."""

    address: str
    database: Path

    def clear(self) -> None:
        """Nobody has worked on anything."""
        with sqlite3.connect(self.database, timeout=10) as database:
            for table in ("draft_operation", "turn_report", "panel_seen", "submission", "draft"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand above
        database.close()

    def begin(self, person: str) -> int:
        """A draft of the case just started, as its own page would start it; or the one that is there already."""
        with sqlite3.connect(self.database, timeout=10) as database:
            found = database.execute("SELECT id FROM draft").fetchone() or database.execute(BEGIN, (person,)).fetchone()
        database.close()
        return int(found[0])

    def state(self) -> dict[str, Any]:
        """What the server holds of the trainee's newest draft."""
        with sqlite3.connect(self.database, timeout=10) as database:
            found = database.execute("SELECT state FROM draft ORDER BY id DESC").fetchone()
        database.close()
        read: dict[str, Any] = json.loads(found[0])
        return read


BEGIN = """
INSERT INTO draft (programme_id, account_id, slug, edition_id, setting_id, mode, state, revision, opened, started_at, saved_at)
SELECT membership.programme_id, account.id, 'flour-and-water', vignette.edition_id, setting.edition_id, 'practice', '{}', 0, 1,
       '2026-11-20 15:00:00.000000', '2026-11-20 15:00:00.000000'
FROM account JOIN membership ON membership.account_id = account.id
JOIN active_edition AS vignette ON vignette.slug = 'flour-and-water' AND vignette.kind = 'vignette'
JOIN active_edition AS setting ON setting.kind = 'setting'
WHERE account.email = ? || '@example.org' RETURNING id
"""


def settle(session: Any) -> None:
    """A second trainee beside the first."""
    add_account(session, email="second@example.org", name="Second", password=PASSWORD, now=people.NOW)
    join(session, email="second@example.org", programme="north", role="trainee", now=people.NOW)


@pytest.fixture(scope="session")
def desks(
    published_file: Path, template: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """One server for all tests of this folder."""
    folder = tmp_path_factory.mktemp("desks")
    url = people.databases_copy(template("desks", settle, published_file), folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield Site(address, folder / "site.db")


@pytest.fixture(scope="session")
def cookies(browser: Browser, desks: Site) -> Callable[[str], Any]:
    """The cookies of a person, got once each through the sign-in form."""
    states: dict[str, Any] = {}

    def of(person: str) -> Any:
        if person not in states:
            context = browser.new_context()
            context.set_default_timeout(PATIENCE)
            sign_in(context.new_page(), desks.address, person)
            states[person] = context.storage_state()
            context.close()
        return states[person]

    return of


class Desk:
    """One browser window of one person, with what a person does in it."""

    def __init__(self, context: BrowserContext, site: Site, person: str) -> None:
        self.context, self.site, self.person = context, site, person
        self.faults: list[str] = []
        self.page = self.tab()

    def tab(self) -> Page:
        """Another tab; what its scripts throw is kept."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def start(self) -> "Desk":
        """Open a draft of the case."""
        self.page.goto(f"{self.site.address}/p/north/drafts/{self.site.begin(self.person)}")
        return self

    def pane(self, name: str, page: Page | None = None) -> None:
        (page or self.page).get_by_role("tab", name=name, exact=True).click()

    def write(self, path: str, text: str, page: Page | None = None) -> None:
        """Type into the field of a path, in the pane where it stands."""
        page = page or self.page
        page.locator(f"#tab-{path.split('.')[0]}").click()
        page.locator(f'[id="{path}"]').fill(text)

    def name_person(self, name: str) -> None:
        self.pane("People")
        self.page.get_by_label("Name of another person").fill(name)
        self.page.get_by_role("button", name="Add", exact=True).click()

    def turn(self, turn: str) -> Any:
        return self.page.locator(f"#{turn.replace(':', '-')}")

    def hand_in(self) -> None:
        """Open what is still closed, then hand in; safety must have been answered."""
        page = self.page
        for after in (1, 2):
            for area in ("Grief", "Role dispute", "Role transition", "Interpersonal deficits"):
                page.locator("#commitment").get_by_label(area, exact=True).click()
            page.get_by_role("radio", name="Grief first").check()
            page.locator("#commitment button").click()
            page.wait_for_url(f"**#session-{after + 1}")
        page.get_by_role("link", name="Hand in this case").click()
        page.get_by_role("button", name="Hand in this case").click()
        expect(page.get_by_role("heading", name="Handed in")).to_be_visible()

    def saved(self, page: Page | None = None) -> None:
        expect((page or self.page).locator("#saved")).to_have_text(SAVED)


Desks = Callable[..., Desk]


@pytest.fixture
def desk_of(browser: Browser, desks: Site, cookies: Callable[[str], Any]) -> Iterator[Desks]:
    """A new browser for a person; the drafts are cleared first. What its scripts throw fails the test at its end."""
    desks.clear()
    opened: list[Desk] = []

    def of(person: str = "trainee", *, own_sign_in: bool = False, **settings: Any) -> Desk:
        state = None if own_sign_in else cookies(person)
        context = browser.new_context(storage_state=state, **{"viewport": WIDE, **settings})
        context.set_default_timeout(PATIENCE)
        opened.append(Desk(context, desks, person))
        if own_sign_in:  # for whoever means to sign out: that ends the sign-in wherever its cookie went
            sign_in(opened[-1].page, desks.address, person)
        return opened[-1]

    yield of
    for desk in opened:
        desk.context.close()
    assert [fault for desk in opened for fault in desk.faults] == []


@pytest.fixture
def desk(desk_of: Desks) -> Desk:
    """The trainee with the case just started."""
    return desk_of().start()


def kept(page: Page) -> list[str]:
    """What stands in the browser of anybody's unsaved work."""
    found: list[str] = page.evaluate(
        "Object.keys(localStorage).filter((key) => key.includes(':op:') || key.includes(':clash:'))"
    )
    return found


def until(true: Callable[[], bool]) -> None:
    """Ask again and again, with the common patience; the page's policy keeps Playwright from asking inside it."""
    patient_until = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < patient_until, "it did not come to pass"
        time.sleep(0.05)


def came_back(page: Page) -> None:
    """The window has the person's attention again."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange')), dispatchEvent(new Event('focus'))")
