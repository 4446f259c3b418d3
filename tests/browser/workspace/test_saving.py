"""Nothing is lost, nothing leaks: every way in which a trainee's hour can be interrupted."""

import time

from playwright.sync_api import Page, Route, expect

from tests.browser.workspace.conftest import SAVED, Desk, Desks, came_back, kept, until
from tests.people import PASSWORD

KEPT = "Not saved yet: no connection, kept on this device"
CHANGES = "**/changes"


def sign_in_here(page: Page, person: str) -> None:
    page.get_by_label("Email address").fill(f"{person}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_a_change_saves_itself_within_two_seconds_and_says_when(desk: Desk) -> None:
    began = time.monotonic()
    desk.write("onset.when", "after the second shop opened")
    expect(desk.page.locator("#saved")).to_have_text(SAVED, timeout=2000)
    assert time.monotonic() - began < 2.5
    desk.page.reload()
    desk.pane("Onset")
    expect(desk.page.get_by_label("When", exact=True)).to_have_value("after the second shop opened")
    assert kept(desk.page) == []


def test_typing_on_while_it_saves_loses_no_letter(desk: Desk) -> None:
    def slowly(route: Route) -> None:
        time.sleep(0.4)
        route.continue_()

    desk.page.route(CHANGES, slowly)
    desk.pane("Onset")
    desk.page.get_by_label("When", exact=True).press_sequentially("one letter after another, for a while", delay=60)
    expect(desk.page.locator("#saved")).to_have_text(SAVED)
    until(lambda: not kept(desk.page))
    assert desk.site.state() == {"onset.when": "one letter after another, for a while"}


def test_ten_minutes_without_network(desk: Desk) -> None:
    desk.page.clock.install()
    desk.context.set_offline(True)
    desk.name_person("Lori")
    desk.write("onset.when", "spring")
    expect(desk.page.locator("#saved")).to_have_text(KEPT)
    desk.page.clock.fast_forward("10:00")
    desk.write("onset.why", "She was fine till July, she says.")
    expect(desk.page.locator("#saved")).to_have_text(KEPT)
    assert desk.site.state() == {}
    desk.context.set_offline(False)
    desk.saved()
    assert set(desk.site.state().values()) == {"Lori", "spring", "She was fine till July, she says."}


def test_a_server_that_is_away_is_asked_again_and_again(desk: Desk) -> None:
    desk.page.clock.install()
    tries: list[str] = []

    def away(route: Route) -> None:
        tries.append(route.request.url)
        route.abort()

    desk.page.route(CHANGES, away)
    desk.write("onset.when", "spring")
    expect(desk.page.locator("#saved")).to_have_text(KEPT)
    for _ in range(4):
        desk.page.clock.fast_forward(61_000)
        desk.page.wait_for_timeout(50)
    assert 3 <= len(tries) <= 8
    desk.page.unroute(CHANGES)
    desk.page.clock.fast_forward(61_000)
    desk.saved()
    assert desk.site.state() == {"onset.when": "spring"}


def test_a_closed_laptop(desk: Desk) -> None:
    address = desk.page.url
    desk.context.set_offline(True)
    desk.write("formulation.text", "You have depression, Paula.")
    desk.page.close(run_before_unload=False)
    desk.context.set_offline(False)
    assert desk.site.state() == {}
    later = desk.tab()
    later.goto(address)
    desk.saved(later)
    assert desk.site.state() == {"formulation.text": "You have depression, Paula."}
    desk.pane("Formulation", later)
    expect(later.get_by_label("The formulation, as you would say it")).to_have_value("You have depression, Paula.")


def test_an_answer_lost_on_its_way_changes_nothing(desk: Desk) -> None:
    """The save arrives, its answer does not: the same operations go out again."""

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        route.abort()

    desk.page.route(CHANGES, lose_the_answer, times=1)
    desk.name_person("Lori")
    desk.saved()
    assert [value for path, value in desk.site.state().items() if path.endswith(".name")] == ["Lori"]


def test_an_expired_sign_in(desk: Desk) -> None:
    desk.context.clear_cookies()
    desk.write("onset.when", "spring")
    notice = desk.page.locator("#notices")
    expect(notice).to_contain_text("Your sign-in has expired")
    desk.write("onset.why", "written while nobody was signed in")
    with desk.context.expect_page() as opened:
        notice.get_by_role("link", name="Sign in in a new tab").click()
    sign_in_here(opened.value, "trainee")
    opened.value.wait_for_url("**/drafts/*")
    came_back(desk.page)
    desk.saved()
    expect(notice).not_to_contain_text("expired")
    assert desk.site.state() == {"onset.when": "spring", "onset.why": "written while nobody was signed in"}
    desk.write("onset.when", "the spring")
    until(lambda: not kept(desk.page))
    assert desk.site.state()["onset.when"] == "the spring"


def test_another_account_on_the_same_browser(desk: Desk) -> None:
    """The first one's words are neither sent, nor shown, nor lost."""
    mine = desk.page.url
    desk.page.route(CHANGES, lambda route: route.abort())
    desk.write("onset.when", "only for me")
    expect(desk.page.locator("#saved")).to_have_text(KEPT)
    desk.context.clear_cookies()
    other = desk.tab()
    other.goto(f"{desk.site.address}/sign-in")
    sign_in_here(other, "second")
    other.wait_for_url("**/home")
    answer = other.goto(mine)
    assert answer is not None
    assert answer.status == 404

    desk.page.unroute(CHANGES)
    came_back(desk.page)
    expect(desk.page.locator("#notices")).to_contain_text("Second is signed in on this browser now")
    other.goto(f"{desk.site.address}/p/north/cases/flour-and-water")
    other.get_by_role("button", name="Work this case").click()
    desk.write("onset.why", "by the second person", other)
    desk.saved(other)
    assert desk.site.state() == {"onset.why": "by the second person"}

    desk.context.clear_cookies()
    other.goto(f"{desk.site.address}/sign-in")
    sign_in_here(other, "trainee")
    other.wait_for_url("**/home")
    came_back(desk.page)
    desk.saved()
    other.goto(mine)
    desk.pane("Onset", other)
    expect(other.get_by_label("When", exact=True)).to_have_value("only for me")


def sign_out(page: Page) -> None:
    out = page.get_by_role("button", name="Sign out")
    if not out.is_visible():
        page.get_by_role("button", name="Your account").click()
    out.click()


def test_signing_out_waits_once_for_what_is_not_saved_and_leaves_nothing(desk_of: Desks) -> None:
    desk = desk_of(own_sign_in=True).start()
    desk.page.route(CHANGES, lambda route: route.abort())
    desk.write("onset.when", "spring")
    expect(desk.page.locator("#saved")).to_have_text(KEPT)
    sign_out(desk.page)
    expect(desk.page.locator("#notices")).to_contain_text("is not saved yet")
    sign_out(desk.page)
    desk.page.wait_for_url(f"{desk.site.address}/")
    assert desk.page.evaluate("Object.keys(localStorage)") == []


def test_signing_out_on_another_page_leaves_nothing_either(desk_of: Desks) -> None:
    desk = desk_of(own_sign_in=True).start()
    desk.page.route(CHANGES, lambda route: route.abort())
    desk.write("onset.when", "spring")
    expect(desk.page.locator("#saved")).to_have_text(KEPT)
    desk.page.goto(f"{desk.site.address}/p/north/home")
    assert len(kept(desk.page)) == 1
    sign_out(desk.page)
    desk.page.wait_for_url(f"{desk.site.address}/")
    until(lambda: not desk.page.evaluate("Object.keys(localStorage)"))


def test_a_browser_that_keeps_nothing_still_saves(desk_of: Desks) -> None:
    desk = desk_of()
    desk.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    desk.start()
    desk.write("onset.when", "spring")
    desk.saved()
    assert desk.site.state() == {"onset.when": "spring"}
