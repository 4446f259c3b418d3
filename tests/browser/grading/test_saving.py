"""Half-done grading keeps itself: within two seconds, over a reload, an expired sign-in and a lost claim."""

import time

from playwright.sync_api import expect

from tests.browser.conftest import NARROW, sign_in
from tests.browser.grading.conftest import Desk, Desks
from tests.browser.workspace.conftest import kept, until


def test_a_mark_saves_itself_within_two_seconds_and_survives_a_reload(desk: Desk) -> None:
    desk.press("m")
    began = time.monotonic()
    desk.press("2")
    until(lambda: 2 in desk.state().values())
    assert time.monotonic() - began < 2
    desk.saved()
    desk.press("f")
    desk.type("Half a thought")
    until(lambda: "Half a thought" in desk.state().values())
    desk.page.reload()
    expect(desk.page.locator("#feedback-text")).to_have_value("Half a thought")
    expect(desk.page.locator(".level :checked")).to_have_count(1)
    assert kept(desk.page) == []


def test_an_expired_sign_in_keeps_what_is_typed_until_one_is_back(desk_of: Desks) -> None:
    desk = desk_of()
    page = desk.page
    desk.context.clear_cookies()
    desk.press("f")
    desk.type("Written while nobody was signed in.")
    expect(page.locator("#notices")).to_contain_text("Your sign-in has expired")
    assert desk.state() == {}
    other = desk.context.new_page()
    sign_in(other, desk.site.address, "supervisor")
    other.close()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange')), dispatchEvent(new Event('focus'))")
    until(lambda: "Written while nobody was signed in." in desk.state().values())


def test_a_lost_claim_is_told_by_name_and_the_words_are_kept(desk: Desk) -> None:
    page = desk.page
    second = "SELECT m.id FROM membership m JOIN account a ON a.id = m.account_id WHERE a.email = 'second@example.org'"
    ((member,),) = desk.site.ask(second)
    desk.site.ask(
        "UPDATE piece SET claimed_by_id = ?, claimed_until = '2099-01-01 00:00:00.000000' "
        "WHERE id = (SELECT piece_id FROM grading WHERE id = ?)",
        member,
        desk.id,
    )
    desk.press("f")
    desk.type("Mid-sentence")
    expect(page.locator("#notices")).to_contain_text("Second has taken this piece over")
    until(lambda: "Mid-sentence" in desk.state().values())
    expect(page.get_by_role("button", name="Put my marks down")).to_be_disabled()


def test_on_a_telephone_each_zone_is_a_tab(desk_of: Desks) -> None:
    desk = desk_of(viewport=NARROW, has_touch=True)
    page = desk.page
    expect(page.locator("#transcript")).to_be_visible()
    page.get_by_role("tab", name="Marks").click()
    expect(page.locator("#transcript")).to_be_hidden()
    page.locator(".criterion .level").nth(3).click()
    desk.saved()
    page.get_by_role("tab", name="Work").click()
    expect(page.locator("#work")).to_be_visible()
    page.locator("#entry-person-0 .place-mark").click()
    desk.type("Here.")
    expect(page.locator(".comment textarea")).to_have_value("Here.")
    until(lambda: "Here." in desk.state().values())
    page.locator(".comment [data-go]").click()
    expect(page.locator("#entry-person-0")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
