"""The grading page in a real browser: a site of its own with a few pieces, each claimed by the supervisor for one test."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.orm import Session

from tests import grades, live, people
from tests.browser.conftest import PATIENCE, WIDE, sign_in
from tests.browser.workspace.conftest import SAVED
from trainer.db import open_session
from trainer.db.models import Grading, Piece
from trainer.services.demo import PASSWORD as DEMO_PASSWORD

PIECES = 10
LONG = datetime(2099, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Site:
    """Where it answers, its database file, and the gradings that no test has taken yet."""

    address: str
    database: Path
    fresh: list[int]

    def ask(self, statement: str, *values: Any) -> list[Any]:
        """Ask or tell the database."""
        with sqlite3.connect(self.database, timeout=10) as database:
            rows = database.execute(statement, values).fetchall()
        database.close()
        return rows

    def state(self, grading_id: int) -> dict[str, Any]:
        """What the server holds of a grading."""
        read: dict[str, Any] = json.loads(self.ask("SELECT state FROM grading WHERE id = ?", grading_id)[0][0])
        return read


def settle(session: Session) -> None:
    """Pieces of as many trainees, all with the supervisor; another grader stands by."""
    grades.newcomer(session, "second", "supervisor")
    for n in range(PIECES):
        grades.newcomer(session, f"novice{n}", "trainee")
        grading = grades.claimed(session, grades.handed_in(session, key=f"novice{n}"), people.NOW)
        session.get_one(Piece, grading.piece_id).claimed_until = LONG
    last = session.get_one(Grading, PIECES)
    piece = session.get_one(Piece, last.piece_id)
    draft = grades.returned(session, piece, people.NOW)
    piece = grades.hand_in(session, draft.id, people.NOW, f"novice{PIECES - 1}")
    grades.claimed(session, piece, people.NOW)
    piece.claimed_until = LONG
    session.commit()


ROUND_TWO = PIECES + 1
"""The grading of a second round."""


@pytest.fixture(scope="session")
def gradings(
    published_file: Path, template: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """One server for all tests of this folder."""
    folder = tmp_path_factory.mktemp("gradings")
    url = people.databases_copy(template("gradings", settle, published_file), folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield Site(address, folder / "site.db", list(range(1, PIECES)))


class Hands:
    """Somebody's hands on the keyboard, at one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """At once, as a quick hand does: a field that is opened for writing has the focus before the next key."""
        self.page.keyboard.type(text)

    def tab_to(self, words: str) -> None:
        """Press Tab until what has the focus says so."""
        for _ in range(90):
            if words in self.focus():
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to {words!r}")

    def focus(self) -> str:
        """What has the focus, in its own words."""
        said: str = self.page.evaluate(
            "(el => el.getAttribute('aria-label') || el.dataset.called || (el.labels?.[0] ?? el).textContent.trim())"
            "(document.activeElement)"
        )
        return said

    def saved(self) -> None:
        expect(self.page.locator("#saved")).to_have_text(SAVED)


class Desk(Hands):
    """One browser of the supervisor at one grading; what its page complains of is kept."""

    def __init__(self, context: BrowserContext, site: Site, grading_id: int) -> None:
        super().__init__(context.new_page())
        self.context, self.site, self.id = context, site, grading_id
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.open()

    def open(self) -> None:
        self.page.goto(f"{self.site.address}/p/north/supervision/gradings/{self.id}")
        expect(self.page.locator(".grading")).to_have_class("grading is-live")

    def state(self) -> dict[str, Any]:
        return self.site.state(self.id)


Desks = Callable[..., Desk]


@pytest.fixture(scope="session")
def cookies(browser: Browser, gradings: Site) -> Any:
    """The supervisor's sign-in, through the form."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    sign_in(context.new_page(), gradings.address, "supervisor")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desk_of(browser: Browser, gradings: Site, cookies: Any) -> Iterator[Desks]:
    """A new browser at a grading that no test has touched, or at the one named."""
    opened: list[Desk] = []

    def of(grading_id: int | None = None, **settings: Any) -> Desk:
        context = browser.new_context(storage_state=cookies, **{"viewport": WIDE, **settings})
        context.set_default_timeout(PATIENCE)
        opened.append(Desk(context, gradings, grading_id or gradings.fresh.pop()))
        return opened[-1]

    yield of
    for desk in opened:
        desk.context.close()
    assert [fault for desk in opened for fault in desk.faults] == []


@pytest.fixture
def desk(desk_of: Desks) -> Desk:
    return desk_of()


class Programme:
    """The demo programme as it runs; everybody has a browser of their own, signed in when they are first asked for."""

    def __init__(self, browser: Browser, address: str, database: Path) -> None:
        self.browser, self.site = browser, Site(address, database, [])
        self.pages: dict[str, Page] = {}
        self.faults: list[str] = []

    def at(self, person: str, path: str) -> Page:
        """Somebody's page at that address of the programme."""
        if person not in self.pages:
            context = self.browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
            context.set_default_timeout(PATIENCE)
            page = self.pages[person] = context.new_page()
            page.on("pageerror", lambda error: self.faults.append(str(error)))
            sign_in(page, self.site.address, person, DEMO_PASSWORD)
        self.pages[person].goto(f"{self.site.address}/p/demo/{path}")
        return self.pages[person]


@pytest.fixture
def run_demo(browser: Browser, demo_file: Path, tmp_path: Path) -> Iterator[Callable[[Callable[..., None]], Programme]]:
    """Serves the demo, with what is to be different about it done before."""
    with ExitStack() as stack:
        made: list[Programme] = []

        def run(prepare: Callable[[Session], None]) -> Programme:
            url = people.databases_copy(demo_file, tmp_path / "demo.db")
            with open_session(url) as session:
                prepare(session)
            address = stack.enter_context(live.running(url, tmp_path / "server.log"))
            made.append(Programme(browser, address, tmp_path / "demo.db"))
            return made[-1]

        yield run
        for programme in made:
            for page in programme.pages.values():
                page.context.close()
            assert programme.faults == []
