"""Choosing turns and citing them: by mouse, by touch, by keyboard; the way back; finding; telling the author."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.workspace.conftest import PHONE, Desk, until

Desks = Callable[..., Desk]


def test_by_mouse_several_turns_for_a_new_person(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C28").locator("p").click()
    desk.turn("s1:C30").locator("p").click(modifiers=["Shift"])
    expect(page.locator("#citer-title")).to_have_text("Cite C28–C30 for …")
    page.get_by_label("Cite for a new person: name").fill("Lori")
    page.keyboard.press("Enter")
    expect(page.locator(".citer").get_by_role("button", name="Lori")).to_have_attribute("aria-pressed", "true")
    for turn in ("s1:C28", "s1:T29", "s1:C30"):
        expect(desk.turn(turn).locator(".margin-note")).to_have_text("Lori")
    expect(page.locator(".person-turns")).to_have_text("3 turns")
    desk.saved()


def test_turns_are_gathered_and_a_new_choice_begins_after_a_citation(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C2").locator("p").click()
    desk.turn("s1:C6").locator("p").click()
    expect(page.locator("#citer-title")).to_have_text("Cite C2, C6 for …")
    page.locator(".citer").get_by_role("button", name="Onset").click()
    desk.turn("s1:C8").locator("p").click()
    expect(page.locator("#citer-title")).to_have_text("Cite C8 for …")
    page.keyboard.press("Escape")
    expect(page.locator(".citer")).to_be_hidden()


def test_a_name_selected_in_a_turn_is_ready_to_become_a_person(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C22").scroll_into_view_if_needed()
    box = page.evaluate(
        """() => { const text = document.querySelector("#s1-C22 p").lastChild, at = text.data.indexOf("Joanie");
            const range = new Range(); range.setStart(text, at); range.setEnd(text, at + 6);
            const { x, y, width, height } = range.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }"""
    )
    page.mouse.dblclick(*box)
    expect(page.get_by_label("Cite for a new person: name")).to_have_value("Joanie")
    page.get_by_label("Cite for a new person: name").press("Enter")
    expect(desk.turn("s1:C22").locator(".margin-note")).to_have_text("Joanie")


def test_by_keyboard_alone(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C2").locator(".mark").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(page.locator("#say")).to_have_text(re.compile("^C2–C4 chosen"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Cite for a new person: name")).to_be_focused()
    page.keyboard.type("Pop")
    page.keyboard.press("Enter")
    expect(page.locator("#say")).to_have_text("C2–C4 cited for Pop")
    page.keyboard.press("Escape")
    expect(desk.turn("s1:C2").locator(".mark")).to_be_focused()
    expect(desk.turn("s1:C4").locator(".margin-note")).to_have_text("Pop")
    page.keyboard.press("Space")
    expect(desk.turn("s1:C2").locator(".mark")).to_have_attribute("aria-pressed", "true")


def test_the_transcript_is_one_stop_of_the_tab_key(desk: Desk) -> None:
    expect(desk.page.locator(".mark[tabindex='0']")).to_have_count(1)
    desk.turn("s1:C6").locator(".mark").focus()
    desk.page.keyboard.press("End")
    expect(desk.turn("s1:C44").locator(".mark")).to_be_focused()
    expect(desk.page.locator(".mark[tabindex='0']")).to_have_count(1)


def test_by_touch_a_tap_on_the_turn_then_on_what(desk_of: Desks) -> None:
    desk = desk_of(**PHONE).start()
    page = desk.page
    desk.turn("s1:C10").locator("p").tap()
    desk.turn("s1:C8").locator("p").tap()
    page.locator(".citer").get_by_role("button", name="Grief").tap()
    expect(desk.turn("s1:C10").locator(".margin-note")).to_have_text("Grief")
    page.get_by_role("button", name="Let go of these turns").tap()
    page.get_by_role("tab", name="Areas").tap()
    grief = page.locator("[data-area=grief]")
    expect(grief.get_by_role("link", name="C10")).to_be_visible()
    grief.get_by_role("link", name="C10").tap()
    expect(desk.turn("s1:C10")).to_be_in_viewport()
    expect(page.locator("#notebook-pages")).to_be_hidden()


def test_a_chip_jumps_back_and_can_be_taken_off(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C36").locator("p").click()
    page.locator(".citer").get_by_role("button", name="Onset").click()
    page.keyboard.press("Escape")
    page.evaluate("scrollTo(0, 0)")
    desk.pane("Onset")
    page.locator("#onset").get_by_role("link", name="C36").click()
    expect(desk.turn("s1:C36")).to_be_in_viewport()
    expect(desk.turn("s1:C36").locator(".mark")).to_be_focused()
    page.get_by_role("button", name="Take C36 off Onset").click()
    expect(desk.turn("s1:C36").locator(".margin-note")).to_have_count(0)
    until(lambda: desk.site.state() == {})
    page.reload()
    expect(desk.turn("s1:C36").locator(".margin-note")).to_have_count(0)


def test_a_note_in_the_margin_opens_what_it_supports(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C24").locator("p").click()
    page.get_by_label("Cite as a safety finding").select_option(label="Self-neglect")
    page.keyboard.press("Escape")
    desk.turn("s1:C24").get_by_role("button", name="Safety").click()
    finding = page.locator("[data-finding=self-neglect]")
    expect(finding).to_be_visible()
    expect(finding.get_by_role("radio", name="Disclosed")).to_be_checked()


def test_an_event_is_cited_and_named_at_once(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C38").locator("p").click()
    page.get_by_label("Cite for a new event on the timeline").fill("Pop dies at home")
    page.keyboard.press("Enter")
    desk.pane("Timeline")
    expect(page.get_by_label("What happened", exact=True)).to_have_value("Pop dies at home")
    expect(page.locator(".event").get_by_role("link", name="C38")).to_be_visible()


def test_finding_goes_from_place_to_place(desk: Desk) -> None:
    page = desk.page
    field = page.get_by_label("Find in the transcript")
    field.fill("rolls")
    out = page.locator(".find output")
    expect(out).to_have_text(re.compile(r"^– of \d+$"))
    field.press("Enter")
    expect(out).to_have_text(re.compile(r"^1 of"))
    field.press("Enter")
    expect(out).to_have_text(re.compile(r"^2 of"))
    field.press("Shift+Enter")
    expect(out).to_have_text(re.compile(r"^1 of"))
    field.fill("nobody says this")
    expect(out).to_have_text("not found")


def test_a_wrong_turn_is_told_to_the_author(desk: Desk) -> None:
    page = desk.page
    desk.turn("s1:C2").locator("p").click()
    page.get_by_text("Something is wrong with this turn").click()
    page.get_by_label("What is wrong?").fill("Kaisers are rolls.")
    page.get_by_role("button", name="Tell the author").click()
    expect(page.locator("#notices")).to_contain_text("the author has been told")


def test_a_finding_chosen_by_keyboard_waits_for_enter(desk: Desk) -> None:
    """A browser chooses anew with every letter and arrow; none of those on the way becomes a finding."""
    page = desk.page
    desk.pane("Safety")
    kinds = page.get_by_label("Kind of finding")
    kinds.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(kinds).to_have_value("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-finding]")).to_have_count(1)
    expect(page.get_by_role("radio", name="Disclosed")).to_be_focused()
