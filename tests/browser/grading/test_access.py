"""What axe sees of the grading page, wide and light, narrow and dark, before the marks are down and after."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, WIDE, axe_violations
from tests.browser.grading.conftest import ROUND_TWO, Desk, Desks


def states(desk: Desk) -> Iterator[tuple[str, list[str]]]:
    """The page as it opens, then every pane beside the transcript, with what axe finds in it."""
    page = desk.page
    yield "all", axe_violations(page)
    for tab in page.locator(".leaves [role=tab]:visible").all():
        tab.click()
        yield tab.inner_text(), axe_violations(page, ".zone:not(.zone-transcript)")


@pytest.mark.parametrize(("screen", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide", "narrow"])
def test_axe_finds_nothing(desk_of: Desks, screen: dict[str, int], scheme: str) -> None:
    desk = desk_of(ROUND_TWO, color_scheme=scheme, reduced_motion="reduce")
    page = desk.page
    desk.press("t", "c")
    desk.type("Here.")
    desk.press("Escape")
    page.set_viewport_size(screen)  # type: ignore[arg-type]
    assert [(name, faults) for name, faults in states(desk) if faults] == []
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    desk.press("p")
    assert axe_violations(page, "#earlier") == []
    desk.press("p", "?")
    assert axe_violations(page, "#keys") == []
    desk.press("Escape")
    if scheme == "light":
        return
    desk.press("m")
    for _ in range(page.locator(".criterion").count()):
        desk.press("3", "j")
    desk.tab_to("Put my marks down")
    desk.press("Enter")
    expect(page.get_by_role("tab", name="Machine")).to_be_visible()
    for fold in page.locator("details > summary:visible").all()[:12]:
        fold.click()
    assert [(name, faults) for name, faults in states(desk) if faults] == []


def test_nothing_of_the_page_scrolls_but_its_zones(desk_of: Desks) -> None:
    page = desk_of(ROUND_TWO).page
    assert page.evaluate("[scrollY, document.scrollingElement.scrollHeight <= innerHeight]") == [0, True]
    page.locator("#work-formulation").scroll_into_view_if_needed()
    page.keyboard.press("End")
    assert page.evaluate("scrollY") == 0
