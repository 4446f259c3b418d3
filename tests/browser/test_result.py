"""From waiting readers to a result, its reflection and home again; and what a module page keeps, in a real browser."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.orm import Session

from tests import live, people, practice
from tests.browser.conftest import LOUD, PATIENCE, WIDE, axe_violations, illegible
from trainer.db.models import Membership
from trainer.services.accounts import add_account, join

RESULT = f"/p/north/submissions/{practice.REFERENCE}/result"
MODULE = "/p/north/modules/what-is-ipt"
PAGES = {
    "result": RESULT,
    "receipt": f"/p/north/submissions/{practice.REFERENCE}",
    "locked workspace": "/p/north/drafts/1",
    "home": "/p/north/home",
    "search": "/p/north/modules/search?q=sick+role",
    "note": f"{MODULE}/note",
    "module": MODULE,
}


def wait_for_readers(session: Session) -> None:
    """A second trainee's work, handed in and not yet revealed."""
    add_account(session, email="second@example.org", name="Second", password=people.PASSWORD, now=people.NOW)
    join(session, email="second@example.org", programme="north", role="trainee", now=people.NOW)
    account_id = people.account(session, "second").id
    member = session.scalars(sa.select(Membership).where(Membership.account_id == account_id)).one()
    practice.handed_in(session, member, people.NOW, practice.HEARD, reveal=False)


@pytest.fixture(scope="module")
def site(worked_file: Path, template: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site where one trainee's readers have been shown and another's wait."""
    folder = tmp_path_factory.mktemp("results")
    url = people.databases_copy(template("waiting", wait_for_readers, worked_file), folder / "site.db")
    with live.running(url, folder / "server.log") as address:
        yield address


@pytest.fixture
def at(browser: Browser, site: str, signed_in: Callable[[str], Any]) -> Iterator[Callable[..., Page]]:
    """Opens an address; what the console complains of fails the test at its end."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str, who: str = "trainee", **settings: Any) -> Page:
        context = browser.new_context(storage_state=signed_in(who), **({"viewport": WIDE} | settings))
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type in LOUD else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [c for c in complaints if not re.search("favicon|409|ERR_FAILED", c)] == []


def unfold(page: Page) -> None:
    """Open everything that can be opened, and what that brings into the page as well."""
    page.keyboard.press("Control+f")
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")


def test_from_waiting_readers_to_the_result_and_home_again(at: Callable[..., Page]) -> None:
    page = at("/p/north/home", "second")
    expect(page.get_by_role("heading", name="Your work is in, and the readers are waiting")).to_be_visible()
    page.get_by_role("link", name="See your receipt").click()
    page.get_by_role("button", name="Show me the readers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What the readers saw in “Flour and water”")
    expect(page.get_by_text("You heard what bears on safety: passive suicidal thoughts.")).to_be_visible()
    page.get_by_role("link", name="Not on your list, and essential to the readers: Manny.").click()
    manny = page.locator("details.person", has=page.get_by_role("heading", name="Manny"))
    expect(manny).to_be_in_viewport()
    expect(manny.get_by_text("The only person who could have given her a night off")).to_be_visible()
    page.get_by_text("The circle as a table").click()
    expect(page.get_by_role("rowheader", name="Kelsey", exact=True)).to_be_visible()
    page.get_by_label("Date it by her baking calendar.").check()
    page.get_by_label("A note to yourself").fill("Ask when, before what.")
    page.get_by_role("button", name="Keep ticks and note").click()
    expect(page.get_by_text("Kept with this result.")).to_be_visible()
    expect(page.get_by_label("Date it by her baking calendar.")).to_be_checked()
    page.get_by_role("link", name="Back to your home").click()
    expect(page.get_by_text("Heard in 1 of 1 case that held something.")).to_be_visible()
    expect(page.get_by_role("heading", name="What to practise next")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_legible_for_everyone(at: Callable[..., Page], name: str) -> None:
    assert illegible(at(PAGES[name])) == []


def test_a_result_can_be_walked_by_keyboard_and_by_ear(at: Callable[..., Page]) -> None:
    page = at(RESULT)
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("navigation", name="On this page").count() == 1
    for name in ("Safety", "Marks, beside the readers’ own", "Person by person", "Area by area", "The onset"):
        expect(page.get_by_role("region", name=re.compile(f"^{name}"))).to_have_count(1)
    lori = page.locator("details.person", has=page.get_by_role("heading", name="Lori"))
    lori.locator("> summary").focus()
    page.keyboard.press("Enter")
    expect(lori.get_by_role("heading", name="Why the readers list Lori")).to_be_visible()
    expect(page.get_by_role("table", name=re.compile("^Total: each reader"))).to_contain_text("Reader A")
    expect(page.get_by_role("img", name=re.compile("^Closeness circle"))).to_be_visible()


COUNT = "document.querySelectorAll('*').length"


def test_a_result_opens_light_and_unfolds_where_it_is_pressed(at: Callable[..., Page]) -> None:
    page = at(RESULT)
    assert page.evaluate(COUNT) <= 2000
    fold = page.locator("#marks details.fold-fields").first
    fold.get_by_text("What went into it").focus()
    page.keyboard.press("Enter")
    expect(fold.get_by_text("of the 100 points of the total")).to_be_visible()
    expect(fold.get_by_role("link", name="Show everything on this page")).to_have_count(0)
    page.keyboard.press("Control+f")
    expect(page.locator("details > noscript")).to_have_count(0)
    assert page.evaluate(COUNT) > 2000


def test_where_the_scripts_do_not_arrive_a_fold_leads_to_the_whole_page(at: Callable[..., Page]) -> None:
    page = at("/p/north/home")
    page.route("**/folds.js", lambda route: route.abort())
    page.goto(page.url.replace("/p/north/home", RESULT))
    fold = page.locator("#marks details.fold-fields").first
    fold.locator("> summary").click()
    fold.get_by_role("link", name="Show everything on this page").click()
    fold.locator("> summary").click()
    expect(fold.get_by_text("of the 100 points of the total")).to_be_visible()


def test_without_script_every_fold_holds_its_text(at: Callable[..., Page]) -> None:
    page = at(RESULT, java_script_enabled=False)
    fold = page.locator("#marks details.fold-fields").first
    text = fold.locator("noscript > p").first  # get_by_text looks into no noscript
    expect(text).to_be_hidden()
    fold.locator("> summary").click()
    expect(text).to_be_visible()
    assert "of the 100 points of the total" in (text.text_content() or "")
    expect(fold.get_by_role("link", name="Show everything on this page")).to_be_hidden()


def test_what_is_closed_stays_off_the_paper(at: Callable[..., Page]) -> None:
    page = at(RESULT)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Person by person")).to_be_visible()
    expect(page.get_by_role("navigation", name="On this page")).to_be_hidden()
    expect(page.get_by_role("button", name="Keep ticks and note")).to_be_hidden()


def test_ticks_are_kept_without_script(at: Callable[..., Page]) -> None:
    page = at(RESULT, java_script_enabled=False)
    page.get_by_text("Reader C: 8 points").click()
    page.get_by_label("Her father is the best witness to the onset").check()
    page.get_by_label("Yes, that is whom I mean").check()
    page.get_by_role("button", name="Keep ticks and note").click()
    expect(page.get_by_label("Her father is the best witness to the onset")).to_be_checked()
    expect(page.get_by_label("Yes, that is whom I mean")).to_be_checked()


def test_sections_are_marked_without_leaving_the_place(at: Callable[..., Page]) -> None:
    page = at(MODULE)
    first = page.get_by_role("button", name="Mark this section as read").first
    first.click()
    expect(page.get_by_text("1 of 8 sections read")).to_be_visible()
    page.get_by_role("button", name="✓ Read. Take the mark off").click()
    expect(page.get_by_text("0 of 8 sections read")).to_be_visible()
    expect(page).to_have_url(re.compile(f"{MODULE}$"))


def test_a_note_saves_itself_and_two_tabs_that_part_are_both_shown(at: Callable[..., Page]) -> None:
    page = at(MODULE)
    page.locator("#note > summary").click()
    page.get_by_label("My note on this module").fill("Two halves: relief and duty.")
    expect(page.locator("#note-said")).to_have_text(re.compile("^Saved "))
    other = at(MODULE)
    other.locator("#note > summary").click()
    expect(other.get_by_label("My note on this module")).to_have_value("Two halves: relief and duty.")
    page.get_by_label("My note on this module").fill("Two halves.")
    expect(page.locator("#note-said")).to_have_text(re.compile("^Saved "))
    other.get_by_label("My note on this module").fill("Relief and duty, both.")
    expect(other.get_by_role("alert")).to_contain_text("Two halves.")
    assert axe_violations(other) == []
    other.get_by_role("button", name="Keep both").click()
    expect(other.locator("#note-said")).to_have_text(re.compile("^Saved "))
    page.reload()
    page.locator("#note > summary").click()
    expect(page.get_by_label("My note on this module")).to_have_value("Two halves.\n\nRelief and duty, both.")


def test_a_note_survives_a_lost_connection_and_a_reload(at: Callable[..., Page]) -> None:
    page = at("/p/north/modules/interpersonal-inventory")
    page.locator("#note > summary").click()
    page.route("**/note", lambda route: route.abort())
    page.get_by_label("My note on this module").fill("Ask about the dead.")
    expect(page.locator("#note-said")).to_contain_text("Not saved: no connection")
    page.unroute("**/note")
    page.reload()
    expect(page.get_by_label("My note on this module")).to_have_value("Ask about the dead.")
    expect(page.locator("#note-said")).to_have_text(re.compile("^Saved "))
