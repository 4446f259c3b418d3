"""A director's morning: who needs me today, two cases decided, the table and the report taken along for the board."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from tests import live
from tests.browser.conftest import PATIENCE, illegible, sign_in
from tests.browser.morning import Morning
from tests.browser.morning_of_many import walk
from tests.people import databases_copy
from trainer.db import make_engine
from trainer.services.demo import PASSWORD
from trainer.services.rebuilding import rebuild
from trainer.services.years import load_years, seat_committee

NORA = "Nora Weiss"
FEW = 120
"""Trainees of a programme that has all that one of ten thousand has (`python3 dev.py bench --morning`)."""


@pytest.fixture(scope="module")
def database(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo programme."""
    return databases_copy(demo_file, tmp_path_factory.mktemp("morning") / "site.db")


@pytest.fixture(scope="module")
def site(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live.running(database, tmp_path_factory.mktemp("morning-log") / "server.log") as address:
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


def test_a_directors_morning(open_page: Callable[..., Page]) -> None:
    page = open_page("/p/demo/programme", "director")
    morning = Morning(page)
    morning.who_needs_me(NORA)
    legible(page)

    morning.readiness("ISIPT certified therapist")
    morning.show({"Supervision": "Stalled"})
    expect(morning.names).to_have_text([NORA])
    page.goto(f"{page.url.partition('?')[0]}?cohort=spring&requirement=assessed&state=not-yet&sort=closest")
    expect(morning.names).to_have_text(["Ines Duarte", "Karl Berg", NORA, "Tomás Rivera", "Yara Saleh"])
    legible(page)
    assert len(morning.files()) == 5
    morning.requirement("Judged")
    legible(page)
    page.go_back()
    morning.evidence(page.get_by_role("row", name="Ines Duarte"), "met", "defence")

    morning.committee("Ines Duarte")
    morning.decide("Award the certificate", "The defence settles it for me.")
    page.go_back()
    morning.follow("the next candidate", "Next: Amara Osei")
    morning.decide("Not yet", "What is missing is practice.")
    expect(page.get_by_text("nobody saw it otherwise")).to_be_visible()

    page.get_by_role("link", name="Programme", exact=True).click()
    expect(page.get_by_role("link", name="1 certificate waits to be issued")).to_be_visible()
    morning.board("Spring cohort")


def test_the_same_morning_in_a_programme_of_many(database: str, open_page: Callable[..., Page], site: str) -> None:
    page = open_page("/p/demo/programme", "director")
    engine, now = make_engine(database), datetime.now(UTC)
    with Session(engine) as db:
        house = load_years(db, trainees=FEW, seed=7, director="director@example.org", now=now)
        rebuild(db, now=now)
        seat_committee(db, programme_id=house, now=now)
    walk(Morning(page), site, engine)
    engine.dispose()
