"""The demo's director asks for calibration; a grader without the right marks the last example and gains it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from playwright.sync_api import Locator, Page, Response, Route, expect
from sqlalchemy.orm import Session

from tests.browser.grading.conftest import Programme
from trainer.db.models import Programme as House
from trainer.domain.exemplar import Exemplar
from trainer.services.calibrating import put_down, standings
from trainer.services.catalogue import current
from trainer.services.demo_calibration import decide
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL


def two_marks_in_a_slow_network(page: Page, first: Locator, second: Locator) -> None:
    """The first is still on its way when the second is made; both stand after a reload."""
    held: list[Route] = []
    answers: list[Response] = []
    page.route("**/examples/*/marks", lambda route: route.continue_() if held else held.append(route))
    page.on("response", lambda answer: answers.append(answer) if answer.url.endswith("/marks") else None)
    first.check()
    second.check()
    page.wait_for_timeout(300)  # for a second sending, should there be one
    held[0].continue_()
    for _ in range(200):
        if len(answers) == 2:
            break
        page.wait_for_timeout(50)
    page.unroute_all(behavior="wait")
    page.reload()
    expect(first).to_be_checked()
    expect(second).to_be_checked()


def test_the_right_to_grade_is_asked_for_and_gained(run_demo: Callable[..., Programme]) -> None:
    last: list[Exemplar] = []

    def one_example_is_left(session: Session) -> None:
        house, now = session.scalars(sa.select(House)).one(), datetime.now(UTC)
        decide(session, house, now, calibration=False)
        daniel, catalogue = member_of(session, house, DANIEL), current(session)
        done = standings(session, catalogue, [daniel.id], now.date())[daniel.id].done
        *most, end = [slug for slug in catalogue.exemplars if slug not in done]
        for slug in most:
            own: dict[str, Any] = {"member": daniel, "membership_id": daniel.id, "slug": slug, "now": now}
            put_down(session, marks=catalogue.exemplars[slug].exemplar.settled(), **own)
        last.append(catalogue.exemplars[end].exemplar)

    demo = run_demo(one_example_is_left)
    (example,) = last
    daniel = demo.at("supervisor2", "supervision")
    grade = daniel.get_by_role("button", name="Grade this piece")
    expect(grade).to_be_visible()

    director = demo.at("director", "programme/settings")
    director.get_by_label("Only calibrated graders may grade").check()
    director.get_by_role("button", name="Keep these settings").click()
    expect(director.locator(".flashes")).to_contain_text("Kept.")

    grade.click()
    expect(daniel.locator(".flashes")).to_contain_text("Your programme asks graders to calibrate first.")
    daniel.get_by_role("link", name="Mark the example pieces").click()
    daniel.get_by_role("link", name="Mark the next example").click()
    settled = example.settled()
    apart = next(criterion for criterion, level in settled.items() if level > 1)
    marks = {
        criterion: daniel.locator(f'input[name="mark.{criterion}"][value="{level - (criterion == apart)}"]')
        for criterion, level in settled.items()
    }
    two_marks_in_a_slow_network(daniel, *list(marks.values())[:2])
    for mark in marks.values():
        mark.check()
    daniel.get_by_role("button", name="Put my marks down for good").click()

    lessons = daniel.locator(".lesson")
    expect(daniel.get_by_role("heading", name="You differed on 1 criterion")).to_be_visible()
    expect(lessons).to_have_count(len(settled))
    expect(lessons.first).to_have_attribute("aria-labelledby", f"lesson-{apart}")
    expect(lessons.first).to_contain_text("you were 1 level stricter")
    for judged in (example.adjudicated[apart], *(grader.marks[apart] for grader in example.graders)):
        assert judged.why.split()[0] in lessons.first.inner_text()
    expect(daniel.locator(".flashes")).to_contain_text("you may grade")

    daniel.get_by_role("link", name="See where I stand").click()
    expect(daniel.locator("main")).to_contain_text("You may grade until")
    daniel.get_by_role("link", name="See my own severity").click()
    expect(daniel.locator("main")).to_contain_text("Nobody but you can open this page.")
    expect(daniel.get_by_text("95 % interval").first).to_be_visible()
    demo.at("supervisor2", "supervision").get_by_role("button", name="Grade this piece").click()
    expect(daniel.locator(".grading")).to_have_class("grading is-live")
