"""A cohort of thirty, from a list with two mistakes to a supervisor on leave: with mail from a real worker through a real
SMTP server, on PostgreSQL; `test_assignments` has SQLite.
"""

import re
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from tests import bonds, live
from tests.browser.conftest import NARROW, PATIENCE, WIDE, axe_violations, sign_in
from tests.mailbox import Mailbox
from tests.web.bonds import days
from tests.web.pages import token

WAIT = 60
"""Seconds for a mail to come, on a machine with much to do."""

NEW = "a new walk by the river"
TRAINEES = [f"Trainee {n:02}" for n in range(1, 31)]


def address_of(name: str) -> str:
    return f"{name.lower().replace(' ', '.')}@example.org"


def the_list(fifth: str, ninth: str) -> str:
    """Thirty trainees and a second supervisor; the fifth line's address and the ninth line's cohort as given."""
    lines = ["name,email,role,cohort", "Dan Berg,dan.berg@example.org,supervisor,"]
    for line, name in enumerate(TRAINEES, 3):
        email = fifth if line == 5 else address_of(name)
        lines.append(f"{name},{email},trainee,{ninth if line == 9 else 'Spring 2027'}")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class House:
    """A running site with its worker and its mail server."""

    address: str
    mailbox: Mailbox
    page: Callable[..., Page]

    def visit(self, role: str) -> Page:
        page = self.page()
        sign_in(page, self.address, role)
        return page

    def mails(self, many: int) -> dict[str, EmailMessage]:
        """The next mails by whom they are for."""
        return {mail["To"]: mail for mail in (self.mailbox.take(WAIT) for _ in range(many))}


@pytest.fixture
def house(published_engine: sa.Engine, browser: Browser, mailbox: Mailbox, tmp_path: Path) -> Iterator[House]:
    url = published_engine.url.render_as_string(hide_password=False)
    published_engine.dispose()
    contexts = []
    with live.running(url, tmp_path / "server.log", TRAINER_SMTP_URL=mailbox.url) as address:
        settings = {"TRAINER_SMTP_URL": mailbox.url, "TRAINER_SITE_URL": address}
        with live.working(url, tmp_path / "worker.log", **settings):

            def page(**options: Any) -> Page:
                context = browser.new_context(**{"viewport": WIDE, **options})
                context.set_default_timeout(PATIENCE)
                contexts.append(context)
                return context.new_page()

            yield House(address, mailbox, page)
            for context in contexts:
                context.close()


def link_in(mail: EmailMessage, house: House) -> str:
    found = re.search(rf"{re.escape(house.address)}/invitations/\S+", mail.get_content())
    assert found, mail.get_content()
    return found[0]


def accept_in_browser(house: House, mail: EmailMessage) -> Page:
    """Somebody opens the link of their invitation and joins, on a phone."""
    page = house.page(viewport=NARROW)
    page.goto(link_in(mail, house))
    assert axe_violations(page) == []
    page.get_by_label("Password", exact=True).fill(NEW)
    page.get_by_label("The password again").fill(NEW)
    page.get_by_role("button", name="Make my account and join").click()
    page.wait_for_url("**/p/north/**")
    return page


def accept(house: House, mail: EmailMessage) -> None:
    """The same, quickly, without a browser."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    link = link_in(mail, house)
    with opener.open(link) as answer:
        html = answer.read().decode()
    name = re.search(r'name="name"[^>]*value="([^"]*)"', html)
    assert name
    fields = {
        "csrf_token": token(html),
        "name": name[1],
        "time_zone": "Europe/Berlin",
        "password": NEW,
        "password_confirm": NEW,
    }
    with opener.open(link, urllib.parse.urlencode(fields).encode()) as answer:
        assert answer.url.startswith(f"{house.address}/p/north/"), answer.url


def invite_thirty(house: House, director: Page) -> None:
    """A cohort, then a list with two mistakes, mended on the page."""
    director.get_by_role("navigation", name="Main").get_by_role("link", name="People").click()
    director.get_by_role("link", name="Cohorts").click()
    director.get_by_role("link", name="Begin a cohort").click()
    director.get_by_label("Name").fill("Spring 2027")
    director.get_by_label("First day").fill("2027-03-01")
    director.get_by_role("button", name="Begin this cohort").click()
    director.get_by_role("link", name="Invite a list").click()
    bad = the_list("trainee.03 at example.org", "Spring 2072")
    director.get_by_label("A file").set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": bad.encode()}
    )
    director.get_by_role("button", name="Look the list through").click()
    alert = director.get_by_role("alert")
    expect(alert).to_contain_text("2 problems stand in the way. Nobody was invited.")
    expect(alert).to_contain_text("Line 5, email: “trainee.03 at example.org” is not an email address.")
    expect(alert).to_contain_text("Line 9, cohort: There is no cohort “Spring 2072”.")
    assert axe_violations(director) == []
    assert house.mailbox.is_empty()
    expect(director.get_by_role("textbox", name="The list")).to_have_value(bad)
    director.get_by_role("textbox", name="The list").fill(the_list(address_of("Trainee 03"), "Spring 2027"))
    director.get_by_role("button", name="Look the list through again").click()
    expect(director.get_by_text("No problem found. 31 people would be invited.")).to_be_visible()
    director.get_by_role("button", name="Invite all 31 people").click()
    expect(director.get_by_text("31 people are invited.")).to_be_visible()


def give_supervisor(house: House, director: Page, name: str) -> None:
    """As a director finds somebody and chooses a supervisor for them."""
    director.goto(f"{house.address}/p/north/programme/people?words={urllib.parse.quote(name)}")
    director.get_by_role("link", name=name).click()
    director.get_by_role("link", name="Choose a supervisor").click()
    director.get_by_label("Supervisor", exact=False).first.select_option(value=str(bonds.SUPERVISOR))
    director.get_by_role("button", name="Keep this supervisor").click()
    expect(director.get_by_text("Kept. Both are told.")).to_be_visible()


@pytest.mark.parametrize("published_engine", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_a_cohort_of_thirty(house: House) -> None:
    director = house.visit("director")
    invite_thirty(house, director)
    mails = house.mails(31)
    assert set(mails) == {address_of(name) for name in (*TRAINEES, "Dan Berg")}
    first = accept_in_browser(house, mails[address_of("Trainee 01")])
    expect(first.get_by_text("Welcome. Your account is made, and you are signed in.")).to_be_visible()
    for name in (*TRAINEES[1:], "Dan Berg"):
        accept(house, mails[address_of(name)])
    again = house.page()
    again.goto(link_in(mails[address_of("Trainee 01")], house))
    expect(again.get_by_role("heading", name="This invitation was used already")).to_be_visible()

    director.goto(f"{house.address}/p/north/programme/people?cohort=spring-2027")
    expect(director.get_by_text("30 people")).to_be_visible()
    expect(director.locator(".roll tbody tr")).to_have_count(25)
    director.get_by_role("link", name="Next page").click()
    expect(director.locator(".roll tbody tr")).to_have_count(5)

    set_a_month(house, director)
    for name in TRAINEES[:3]:
        give_supervisor(house, director, name)
    told = [house.mailbox.take(WAIT) for _ in range(6)]
    assert [mail["To"] for mail in told].count("supervisor@example.org") == 3

    on_leave_with_a_stand_in(house, director)
    supervisor_and_stand_in_find_theirs(house, first)
    share_out_the_rest(house, director)


def set_a_month(house: House, director: Page) -> None:
    """Three pieces a week apart; each of the thirty hears what, and until when."""
    director.goto(f"{house.address}/p/north/programme/cohorts/spring-2027")
    director.get_by_role("link", name="Set work for them").click()
    expect(director.get_by_label("A cohort")).to_be_checked()
    expect(director.get_by_label("Which cohort").locator("option:checked")).to_have_text("Spring 2027")
    for piece in ("What IPT is", "Taking an interpersonal inventory", "Flour and water"):
        director.get_by_label(piece).first.check()
    director.get_by_label("Due", exact=False).first.fill(f"{days(8).isoformat()}T17:00")
    director.get_by_label("Days between one piece and the next").fill("7")
    director.get_by_role("button", name="Set this work and tell them").click()
    expect(director.get_by_text("3 pieces of work are set. Everybody concerned has been told.")).to_be_visible()
    mails = house.mails(30)
    assert set(mails) == {address_of(name) for name in TRAINEES}
    for mail in mails.values():
        assert (
            mail["Subject"].strip() == "Work for you: What IPT is, Taking an interpersonal inventory, Flour and water"
        )
        assert mail.get_content().count("17:00 (Europe/Berlin)") == 3


def share_out_the_rest(house: House, director: Page) -> None:
    """The other twenty-seven, and one from before, get a supervisor in one go; each supervisor hears of it once."""
    director.goto(f"{house.address}/p/north/programme")
    director.get_by_role("link", name="28 trainees have no supervisor").click()
    director.get_by_role("link", name="Share them out evenly").click()
    director.get_by_role("button", name="Show what would happen").click()
    expect(director.get_by_text("Dan Berg then has 16 trainees.")).to_be_visible()
    director.get_by_role("button", name="Give over 28 trainees").click()
    expect(director.get_by_text("28 trainees are given over. Everybody concerned is told.")).to_be_visible()
    subjects = {mail["To"]: mail["Subject"] for mail in (house.mailbox.take(WAIT) for _ in range(30))}
    assert subjects["dan.berg@example.org"].startswith("You supervise 16 more trainees from")
    assert subjects["supervisor@example.org"].startswith("You supervise 12 more trainees from")


def on_leave_with_a_stand_in(house: House, director: Page) -> None:
    director.goto(f"{house.address}/p/north/programme/people?role=supervisor&words=supervisor@")
    director.get_by_role("link", name="Supervisor", exact=True).click()
    director.get_by_role("link", name="Note leave").click()
    director.get_by_label("Last day of leave").fill(days(14).isoformat())
    director.get_by_label("Who stands in").select_option("Dan Berg")
    director.get_by_role("button", name="Keep this leave").click()
    expect(director.get_by_text("Kept. Everyone concerned is told.")).to_be_visible()
    subjects = {mail["To"]: mail["Subject"] for mail in (house.mailbox.take(WAIT) for _ in range(4))}
    assert subjects["trainee.01@example.org"].startswith("Supervisor is on leave from")
    assert subjects["dan.berg@example.org"].startswith("You look after Supervisor’s trainees from")


def supervisor_and_stand_in_find_theirs(house: House, trainee: Page) -> None:
    supervisor = house.visit("supervisor")
    supervisor.get_by_role("navigation", name="Main").get_by_role("link", name="My trainees").click()
    expect(supervisor.get_by_text("Dan Berg stands in for you.")).to_be_visible()
    expect(supervisor.locator(".roll tbody tr")).to_have_count(3)

    trainee.goto(f"{house.address}/p/north/messages")
    trainee.get_by_role("link", name="Dan Berg").click()
    trainee.get_by_label("Write to Dan Berg").fill("May I bring the second session?")
    expect(trainee.get_by_text("Kept as a draft")).to_be_visible()
    trainee.reload()
    expect(trainee.get_by_label("Write to Dan Berg")).to_have_value("May I bring the second session?")
    trainee.get_by_role("button", name="Send this message").click()
    expect(trainee.get_by_text("Sent. Dan Berg is told.")).to_be_visible()
    mail = house.mailbox.take(WAIT)
    assert (mail["To"], mail["Subject"]) == ("dan.berg@example.org", "Trainee 01 has written to you")
    assert "second session" not in mail.get_content()

    dan = house.page()
    dan.goto(f"{house.address}/sign-in")
    dan.get_by_label("Email address").fill("dan.berg@example.org")
    dan.get_by_label("Password").fill(NEW)
    dan.get_by_role("button", name="Sign in").click()
    dan.wait_for_url("**/p/north/**")
    dan.goto(f"{house.address}/p/north/supervision/trainees")
    expect(dan.get_by_role("heading", name="For whom you stand in")).to_be_visible()
    dan.get_by_role("link", name="1 unread message").click()
    expect(dan.get_by_text("May I bring the second session?")).to_be_visible()
    expect(dan.get_by_role("button", name="I have read this")).to_be_hidden()
    dan.reload()
    expect(dan.get_by_role("button", name="I have read this")).to_have_count(0)
    trainee.reload()
    expect(trainee.locator(".said-list .own")).to_contain_text(re.compile(r"read \d"))
