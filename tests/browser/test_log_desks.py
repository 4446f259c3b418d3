"""Training logs are read, verified and signed in a browser, from inside and through a one-time link."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from tests import bonds, desks, live
from tests.logs import a_session, a_supervision
from tests.people import NOW, databases_copy
from tests.work import member
from trainer.db import make_engine
from trainer.db.models import LogEntry, Signature, Verification
from trainer.services.log_desk import open_desk

LOG = f"/p/north/supervision/trainees/{bonds.TRAINEE}/log"
HERS = f"/p/north/programme/people/{bonds.TRAINEE}/log"
GUIDE = f"/p/north/programme/guides/{desks.OUTSIDE}"
PAGES = {
    "logs": ("supervisor", "/p/north/supervision/logs"),
    "log": ("supervisor", LOG),
    "verification": ("supervisor", f"{LOG}/verification"),
    "entry": ("supervisor", f"{LOG}/entries/{desks.CASE}"),
    "attestation": ("supervisor", f"{LOG}/entries/{desks.ATTESTATION}"),
    "refusal": ("supervisor", f"{LOG}/entries/{desks.SESSION}/decline"),
    "rating": ("supervisor", f"{LOG}/rating"),
    "letter": ("supervisor", f"{LOG}/letter"),
    "director-log": ("director", HERS),
    "director-entry": ("director", f"{HERS}/entries/{desks.ATTESTATION}"),
    "director-verification": ("director", f"{HERS}/verification"),
    "ruling": ("director", f"{HERS}/papers/ruling"),
    "prerequisite": ("director", f"{HERS}/papers/prerequisite"),
    "guides": ("director", "/p/north/programme/guides"),
    "guide": ("director", GUIDE),
    "guide-new": ("director", "/p/north/programme/guides/new"),
    "standing": ("director", f"{GUIDE}/standing/{desks.STANDING}"),
    "links": ("director", "/p/north/programme/links"),
    "link-new": ("director", f"/p/north/programme/links/new?trainee={bonds.TRAINEE}&guide={desks.OUTSIDE}"),
    "link-to-sign": ("", f"/links/{desks.TOKEN}"),
    "link-to-verify": ("", "/links/to-verify"),
    "link-to-write": ("", "/links/to-write"),
}


@pytest.fixture(scope="module")
def database(worked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The trainee's log with nine more sessions, and links of every kind."""
    url = databases_copy(worked_file, tmp_path_factory.mktemp("desks") / "site.db")
    engine = make_engine(url)
    with Session(engine) as db:
        desk = open_desk(db, member(db, "trainee"), NOW)
        for number in range(2, 10):
            desks.add(desk, f"more-{number}", a_session(desks.CASE, number=number))
        entry = desks.add(desk, "hers", a_supervision(desks.OUTSIDE, minutes=45, cases=(desks.CASE,)))
        db.commit()
        desks.link(db, entry, "to-verify", "verify")
        desks.link(db, 0, "to-write", "letter", "recommendation")
    engine.dispose()
    return url


@pytest.fixture(scope="module")
def site(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where people meet over the log."""
    with live.running(database, tmp_path_factory.mktemp("desks-log") / "server.log") as address:
        yield address


def count(url: str, of: type[Signature | Verification]) -> int:
    engine = make_engine(url)
    with Session(engine) as db:
        found = db.scalar(sa.select(sa.func.count()).select_from(of).join(LogEntry, LogEntry.id == of.entry_id)) or 0
    engine.dispose()
    return found


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(faults_of: Callable[..., list[str]], name: str) -> None:
    role, path = PAGES[name]
    assert faults_of(path, role) == []


def test_a_half_written_letter_outlives_a_reload(open_page: Callable[..., Page]) -> None:
    page = open_page("/links/to-write", "")
    page.get_by_label("Your letter").fill("I have known her for two years.")
    expect(page.get_by_text("is kept in this browser until you send it. Kept at")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Your letter")).to_have_value("I have known her for two years.")
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("Thank you. The letter is kept")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_ten_entries_are_verified_and_the_attestation_is_signed_from_outside(
    open_page: Callable[..., Page], database: str
) -> None:
    """A supervisor ticks and reads the number; somebody outside signs through their link; the supervisor reads it."""
    before = count(database, Verification)
    page = open_page("/p/north/supervision", "supervisor")
    page.get_by_role("link", name="Training logs").first.click()
    page.get_by_role("link", name="10 entries wait").click()
    button = page.locator("button[name=ticked]")
    boxes = page.get_by_role("checkbox")
    boxes.nth(0).check()
    expect(button).to_have_text("Verify 1 entry")
    for number in range(1, 10):
        boxes.nth(number).check()
    expect(button).to_have_text("Verify 10 entries")
    button.click()
    expect(page.get_by_text("10 entries are verified.")).to_be_visible()
    expect(page.get_by_text("Nothing waits for your word.")).to_be_visible()
    assert count(database, Verification) == before + 10

    outside = open_page(f"/links/{desks.TOKEN}", "")
    expect(outside.get_by_text("Communication analysis, role play.")).to_be_visible()
    outside.get_by_label("Your name, as it shall stand under the words").fill("Prof. Olga Outside")
    with outside.expect_navigation():
        outside.get_by_role("button", name="Sign these words").click()
    expect(outside.get_by_text("Thank you. You have signed")).to_be_visible()
    assert count(database, Signature) == 1

    page.goto(page.url.partition("/p/")[0] + f"{LOG}/entries/{desks.ATTESTATION}")
    expect(page.get_by_text("Prof. Olga Outside").first).to_be_visible()
