"""A course is entered, a session is logged on a phone, and the pathway says which hour counts and which does not."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW

LOG = "/p/north/log"


def test_from_a_course_to_the_pathway(open_page: Callable[..., Page]) -> None:
    page = open_page(LOG)
    page.get_by_role("link", name="Enter a course").click()
    page.get_by_label("Kind").select_option("introductory")
    page.get_by_label("Title").fill("Evenings at one’s own pace")
    for day in ("First day", "Last day"):
        page.get_by_label(day).fill("2026-05-04")
    page.get_by_label("How it was held").select_option("self-paced")
    page.get_by_label("Minutes of contact").fill("120")
    page.reload()
    expect(page.get_by_text("What you had typed here before is back.")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_value("Evenings at one’s own pace")
    page.get_by_role("button", name="Enter it in the log").click()
    expect(page.get_by_text("Entered. Whoever it names can verify it.")).to_be_visible()
    page.goto(page.url.replace("/log", "/pathways/dg-ipt-therapist-2018"))
    page.get_by_text("1 entry counts here").first.click()
    expect(page.get_by_role("link", name="Course “Two days of IPT”").first).to_be_visible()
    page.goto(page.url.replace("dg-ipt-therapist-2018", "isipt-therapist-current"))
    page.locator("#didactic-hours summary", has_text="set aside").click()
    asked = page.locator("#didactic-hours")
    expect(asked.get_by_text("does not count here, because it was at your own pace")).to_be_visible()
    counts = re.compile("counts for DG-IPT certified therapist, not here, because Supervisor was not known here")
    expect(asked.get_by_text(counts)).to_be_visible()


def test_a_session_with_its_supervision_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(LOG, viewport=NARROW, has_touch=True)
    begun = time.monotonic()
    page.get_by_role("link", name="Log a session", exact=True).tap()
    page.get_by_label("Gone through in supervision: log that too").tap()
    expect(page.get_by_label("Supervisor")).to_be_visible()
    page.get_by_role("button", name="Log this session of A1").tap()
    expect(page.get_by_text("Logged: session 3.")).to_be_visible()
    assert time.monotonic() - begun < 30
    expect(page.get_by_role("link", name="Session 3")).to_be_visible()


def test_the_guard_speaks_while_one_types(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{LOG}/cases/CASE-AAAA/attestation")
    page.get_by_label("Outcome").fill("Mrs Kowalska is well; Dr Supervisor agrees.")
    expect(page.get_by_text("“Kowalska”: This looks like something by which a patient could be known.")).to_be_visible()
    page.get_by_label("Outcome").fill("She is well.")
    expect(page.get_by_text("“Kowalska”")).to_have_count(0)
