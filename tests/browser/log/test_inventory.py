"""The inventory of a real case: circle, table and cards in step; kept as the fields say."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import logbook
from tests.browser.workspace.test_notebook import disc, drag


def test_the_circle_is_moved_and_kept(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/p/north/log/cases/{logbook.CASE}/inventory")
    for number, relation in enumerate(("sister", "mother")):
        page.locator("details.tie:visible").nth(number).get_by_label("Relation").select_option(relation)
    expect(page.locator("details.tie:visible")).to_have_count(3)
    sister = disc(page, "Sister")
    row = page.locator("#row-p00")
    page.locator("#circle").scroll_into_view_if_needed()
    drag(page, sister, 0.5)
    expect(row.get_by_label("Closeness now")).to_have_value("middle")
    expect(page.locator("#say")).to_have_text("Sister, now: Middle circle")
    sister.press("ArrowUp")
    expect(row.get_by_label("Closeness now")).to_have_value("inner")
    row.get_by_label("Closeness now").select_option("outer")
    expect(sister).to_have_attribute("aria-valuetext", "Outer circle")
    mother = page.locator("[data-tie=p01]")
    mother.get_by_label("Living, dead").select_option("dead")
    expect(page.locator("#row-p01").get_by_label("Closeness now")).to_have_value("not-applicable")
    hers = page.locator("[data-tie=p00]")
    hers.get_by_label("Who expects").first.select_option("patient")
    hers.get_by_label("What about").first.select_option("listening")
    hers.get_by_role("button", name="Add an expectation").click()
    hers.get_by_role("button", name="Take this expectation out").last.click()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('trainer:'))") == []
    page.reload()
    expect(page.get_by_text("What you had chosen here before is back")).to_be_visible()
    expect(disc(page, "Sister")).to_have_attribute("aria-valuetext", "Outer circle")
    page.get_by_role("button", name="Keep this inventory").click()
    expect(page.get_by_text("Kept. The circle is drawn from it.")).to_be_visible()
    expect(disc(page, "Sister")).to_have_attribute("aria-valuetext", "Outer circle")
    expect(page.locator("[data-tie=p00]").get_by_label("What about").first).to_have_value("listening")
