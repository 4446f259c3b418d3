"""A month of work for a cohort: set by the director, found and begun by the trainee, with mail from a real worker through
a real SMTP server, on SQLite; `test_people` has PostgreSQL.
"""

import re
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from tests import live, work
from tests.browser.conftest import NARROW, PATIENCE, WIDE, sign_in
from tests.mailbox import Mailbox

WAIT = 30
"""Seconds for a mail to come: the worker's round, the server's, and a machine with much to do."""


@dataclass(frozen=True)
class House:
    """A running site with its worker and its mail server; `visit` is a browser of somebody who has signed in."""

    address: str
    mailbox: Mailbox
    visit: Callable[..., Page]

    def mail(self) -> EmailMessage:
        return self.mailbox.take(WAIT)


@pytest.fixture
def house(published_engine: sa.Engine, browser: Browser, mailbox: Mailbox, tmp_path: Path) -> Iterator[House]:
    with Session(published_engine, expire_on_commit=False) as db:
        work.place_in_cohort(db)
    url = published_engine.url.render_as_string(hide_password=False)
    published_engine.dispose()
    contexts = []

    with live.running(url, tmp_path / "server.log", TRAINER_SMTP_URL=mailbox.url) as address:
        settings = {
            "TRAINER_SMTP_URL": mailbox.url,
            "TRAINER_SITE_URL": address,
            "TRAINER_MAIL_FROM": "ipt@example.org",
        }
        with live.working(url, tmp_path / "worker.log", **settings):

            def visit(role: str, **options: Any) -> Page:
                context = browser.new_context(**{"viewport": WIDE, **options})
                context.set_default_timeout(PATIENCE)
                contexts.append(context)
                page = context.new_page()
                sign_in(page, address, role)
                return page

            yield House(address, mailbox, visit)
            for context in contexts:
                context.close()


@pytest.mark.parametrize("published_engine", ["sqlite"], indirect=True)
def test_a_month_of_work(house: House) -> None:
    director = house.visit("director")
    director.get_by_role("navigation", name="Main").get_by_role("link", name="Assignments", exact=True).click()
    expect(director.get_by_text("Nothing is set and open now.")).to_be_visible()
    director.get_by_role("link", name="Set work").click()
    fill_in(director, datetime.now(UTC) - timedelta(days=1))
    director.get_by_role("button", name="Set this work and tell them").click()
    expect(director.get_by_text("This has passed already. Choose a time to come.").last).to_be_visible()
    expect(director.get_by_label("What you want to say about it")).to_have_value("Come with questions.")
    director.get_by_label("Due", exact=False).first.fill(typed(datetime.now(UTC) + timedelta(days=8)))
    director.get_by_role("button", name="Set this work and tell them").click()
    expect(director.get_by_text("3 pieces of work are set. Everybody concerned has been told.")).to_be_visible()
    expect(director.locator(".roll tbody tr")).to_have_count(3)

    mail = house.mail()
    assert (mail["To"], mail["From"]) == ("trainee@example.org", "ipt@example.org")
    assert mail["Subject"] == "Work for you: What IPT is, Earlies, Flour and water"
    assert "Come with questions." in mail.get_content()

    trainee = house.visit("trainee", viewport=NARROW)
    expect(trainee.locator(".bell b")).to_have_text("1")
    (link,) = re.findall(rf"{re.escape(house.address)}/p/north/to-do", mail.get_content())
    trainee.goto(link)
    expect(trainee.locator(".tasks h2")).to_have_text(["What IPT is", "Earlies", "Flour and water"])
    trainee.get_by_role("link", name="Earlies").click()
    trainee.get_by_role("button", name="Begin this case").click()
    trainee.wait_for_url("**/drafts/*")

    trainee.goto(f"{house.address}/p/north/notices")
    trainee.get_by_role("button", name="Work for you").click()
    expect(trainee).to_have_url(f"{house.address}/p/north/to-do")
    expect(trainee.locator(".bell b")).to_have_count(0)
    expect(trainee.get_by_text("Begun, and saved as you left it.")).to_be_visible()

    trainee.get_by_role("link", name="Put these dates into your calendar").click()
    trainee.get_by_role("button", name="Make an address for my calendar").click()
    with urllib.request.urlopen(trainee.get_by_label("Address").input_value()) as answer:
        assert answer.read().count(b"BEGIN:VEVENT") == 3

    director.get_by_role("link", name="Earlies").click()
    expect(director.get_by_text("1 have begun")).to_be_visible()
    director.get_by_role("link", name="Give more time").click()
    director.get_by_label("Due for them").fill(typed(datetime.now(UTC) + timedelta(days=30)))
    director.get_by_label("Reason").fill("Illness")
    director.get_by_role("button", name="Give them more time").click()
    expect(director.get_by_text("They have been told that they have more time.")).to_be_visible()
    assert house.mail()["Subject"] == "More time for Earlies"

    director.goto(f"{house.address}/p/north/programme/mail")
    expect(director.get_by_text("The worker was last seen")).to_be_visible()
    for _ in range(WAIT):  # the server says yes to a message a little before the worker notes it
        if director.get_by_text("0 messages wait").count():
            break
        director.wait_for_timeout(1000)
        director.reload()
    expect(director.get_by_text("0 messages wait")).to_be_visible()


def fill_in(page: Page, due: datetime) -> None:
    """A module and two assessed cases for the cohort, a week apart."""
    for piece in ("What IPT is", "Earlies", "Flour and water"):
        page.get_by_label(piece).first.check()
    expect(page.get_by_label("Why these cases may be assessed")).to_be_hidden()
    page.get_by_label("assessed: the readers stay closed").check()
    page.get_by_label("Why these cases may be assessed").fill("They are all we have.")
    page.get_by_label("A cohort").check()
    page.get_by_label("Which cohort").select_option("First")
    page.get_by_label("Due", exact=False).first.fill(typed(due))
    page.get_by_label("Days between one piece and the next").fill("7")
    page.get_by_label("What you want to say about it").fill("Come with questions.")


def typed(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT17:00}"
