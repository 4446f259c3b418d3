"""What axe sees in every state of the workspace, and what it does not see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, axe_violations
from tests.browser.test_reading import on_the_wire
from tests.browser.workspace.conftest import Desk

Desks = Callable[..., Desk]
BESIDE_THE_TEXT = ".notebook"
"""What changes from pane to pane; the transcript beside it is looked at once."""

SCREENS = {"wide and light": (WIDE, "light"), "narrow and dark": (NARROW, "dark")}


def fill(desk: Desk) -> None:
    """Something of everything."""
    page = desk.page
    desk.turn("s1:C28").locator("p").click()
    page.get_by_label("Cite for a new person: name").fill("Lori")
    page.keyboard.press("Enter")
    for target in ("Role dispute", "Onset"):
        page.locator(".citer").get_by_role("button", name=target).click()
    page.get_by_label("Cite as a safety finding").select_option("passive-suicidal-thoughts")
    page.get_by_label("Cite for a new event on the timeline").fill("The rolls are late")
    page.keyboard.press("Enter")


def states(desk: Desk) -> list[tuple[str, list[str]]]:
    """Every pane, the open card, the bar, a clash and the notices, each with what axe finds."""
    page = desk.page
    found = [("empty", axe_violations(page))]
    fill(desk)
    found.append(("the bar", axe_violations(page, ".citer")))
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="People").click()
    page.locator(".person-key input").check()
    page.locator(".person-open").click()
    page.get_by_role("button", name="Add an expectation").click()
    page.get_by_role("button", name="Contact now: not yet known").click()
    page.get_by_text("The same as a table").click()
    found.append(("a card", axe_violations(page, BESIDE_THE_TEXT)))
    for pane in ("Areas", "Timeline", "Onset", "Safety", "Formulation"):
        page.get_by_role("tab", name=pane).click()
        found.append((pane, axe_violations(page, BESIDE_THE_TEXT)))
    return found


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_in_any_state(desk_of: Desks, screen: str) -> None:
    viewport, scheme = SCREENS[screen]
    desk = desk_of(viewport=viewport, color_scheme=scheme).start()
    assert [(name, faults) for name, faults in states(desk) if faults] == []
    desk.saved()
    for page in ("/table", "/hand-in"):
        desk.page.goto(f"{desk.page.url.partition('#')[0].removesuffix('/table')}{page}")
        assert (page, axe_violations(desk.page)) == (page, [])


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_once_it_is_handed_in(desk_of: Desks, screen: str) -> None:
    """The receipt while it can still be taken back, and the locked workspace with every pane and a card."""
    viewport, scheme = SCREENS[screen]
    desk = desk_of(viewport=viewport, color_scheme=scheme).start()
    page = desk.page
    fill(desk)
    page.keyboard.press("Escape")
    desk.pane("People")
    page.locator(".person-key input").check()
    desk.saved()
    page.reload()
    desk.hand_in()
    expect(page.get_by_role("button", name="Take this case back")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("link", name="Look at what you handed in").click()
    expect(page.get_by_text("it can be read here but not changed")).to_be_visible()
    desk.pane("People")
    page.locator(".person-open").click()
    found = [("locked", axe_violations(page))]
    for pane in ("Areas", "Timeline", "Onset", "Safety", "Formulation"):
        desk.pane(pane)
        found.append((pane, axe_violations(page, BESIDE_THE_TEXT)))
    assert [(name, faults) for name, faults in found if faults] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_axe_finds_nothing_in_a_clash_or_without_a_network(desk_of: Desks) -> None:
    here, there = desk_of().start(), desk_of().start()
    here.page.route("**/changes", lambda route: route.abort())
    here.write("onset.when", "spring")
    expect(here.page.locator("#saved")).to_contain_text("Not saved yet")
    assert axe_violations(here.page) == []
    there.write("onset.when", "July")
    there.saved()
    here.page.unroute("**/changes")
    expect(here.page.locator(".clash")).to_be_visible()
    assert axe_violations(here.page) == []


def unnamed(page: Page) -> list[str]:
    """Controls that can be seen and have no name of their own, and ids that stand twice."""
    found: list[str] = page.evaluate(
        """() => { const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
            const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
            const bare = [...document.querySelectorAll("input, select, textarea, button")].filter((e) => e.checkVisibility()
              && !(e.labels?.length || e.ariaLabel || e.textContent.trim() && e.tagName === "BUTTON"));
            return [...twice, ...bare.map((e) => e.outerHTML.slice(0, 90))]; }"""
    )
    return found


def test_every_control_has_a_name_and_every_id_stands_once(desk: Desk) -> None:
    fill(desk)
    desk.pane("People")
    desk.page.locator(".person-key input").check()
    desk.page.locator(".person-open").click()
    desk.page.get_by_text("The same as a table").click()
    assert unnamed(desk.page) == []
    for pane in ("Areas", "Timeline", "Onset", "Safety", "Formulation"):
        desk.pane(pane)
        assert unnamed(desk.page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_scrolls_one_way_only(desk_of: Desks, width: int) -> None:
    desk = desk_of(viewport={"width": width, "height": 800}).start()
    fill(desk)
    desk.page.keyboard.press("Escape")
    for pane in ("People", "Areas", "Timeline", "Onset", "Safety", "Formulation"):
        desk.pane(pane)
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        inside = "(() => { const p = document.querySelector('.pages'); return p.scrollWidth - p.clientWidth })()"
        assert desk.page.evaluate(inside) <= 0


def test_what_is_pressed_is_large_enough(desk: Desk) -> None:
    """24 by 24 pixels (WCAG 2.5.8)."""
    fill(desk)
    small = desk.page.evaluate(
        """() => [...document.querySelectorAll(".workspace :is(button, summary, select, input)")].filter((e) => e.checkVisibility())
            .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24).map(([words]) => words)"""
    )
    assert small == []


def test_it_is_light(desk: Desk) -> None:
    """100 KiB and 8 requests cold, 30 KiB afterwards; 1,500 elements with a case half worked."""
    address = desk.page.url
    fill(desk)
    desk.saved()
    assert desk.page.evaluate("document.querySelectorAll('*').length") <= 1500
    page = desk.tab()
    first, second = on_the_wire(page, address), on_the_wire(page, address)
    assert len(first) <= 8, first
    assert sum(first.values()) <= 100 * 1024, first
    assert list(second) == [address]
    assert sum(second.values()) <= 30 * 1024


def test_nothing_moves_for_whoever_asks_for_less(desk_of: Desks) -> None:
    desk = desk_of(reduced_motion="reduce").start()
    fill(desk)
    desk.pane("Onset")
    desk.page.locator("#onset").get_by_role("link", name="C28").click()
    assert desk.page.evaluate("document.getAnimations().length") == 0
