"""From a verified record by way of a committee to a certificate that a stranger can check, and a packet to take along."""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect
from sqlalchemy.orm import Session

from tests import bonds, live, logbook
from tests.browser.conftest import illegible
from tests.logs import a_case, a_session
from tests.people import PASSWORD, databases_copy
from tests.work import member
from trainer.config import ROOT
from trainer.db import make_engine
from trainer.db.queries import log_entries
from trainer.domain.log_entries import Course, Facts
from trainer.services.accounts import add_account, join
from trainer.services.publishing import publish_all
from trainer.services.supervising import supervise
from trainer.services.vouching import verify

SMALL = """
title: First treated case
body: programme
body_name: This programme
level: first-case
edition: "2026"
owner: programme
note: "A small certificate for one verified case. A committee decides."
cases: 1
letters_from: [programme]
requirements:
  - id: course
    type: courses
    words: Attend sixteen hours of introductory teaching
    source: this programme
    operator: at-least
    value: 16
    unit: hours
    kinds: [introductory]
  - id: held
    type: sessions-per-case
    words: Hold two sessions of one case
    source: this programme
    operator: at-least
    value: 2
    unit: sessions
    cases: 1
"""
PERSON = f"/p/north/programme/people/{bonds.TRAINEE}"


def settle(db: Session, now: datetime) -> None:
    """The supervisor has vouched for a case with two sessions and a course; Ruth chairs a committee, Sam is a member."""
    director, trainee, supervisor = (member(db, key) for key in ("director", "trainee", "supervisor"))
    supervise(
        db, member=director, trainee_id=trainee.id, supervisor_id=supervisor.id, from_on=now.date(), instead=True, now=now
    )  # fmt: skip
    by = logbook.guide(db, now)
    facts: dict[str, Facts] = {
        "CASE-AAAA": a_case(by),
        "SESS-AAAA": a_session("CASE-AAAA"),
        "SESS-BBBB": a_session("CASE-AAAA", number=2, on=date(2026, 9, 21)),
        "CRSE-AAAA": Course("introductory", "Two days", date(2026, 3, 2), date(2026, 3, 3), "in-person", by, 960),
    }
    for ref, fact in facts.items():
        logbook.put(db, ref, fact, now)
    entries = log_entries.by_refs(db, trainee.programme_id, facts)
    verify(db, member=supervisor, seen={ref: row.digest for ref, row in entries.items()}, now=now)
    for name, seat in (("ruth", "chair"), ("sam", "committee")):
        add_account(db, email=f"{name}@example.org", name=name.title(), password=PASSWORD, now=now)
        join(
            db, email=f"{name}@example.org", programme="north", role="supervisor", capabilities=[seat], now=now
        )  # fmt: skip


@pytest.fixture(scope="module")
def site(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A programme with a small certificate of its own, and a trainee whose verified record meets it."""
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "curriculum" / "pathways").mkdir(parents=True)
    (folder / "curriculum" / "pathways" / "programme-first-case-2026.yaml").write_text(SMALL)
    url = databases_copy(published_file, folder / "site.db")
    engine = make_engine(url)
    with Session(engine, expire_on_commit=False) as db:
        now = datetime.now(UTC)
        publish_all(db, (ROOT, folder), now=now)
        settle(db, now)
    engine.dispose()
    with live.running(url, folder / "server.log") as address:
        yield address


def saved(page: Page, link: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("link", name=link).click()
    found: Download = download.value
    return Path(found.path()).read_bytes()


def test_from_a_verified_record_to_a_certificate_and_its_packet(open_page: Callable[..., Page], site: str) -> None:
    page = open_page(PERSON, "director")
    page.get_by_role("link", name="Put forward").click()
    expect(page.get_by_text("Asked for their view: Ruth, Sam.")).to_be_visible()
    page.get_by_label("First treated case: 2 of 2 requirements met").check()
    assert illegible(page) == []
    page.get_by_role("button", name="Put Trainee forward").click()
    expect(page.get_by_text("Everything required was met when this person was put forward.")).to_be_visible()
    candidate = page.url.removeprefix(site)

    for name, view in (("sam", "Enough for a first case."), ("ruth", "Both sessions are vouched for.")):
        page = open_page("/p/north/supervision", name)
        page.get_by_role("link", name="Committee").first.click()
        page.get_by_role("link", name="Trainee", exact=True).click()
        expect(page.get_by_text("Enough for a first case.")).to_have_count(0)
        page.get_by_label("Award the certificate").check()
        page.get_by_label("Why").fill(view)
        if name == "sam":
            assert illegible(page) == []
        page.get_by_role("button", name="Put my view down").click()
        expect(page.get_by_text(view)).to_be_visible()
    expect(page.get_by_text("Enough for a first case.")).to_be_visible()
    page.get_by_label("Award the certificate").check()
    page.get_by_label("Why").fill("One case, two sessions, all of it verified.")
    page.get_by_role("button", name="Record this decision").click()
    expect(page.get_by_role("heading", name="Awarded")).to_be_visible()

    page = open_page(candidate, "director")
    page.get_by_role("link", name="Issue it").click()
    page.get_by_role("button", name="Issue this certificate").click()
    expect(page.get_by_text("It holds until")).to_be_visible()
    number = page.locator("dd").first.inner_text()

    page = open_page("/p/north/pathways/programme-first-case-2026")
    page.get_by_role("link", name="See where your case stands").click()
    expect(page.get_by_text("One case, two sessions, all of it verified.")).to_be_visible()
    expect(page.get_by_text("Both sessions are vouched for.")).to_have_count(0)
    assert illegible(page) == []
    assert saved(page, "Download the packet (PDF)").startswith(b"%PDF-")
    with zipfile.ZipFile(io.BytesIO(saved(page, "The same with tables and data (ZIP)"))) as archive:
        told = json.loads(archive.read("packet.json"))
    assert (told["applicant"], told["missing"]) == ("Trainee", [])
    page.get_by_role("link", name="To my certificate").click()
    page.get_by_label("My name").check()
    page.get_by_role("button", name="Keep this choice").click()

    stranger = open_page("/certificates", "")
    stranger.get_by_label("Number of the certificate").fill(number.lower())
    stranger.get_by_role("button", name="Look it up").click()
    expect(stranger.get_by_role("heading", name=re.compile("First treated case"))).to_be_visible()
    expect(stranger.get_by_text("Trainee", exact=True)).to_be_visible()
