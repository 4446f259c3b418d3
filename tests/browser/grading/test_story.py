"""A supervisor who has never seen the page grades a piece by keyboard alone."""

from playwright.sync_api import expect

from tests.browser.grading.conftest import ROUND_TWO, Desk, Desks
from tests.browser.workspace.conftest import until

FEEDBACK = (
    "You cite C29 of session 2 for the dispute, which is the turn that carries it. "
    "Next time ask what each of them expected that day, and put the answer beside C29."
)


def test_a_piece_is_graded_without_a_pointer(desk: Desk) -> None:
    page = desk.page
    desk.press("?")
    expect(page.get_by_role("heading", name="Keys")).to_be_visible()
    desk.press("Escape")

    desk.press("t", "ArrowDown", "ArrowDown", "ArrowDown")
    assert desk.focus().startswith("Turn C4")
    desk.press("c")
    desk.type("She comes with a gift; what does that say?")
    desk.press("Escape", "w", "c")
    desk.type("Both sides of this tie, well seen.")
    desk.press("Escape")

    count = page.locator(".criterion").count()
    for at in range(count):
        expect(page.locator(".criterion").nth(at)).to_be_focused()
        desk.press("4", "j")
    expect(page.locator("#marked")).to_have_text(f"{count} of {count} marked")

    desk.press("f")
    desk.type(FEEDBACK)
    desk.saved()
    expect(page.locator(".feedback-check .is-there")).to_have_count(3)
    desk.press("Escape")
    assert "Machine" not in page.locator(".leaves").inner_text()

    desk.tab_to("Put my marks down")
    desk.press("Enter")
    expect(page.get_by_role("tab", name="Machine")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#machine")).to_contain_text("of 100")

    desk.press("m", "5")
    desk.tab_to("Why otherwise now?")
    desk.type("The comparison shows a turn that I had passed over.")
    desk.saved()
    desk.press("Escape")
    desk.tab_to("Hand over this judgement")
    desk.press("Enter")
    expect(page.locator(".flashes")).to_contain_text("Handed over")

    kinds = desk.site.ask("SELECT kind, reason, judgement FROM grade_entry WHERE grading_id = ? ORDER BY id", desk.id)
    assert [kind for kind, _, _ in kinds] == ["marked", "finished"]
    assert "passed over" in kinds[1][1]
    assert "turn/s1:C4" in kinds[1][2]


def test_the_keys_stay_out_of_a_text_and_can_be_turned_off(desk: Desk) -> None:
    page = desk.page
    desk.press("f")
    desk.type("3 jokes, 5 kicks")
    expect(page.locator("#feedback-text")).to_have_value("3 jokes, 5 kicks")
    expect(page.locator(".level :checked")).to_have_count(0)
    desk.press("Escape", "?")
    desk.tab_to("Use these keys")
    desk.press("Space", "Escape", "3")
    expect(page.locator(".level :checked")).to_have_count(0)
    page.reload()
    desk.press("3")
    expect(page.locator(".level :checked")).to_have_count(0)


def test_what_is_missing_is_said_and_shown(desk: Desk) -> None:
    page = desk.page
    desk.press("m", "3")
    desk.tab_to("Put my marks down")
    desk.press("Enter")
    expect(page.locator("#hand-over-mend")).to_contain_text("Still without a mark")
    expect(page.locator(".criterion").nth(1)).to_be_focused()


def test_the_round_before_is_one_key_away_and_back(desk_of: Desks) -> None:
    desk = desk_of(ROUND_TWO)
    page = desk.page
    desk.press("m", "p")
    expect(page.locator("#earlier")).to_be_visible()
    expect(page.locator("#earlier")).to_be_focused()
    expect(page.locator("#earlier")).to_contain_text("Older sister and business partner")
    expect(page.locator("#work")).to_be_visible()
    desk.press("p")
    expect(page.locator("#earlier")).to_be_hidden()
    expect(page.locator(".criterion").first).to_be_focused()


def test_words_are_commented_on_and_the_comment_taken_out_and_put_back(desk: Desk) -> None:
    page = desk.page
    page.locator(".entry-letter").scroll_into_view_if_needed()
    page.evaluate(
        """() => { const text = document.querySelector(".entry-letter").firstChild;
        const range = new Range(); range.setStart(text, 9); range.setEnd(text, 19);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    page.get_by_role("button", name="Comment on these words").click()
    expect(page.locator(".comment q")).to_have_text("depression")
    desk.type("Named plainly.")
    until(lambda: "Named plainly." in desk.state().values())
    page.locator(".comment [data-drop]").click()
    expect(page.locator(".comment")).to_have_count(0)
    page.get_by_role("button", name="Put back").click()
    expect(page.locator(".comment textarea")).to_have_value("Named plainly.")
    expect(page.locator(".entry.commented")).to_have_count(1)
