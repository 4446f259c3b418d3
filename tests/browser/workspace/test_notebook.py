"""The notebook: people, circle and table in step, areas, timeline, safety, formulation."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.workspace.conftest import PHONE, Desk

Desks = Callable[..., Desk]


def disc(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=re.compile(f"^{name},"))


def centre(page: Page, share: float = 0.0) -> tuple[float, float]:
    """A point right of the middle of the circle, by its share of the outermost ring."""
    ring = page.locator(".rings circle").first.bounding_box()
    assert ring is not None
    half = ring["width"] / 2
    return ring["x"] + half + share * half, ring["y"] + half


def drag(page: Page, who: Locator, share: float) -> None:
    box = who.locator(".hit").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(*centre(page, share), steps=4)
    page.mouse.up()


def test_the_circle_is_dragged_and_the_table_is_in_step(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Lori")
    page.get_by_text("The same as a table").click()
    now = page.locator("#rings").get_by_label("Closeness now")
    lori = disc(page, "Lori")
    expect(lori).to_have_attribute("aria-valuetext", "not placed yet")
    for share, ring, value in (
        (0.85, "Outer circle", "outer"),
        (0.5, "Middle circle", "middle"),
        (0.2, "Inner circle", "inner"),
    ):
        drag(page, lori, share)
        expect(lori).to_have_attribute("aria-valuetext", ring)
        expect(now).to_have_value(value)
        expect(page.locator("#say")).to_have_text(f"Lori, now: {ring}")
    now.select_option("outside")
    expect(lori).to_have_attribute("aria-valuetext", "Outside the circles")
    page.locator(".person-card").get_by_label("Now", exact=True).select_option("middle")
    expect(lori).to_have_attribute("aria-valuetext", "Middle circle")
    expect(now).to_have_value("middle")


def test_the_circle_is_moved_by_arrow_keys_and_announced(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Lori")
    page.get_by_role("radio", name="Before").check()
    lori = disc(page, "Lori")
    lori.focus()
    for key, ring in (
        ("ArrowUp", "Outside the circles"),
        ("ArrowUp", "Outer circle"),
        ("Home", "Inner circle"),
        ("ArrowDown", "Middle circle"),
    ):
        page.keyboard.press(key)
        expect(lori).to_have_attribute("aria-valuetext", ring)
        expect(page.locator("#say")).to_have_text(f"Lori, before: {ring}")
    place = lori.get_attribute("transform")
    page.keyboard.press("ArrowRight")
    expect(lori).not_to_have_attribute("transform", place or "")
    page.keyboard.press("Delete")
    expect(lori).to_have_attribute("aria-valuetext", "not placed yet")
    expect(lori).to_be_focused()


def test_the_dead_have_no_now(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Pop")
    page.get_by_role("radio", name="Dead").check()
    expect(page.locator(".person-card").get_by_label("Now", exact=True)).to_have_value("not-applicable")
    disc(page, "Pop").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#say")).to_have_text("Pop is dead and has no place now")
    page.get_by_role("radio", name="Lost contact").check()
    expect(page.locator(".person-card").get_by_label("Now", exact=True)).to_have_value("")


def test_five_people_are_key_and_carry_full_fields(desk: Desk) -> None:
    page = desk.page
    for name in ("Ann", "Bea", "Cat", "Dot", "Eve", "Fay"):
        desk.name_person(name)
    marks = page.locator(".person-key input")
    expect(page.get_by_label("Quality of the tie", exact=True)).to_be_hidden()
    for at in range(5):
        marks.nth(at).check()
    expect(marks.nth(5)).to_be_disabled()
    expect(page.locator(".key-count")).to_have_text("5 of 5 marked key; they carry the full fields.")
    page.get_by_role("button", name="Eve").click()
    expect(page.get_by_label("Quality of the tie", exact=True)).to_be_visible()
    marks.nth(0).uncheck()
    expect(marks.nth(5)).to_be_enabled()


def test_every_field_can_be_not_yet_known(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Lori")
    page.locator(".person-key input").check()
    page.get_by_label("Contact now", exact=True).select_option("daily")
    page.get_by_role("button", name="Contact now: not yet known").click()
    question = page.get_by_label("Contact now: I would ask")
    expect(question).to_be_focused()
    question.fill("How often do you two speak?")
    expect(page.get_by_label("Contact now", exact=True)).to_be_hidden()
    page.get_by_role("button", name="The feeling: not yet known").click()
    desk.saved()
    assert {"ask": "How often do you two speak?"} in desk.site.state().values()
    page.get_by_role("button", name="Contact now: not yet known").click()
    expect(page.get_by_label("Contact now", exact=True)).to_have_value("")


def test_expectations_are_rows(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Lori")
    page.locator(".person-key input").check()
    for by, about in (("The patient", "Money and property"), ("This person", "Work and effort")):
        page.get_by_role("button", name="Add an expectation").click()
        row = page.locator(".want").last
        row.get_by_label("Who expects").select_option(label=by)
        row.get_by_label("What about").select_option(label=about)
    row.get_by_label("Has it been said?").select_option(label="Never said")
    row.get_by_label("Is it met?").select_option(label="Not met")
    desk.saved()
    page.reload()
    page.get_by_role("button", name="Lori").click()
    expect(page.locator(".want")).to_have_count(2)
    page.get_by_role("button", name="Take this expectation out").first.click()
    expect(page.locator(".want")).to_have_count(1)
    desk.saved()
    assert sorted(v for p, v in desk.site.state().items() if ".expectations." in p) == [
        "person",
        "unmet",
        "unsaid",
        "work",
    ]


def test_somebody_taken_out_can_be_put_back(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Lori")
    page.get_by_role("button", name="Take this person out").click()
    expect(page.locator(".person")).to_have_count(0)
    page.locator("#notices").get_by_role("button", name="Put back").click()
    expect(page.locator(".person")).to_have_count(1)


def area(page: Page, name: str) -> Locator:
    return page.locator("#areas section", has=page.get_by_role("heading", name=name))


def test_one_area_is_primary_and_one_more_secondary(desk: Desk) -> None:
    page = desk.page
    desk.name_person("Lori")
    desk.pane("Areas")
    grief, dispute = area(page, "Grief"), area(page, "Role dispute")
    expect(grief.get_by_role("radio", name="Primary")).to_be_hidden()
    for claim in (grief, dispute):
        claim.get_by_role("radio", name="Present", exact=True).check()
    grief.get_by_role("radio", name="Primary").check()
    dispute.get_by_role("radio", name="Primary").check()
    expect(grief.get_by_role("radio", name="Primary")).not_to_be_checked()
    dispute.get_by_label("Stage of the dispute").select_option("impasse")
    expect(grief.get_by_label("Stage of the dispute")).to_have_count(0)
    dispute.get_by_role("checkbox", name="Lori").check()
    sure = dispute.get_by_label("How sure that it is present")
    expect(sure).to_have_attribute("aria-valuetext", "not set")
    sure.focus()
    page.keyboard.press("ArrowRight")
    expect(sure).to_have_attribute("aria-valuetext", "55 %")
    desk.saved()
    state = desk.site.state()
    assert state["areas.role-dispute.rank"] == "primary"
    assert "areas.grief.rank" not in state
    dispute.get_by_role("radio", name="Not present").check()
    desk.saved()
    assert "areas.role-dispute.rank" not in desk.site.state()


def test_a_choice_can_be_taken_back(desk: Desk) -> None:
    page = desk.page
    desk.pane("Areas")
    present = area(page, "Grief").get_by_role("radio", name="Present", exact=True)
    present.click()
    expect(present).to_be_checked()
    present.click()
    expect(present).not_to_be_checked()
    expect(page.locator("#saved")).to_have_text("Saves itself")
    assert desk.site.state() == {}


def test_the_line_of_time_is_ordered_and_marks_the_onset(desk: Desk) -> None:
    page = desk.page
    desk.pane("Timeline")
    field = page.get_by_label("What happened, or how the mood was")
    for what, button in (("Pop dies", "Add event"), ("Second shop", "Add event"), ("fine till July", "Add mood")):
        field.fill(what)
        page.get_by_role("button", name=button).click()
    said = page.get_by_label("What happened", exact=True)
    page.get_by_role("button", name="Earlier").nth(1).click()
    expect(said.nth(0)).to_have_value("Second shop")
    page.get_by_role("checkbox", name="onset").nth(0).check()
    page.get_by_role("checkbox", name="onset").nth(1).check()
    expect(page.get_by_role("checkbox", name="onset").nth(0)).not_to_be_checked()
    moods = page.get_by_label("Mood then")
    moods.nth(0).fill("8")
    moods.nth(2).fill("2")
    expect(page.locator(".event path").nth(1)).to_have_attribute("d", re.compile("^M.*50 50"))
    desk.saved()
    page.reload()
    desk.pane("Timeline")
    expect(said.nth(0)).to_have_value("Second shop")
    page.get_by_role("button", name="Take this entry out").first.click()
    expect(said).to_have_count(2)


def test_safety_is_found_or_looked_for(desk: Desk) -> None:
    page = desk.page
    desk.pane("Safety")
    page.get_by_role("checkbox", name="I looked and found nothing").check()
    page.get_by_label("Kind of finding").select_option("passive-suicidal-thoughts")
    expect(page.get_by_role("checkbox", name="I looked and found nothing")).to_be_hidden()
    page.get_by_role("radio", name="Not asked").check()
    page.get_by_label("Next step").select_option("ask-now")
    desk.saved()
    kind = "safety.passive-suicidal-thoughts"
    assert desk.site.state() == {f"{kind}.status": "not-asked", f"{kind}.next_step": "ask-now"}
    page.get_by_role("button", name="Take this finding out").click()
    expect(page.get_by_role("checkbox", name="I looked and found nothing")).to_be_visible()


def test_the_elements_are_ticked_with_words_of_the_formulation(desk: Desk) -> None:
    page = desk.page
    desk.write("formulation.text", "You have depression, Paula. It is an illness.")
    text = page.get_by_label("The formulation, as you would say it")
    text.evaluate("(field) => field.setSelectionRange(0, 27)")
    page.get_by_role("button", name="The illness is named: use the words selected").click()
    words = page.get_by_label("The illness is named", exact=True)
    expect(words).to_have_value("You have depression, Paula.")
    expect(page.locator("[data-element=illness_named]")).to_have_class("ticked")
    text.fill("Something else altogether.")
    expect(page.get_by_text("These words are not in the text above any more.").first).to_be_visible()


def test_the_panes_are_tabs_for_the_keyboard(desk: Desk) -> None:
    page = desk.page
    page.get_by_role("tab", name="People").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Areas")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Areas")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("tabpanel", name="Formulation")).to_be_visible()


def test_on_a_phone_the_notebook_is_a_sheet(desk_of: Desks) -> None:
    desk = desk_of(**PHONE).start()
    page = desk.page
    pages = page.locator("#notebook-pages")
    expect(pages).to_be_hidden()
    page.get_by_role("tab", name="Safety").tap()
    expect(pages).to_be_visible()
    page.get_by_role("button", name="Notebook", exact=True).tap()
    expect(pages).to_be_hidden()
    page.get_by_role("button", name="Notebook", exact=True).focus()
    page.keyboard.press("Enter")
    expect(pages).to_be_visible()
    page.keyboard.press("Escape")
    expect(pages).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("hash_", ["safety", "timeline"])
def test_an_address_opens_a_pane(desk: Desk, hash_: str) -> None:
    desk.page.goto(f"{desk.page.url}#{hash_}")
    desk.page.reload()
    expect(desk.page.locator(f"#{hash_}")).to_be_visible()
