"""Reading in a real browser: every page legible for everyone, by keyboard, on a phone, without script."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import axe_violations

Opener = Callable[..., Page]

MODULE = "/p/north/modules/what-is-ipt"
CASE = "/p/north/cases/flour-and-water"
SESSION = f"{CASE}/sessions/1"
PAGES = {
    "landing": ("", "/", 200),
    "sign-in": ("", "/sign-in", 200),
    "forgotten": ("", "/forgotten-password", 200),
    "lost": ("", "/nowhere", 404),
    "home": ("trainee", "/p/north/home", 200),
    "modules": ("trainee", "/p/north/modules", 200),
    "module": ("trainee", MODULE, 200),
    "inventory": ("trainee", "/p/north/modules/interpersonal-inventory", 200),
    "cases": ("trainee", "/p/north/cases", 200),
    "case": ("trainee", CASE, 200),
    "session": ("trainee", SESSION, 200),
    "password": ("trainee", "/change-password", 200),
    "supervision": ("supervisor", "/p/north/supervision", 200),
    "programme": ("director", "/p/north/programme", 200),
    "annotation": ("expert", "/p/north/annotation", 200),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(faults_of: Callable[..., list[str]], name: str) -> None:
    role, path, status = PAGES[name]
    assert faults_of(path, role, status=status) == []


def test_the_first_tab_leads_past_the_navigation(open_page: Opener) -> None:
    page = open_page("/p/north/home")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_account_menu_works_by_keyboard_and_without_script(open_page: Opener) -> None:
    page = open_page("/p/north/home", java_script_enabled=False)
    button = page.get_by_role("button", name="Your account: Trainee")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(button).to_be_focused()


def test_dark_is_chosen_and_kept_without_script(open_page: Opener) -> None:
    page = open_page(SESSION, java_script_enabled=False)
    page.get_by_role("button", name="Your account: Trainee").click()
    page.get_by_role("button", name="Dark").click()
    expect(page).to_have_url(re.compile(f"{SESSION}$"))
    expect(page.locator("html")).to_have_class("theme-dark")
    page.get_by_role("button", name="Your account: Trainee").click()
    expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")


def test_a_self_check_gives_its_reason_and_says_it(open_page: Opener) -> None:
    page = open_page(MODULE)
    check = page.locator(".check").first
    expect(check.locator(".reason:visible")).to_have_count(0)
    check.get_by_role("radio").first.check()
    expect(check.locator(".reason:visible")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(check.locator(".reason:visible").inner_text(), use_inner_text=True)
    page.keyboard.press("ArrowDown")
    expect(check.get_by_role("radio").nth(1)).to_be_checked()
    expect(check.locator(".reason:visible")).to_have_count(1)


def test_without_script_checks_words_and_notes_still_answer(open_page: Opener) -> None:
    page = open_page(MODULE, java_script_enabled=False)
    check = page.locator(".check").first
    check.get_by_role("radio").first.check()
    expect(check.locator(".reason:visible")).to_have_count(1)
    page.locator(".term").first.click()
    expect(page.locator("dt:target")).to_be_in_viewport()
    page.goto(page.url.partition("#")[0])
    page.locator(".note-mark").first.click()
    expect(page.locator("li:target")).to_be_in_viewport()


@pytest.mark.parametrize("mark", [".term", ".note-mark"])
def test_a_word_or_a_note_opens_in_place_and_gives_the_place_back(open_page: Opener, mark: str) -> None:
    page = open_page(MODULE)
    link = page.locator(mark).first
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".slip")).to_be_visible()
    assert "#" not in page.url
    page.keyboard.press("Escape")
    expect(page.locator(".slip")).to_be_hidden()
    expect(link).to_be_focused()


def test_the_contents_follow_the_reader(open_page: Opener) -> None:
    page = open_page(MODULE)
    third = page.locator("[data-follow] a").nth(2)
    third.click()
    expect(third).to_have_attribute("aria-current", "location")


def test_lines_are_comfortable_to_read(open_page: Opener) -> None:
    """55 to 75 characters in the widest full line of a long turn, 62 to 68 on average."""
    page = open_page(SESSION)
    page.evaluate("document.fonts.ready")
    lengths = page.evaluate(
        """() => [...document.querySelectorAll(".turn > p")].flatMap((p) => {
            const range = document.createRange(), text = p.lastChild, lines = [];
            if (text.nodeType !== 3) return [];
            let top = null, count = 0;
            for (let i = 0; i < text.length; i++) {
                range.setStart(text, i); range.setEnd(text, i + 1);
                const y = Math.round(range.getBoundingClientRect().top);
                if (top !== null && Math.abs(y - top) > 8) { lines.push(count); count = 0; }
                top = y; count++;
            }
            return lines;
        })"""
    )
    assert len(lengths) > 40
    assert max(lengths) <= 75
    assert 58 <= sum(lengths) / len(lengths) <= 68


def test_a_turn_has_an_address_and_is_marked_when_sought(open_page: Opener) -> None:
    page = open_page(f"{SESSION}#s1-C6")
    turn = page.locator("#s1-C6")
    expect(turn).to_be_in_viewport()
    other = page.locator("#s1-T7")
    colour = "(e) => getComputedStyle(e).backgroundColor"
    assert turn.evaluate(colour) != other.evaluate(colour)


def test_a_mistyped_password_says_what_to_do(open_page: Opener, site: str) -> None:
    page = open_page("/sign-in", "")
    page.get_by_label("Email address").fill("trainee@example.org")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("do not belong together")
    assert axe_violations(page) == []


def on_the_wire(page: Page, address: str) -> dict[str, int]:
    """The bytes that each request of a page took, headers and all; what the browser had kept is left out."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    asked: dict[str, str] = {}
    took: dict[str, int] = {}
    kept: set[str] = set()
    wire.on("Network.requestWillBeSent", lambda e: asked.update({e["requestId"]: e["request"]["url"]}))
    wire.on("Network.requestServedFromCache", lambda e: kept.add(e["requestId"]))
    wire.on("Network.loadingFinished", lambda e: took.update({e["requestId"]: int(e["encodedDataLength"])}))
    page.goto(address, wait_until="networkidle")
    wire.detach()
    return {asked[i]: size for i, size in took.items() if size and i in asked and i not in kept}


@pytest.mark.parametrize("name", ["landing", "home", "module", "case", "session"])
def test_a_page_is_light_on_the_wire(open_page: Opener, site: str, name: str) -> None:
    """100 KiB and 6 requests cold; the page alone, within 30 KiB, the second time."""
    role, path, _ = PAGES[name]
    page = open_page("", role)
    first, second = on_the_wire(page, site + path), on_the_wire(page, site + path)
    assert len(first) <= 6
    assert sum(first.values()) <= 100 * 1024
    assert list(second) == [site + path]
    assert sum(second.values()) <= 30 * 1024


def test_print_leaves_out_what_paper_cannot_do(open_page: Opener) -> None:
    page = open_page(MODULE)
    page.emulate_media(media="print")
    for gone in (".site", ".foot", ".contents", ".onward"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".reason").first).to_be_visible()
