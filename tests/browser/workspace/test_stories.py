"""A case from its page to the receipt: by mouse, by keyboard alone, on a phone."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.workspace.conftest import CASE, PHONE, Desk

Desks = Callable[..., Desk]

AREAS = ("Grief", "Role dispute", "Role transition", "Interpersonal deficits")


def test_by_mouse_to_the_receipt_and_back_and_to_the_readers(desk_of: Desks) -> None:
    desk = desk_of()
    page = desk.page
    page.goto(desk.site.address + CASE)
    page.get_by_role("button", name="Work this case").click()
    desk.turn("s1:C28").locator("p").click()
    page.get_by_label("Cite for a new person: name").fill("Lori")
    page.keyboard.press("Enter")
    page.locator(".citer").get_by_role("button", name="Role dispute").click()
    page.get_by_role("button", name="Let go of these turns").click()
    for after in (1, 2):
        form = page.locator("#commitment")
        for name in AREAS:
            form.get_by_label(name, exact=True).click()
        form.get_by_role("radio", name="Role dispute first").check()
        form.get_by_role("button", name=re.compile("^Commit this")).click()
        page.wait_for_url(f"**#session-{after + 1}")
        expect(page.get_by_role("heading", name=re.compile(f"^Session {after + 1}"))).to_be_in_viewport()
    desk.pane("Areas")
    dispute = page.locator("[data-area=role-dispute]")
    dispute.get_by_role("radio", name="Present", exact=True).check()
    dispute.get_by_role("radio", name="Primary").check()
    desk.pane("Safety")
    page.get_by_role("checkbox", name="I looked and found nothing").check()
    page.get_by_role("link", name="Hand in this case").click()
    expect(page.get_by_role("heading", name="Still empty")).to_be_visible()
    page.get_by_role("button", name="Hand in this case").click()
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
    expect(page.locator("[data-remains]")).to_have_text(re.compile(r"^9:\d\d more$"))
    page.get_by_role("button", name="Take this case back").click()
    expect(page.get_by_text("Taken back. The case is yours")).to_be_visible()
    page.get_by_role("link", name="Hand in this case").click()
    page.get_by_role("button", name="Hand in this case").click()
    receipt = page.url
    page.get_by_role("button", name="Show me the readers").click()
    page.wait_for_url("**/result")
    page.goto(receipt)
    expect(page.get_by_role("button", name="Take this case back")).to_have_count(0)
    page.get_by_role("link", name="Look at what you handed in").click()
    expect(page.get_by_text("it can be read here but not changed")).to_be_visible()
    page.locator(".person-open").click()
    expect(page.get_by_label("Name", exact=True)).to_be_disabled()
    desk.turn("s1:C2").locator("p").click()
    expect(page.locator(".citer")).to_be_hidden()


def tab_to(page: Page, target: Locator, most: int = 90, key: str = "Tab") -> None:
    """Press the tab key until the target has the focus, which must show."""
    for _ in range(most):
        page.keyboard.press(key)
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached by keyboard")


def test_by_keyboard_alone_to_the_receipt(desk_of: Desks) -> None:
    desk = desk_of()
    page = desk.page
    keys = page.keyboard
    page.goto(desk.site.address + CASE)
    tab_to(page, page.get_by_role("button", name="Work this case"))
    keys.press("Enter")
    page.wait_for_url("**/drafts/*")
    tab_to(page, desk.turn("s1:T1").locator(".mark"))
    keys.press("ArrowDown")
    keys.press("Shift+ArrowDown")
    keys.press("Enter")
    expect(page.get_by_label("Cite for a new person: name")).to_be_focused()
    keys.type("Pop")
    keys.press("Enter")
    tab_to(page, page.locator(".citer").get_by_role("button", name="Onset"))
    keys.press("Space")
    keys.press("Escape")
    expect(desk.turn("s1:T3").locator(".margin-note")).to_have_text(["Pop", "Onset"])
    for after in (1, 2):
        for name in AREAS:
            slider = page.get_by_label(name, exact=True).and_(page.locator("#commitment *"))
            tab_to(page, slider)
            keys.press("ArrowRight")
            if name == AREAS[0]:
                tab_to(page, page.get_by_role("radio", name="Grief first"))
                keys.press("Space")
                keys.press("ArrowDown")
        tab_to(page, page.locator("#commitment button"))
        keys.press("Enter")
        page.wait_for_url(f"**#session-{after + 1}")
    tab_to(page, page.get_by_role("tab", name="People"), most=140)
    for _ in range(4):
        keys.press("ArrowRight")
    tab_to(page, page.get_by_label("Kind of finding"))
    keys.type("Self-h")
    keys.press("Enter")
    expect(page.get_by_role("radio", name="Disclosed")).to_be_focused()
    keys.press("ArrowRight")
    expect(page.get_by_role("radio", name="Asked and denied")).to_be_checked()
    desk.saved()
    tab_to(page, page.get_by_role("link", name="Hand in this case"), most=200, key="Shift+Tab")
    keys.press("Enter")
    page.wait_for_url("**/hand-in")
    tab_to(page, page.get_by_role("button", name="Hand in this case"))
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()


def swipe(page: Page, element: Locator, to: float) -> None:
    """Pull an element up or down with a pointer."""
    box = element.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, to, steps=5)
    page.mouse.up()


def test_on_a_phone_to_the_receipt(desk_of: Desks) -> None:
    desk = desk_of(**PHONE, device_scale_factor=2).start()
    page = desk.page
    desk.turn("s1:C10").locator("p").tap()
    page.get_by_label("Cite for a new person: name").fill("Pop")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Let go of these turns").tap()
    expect(desk.turn("s1:C10").locator(".margin-note")).to_have_text("Pop")
    pull = page.locator(".pull")
    swipe(page, pull, 300)
    expect(page.locator("#notebook-pages")).to_be_visible()
    page.locator(".person-open").tap()
    page.get_by_role("radio", name="Dead").check()
    swipe(page, pull, 830)
    expect(page.locator("#notebook-pages")).to_be_hidden()
    for after in (1, 2):
        form: Any = page.locator("#commitment")
        for name in AREAS:
            form.get_by_label(name, exact=True).tap()
        form.get_by_role("radio", name="Grief first").check()
        form.get_by_role("button", name=re.compile("^Commit this")).tap()
        page.wait_for_url(f"**#session-{after + 1}")
    page.get_by_role("tab", name="Safety").tap()
    page.get_by_role("checkbox", name="I looked and found nothing").check()
    page.get_by_role("link", name="Hand in this case").tap()
    page.get_by_role("button", name="Hand in this case").tap()
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_scripts_one_reads_commits_fills_in_and_hands_in(desk_of: Desks) -> None:
    desk = desk_of(java_script_enabled=False).start()
    page = desk.page
    expect(page.get_by_role("heading", name=re.compile("^Session 1"))).to_be_visible()
    expect(page.locator("#notebook")).to_be_hidden()
    for after in (1, 2):
        page.get_by_role("radio", name="Grief first").check()
        page.get_by_role("button", name=re.compile("^Commit this")).click()
        expect(page.get_by_role("heading", name=re.compile(f"^Session {after + 1}"))).to_be_visible()
    page.get_by_role("link", name="fill in the inventory as a plain table").click()
    page.get_by_label("Name", exact=True).first.fill("Lori")
    page.get_by_label("New person: relation").first.fill("sister")
    page.get_by_role("checkbox", name="I looked and found nothing").check()
    page.get_by_role("button", name="Save the whole form").last.click()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    expect(page.get_by_label("Name", exact=True).first).to_have_value("Lori")
    page.get_by_role("link", name="Hand in …").click()
    page.get_by_role("button", name="Hand in this case").click()
    expect(page.get_by_role("heading", name="Handed in")).to_be_visible()
