"""One draft open in two places: tabs stay in step, and a real conflict shows both."""

import re

from playwright.sync_api import expect

from tests.browser.workspace.conftest import Desk, Desks, came_back, kept, until


def test_two_tabs_on_one_draft_are_one(desk: Desk) -> None:
    second = desk.tab()
    second.goto(desk.page.url)
    desk.name_person("Lori")
    expect(second.get_by_role("button", name=re.compile("^Lori"))).to_be_visible()
    desk.write("onset.when", "spring", second)
    desk.pane("Onset")
    expect(desk.page.get_by_label("When", exact=True)).to_have_value("spring")
    desk.write("onset.when", "spring, I think")
    expect(second.get_by_label("When", exact=True)).to_have_value("spring, I think")
    desk.saved(second)
    desk.saved()
    expect(desk.page.locator(".clash")).to_have_count(0)
    until(lambda: sorted(desk.site.state().values()) == ["Lori", "spring, I think"])


def test_a_session_opened_in_another_tab_is_told(desk: Desk) -> None:
    second = desk.tab()
    second.goto(desk.page.url)
    for area in ("Grief", "Role dispute", "Role transition", "Interpersonal deficits"):
        second.locator("#commitment").get_by_label(area, exact=True).click()
    second.get_by_role("radio", name="Grief first").check()
    second.get_by_role("button", name="Commit this and open session 2").click()
    second.wait_for_url("**#session-2")
    came_back(desk.page)
    desk.page.locator("#notices").get_by_role("link", name="Show it").click()
    expect(desk.page.locator("#session-2")).to_be_visible()


def clash_of(desk_of: Desks) -> tuple[Desk, Desk]:
    """Two devices of one person wrote in the same place, one of them without a connection."""
    here, there = desk_of().start(), desk_of().start()
    here.context.set_offline(True)
    here.write("onset.when", "spring")
    there.write("onset.when", "July")
    there.write("onset.why", "the letter says so")
    there.saved()
    here.context.set_offline(False)
    box = here.page.locator(".clash")
    expect(box).to_contain_text("spring")
    expect(box).to_contain_text("July")
    expect(here.page.get_by_label("When", exact=True)).to_have_value("spring")
    expect(here.page.get_by_label("Why", exact=True).and_(here.page.locator("#onset *"))).to_have_value(
        "the letter says so"
    )
    assert here.site.state()["onset.when"] == "July"
    return here, there


def test_a_real_conflict_shows_both_and_keeps_mine(desk_of: Desks) -> None:
    here, there = clash_of(desk_of)
    here.page.reload()
    here.pane("Onset")
    here.page.get_by_role("button", name="Keep mine").click()
    expect(here.page.locator(".clash")).to_have_count(0)
    until(lambda: here.site.state()["onset.when"] == "spring")
    came_back(there.page)
    expect(there.page.get_by_label("When", exact=True)).to_have_value("spring")


def test_a_real_conflict_shows_both_and_takes_the_other(desk_of: Desks) -> None:
    here, _ = clash_of(desk_of)
    here.page.get_by_role("button", name="Take the other").click()
    expect(here.page.locator(".clash")).to_have_count(0)
    expect(here.page.get_by_label("When", exact=True)).to_have_value("July")
    assert kept(here.page) == []


def test_a_case_handed_in_elsewhere_is_said_and_nothing_is_thrown_away(desk_of: Desks) -> None:
    here, there = desk_of().start(), desk_of().start()
    there.pane("Safety")
    there.page.get_by_role("checkbox", name="I looked and found nothing").check()
    there.hand_in()
    here.write("onset.when", "too late")
    expect(here.page.locator("#notices")).to_contain_text("This case was handed in elsewhere")
    assert len(kept(here.page)) == 1
    assert "onset.when" not in here.site.state()
    here.page.locator("#notices").get_by_role("link", name="See the receipt").click()
    expect(here.page.get_by_role("heading", name="Handed in")).to_be_visible()
