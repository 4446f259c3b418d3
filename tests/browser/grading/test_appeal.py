"""A failing piece of the demo's from its first grader to the answer of its appeal, each by their own browser."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from tests.browser.grading.conftest import Hands, Programme
from trainer.db.models import Programme as House
from trainer.services.calibrating import waive
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL

FEEDBACK = (
    "At s2:C30 somebody dies, and you do not ask of whom he thinks. Next time ask, and put the answer beside C30."
)
APPEAL = "I give two turns for the onset, and say which of them I trust less."
ANSWER = "You are right about the onset: both turns are there, and the doubt is said."


def daniel_may_grade(session: Session) -> None:
    """With him there are four, as many as a third marking and an appeal take."""
    house, now = session.scalars(sa.select(House)).one(), datetime.now(UTC)
    director = member_of(session, house, "director@example.org")
    until, grader = now.date() + timedelta(days=30), member_of(session, house, DANIEL)
    waive(session, member=director, membership_id=grader.id, until_on=until, reason="He has graded for years.", now=now)


def take(demo: Programme, person: str, reference: str, shown: str = "unclaimed") -> Hands:
    """The grader takes this piece out of the queue."""
    page = demo.at(person, f"supervision/queue?show={shown}")
    page.get_by_role("row").filter(has_text=reference).get_by_role("button").click()
    expect(page.locator(".grading")).to_have_class("grading is-live")
    return Hands(page)


def judge(hands: Hands, level: int, feedback: str = "") -> Page:
    """Every criterion alike, by keyboard, and handed over."""
    hands.press("m")
    for _ in range(hands.page.locator(".criterion").count()):
        hands.press(str(level), "j")
    if feedback:
        hands.press("f")
        hands.type(feedback)
        hands.press("Escape")
    hands.page.get_by_role("button", name="Put my marks down").press("Enter")
    expect(hands.page.get_by_role("tab", name="Machine")).to_be_visible()
    hands.page.get_by_role("button", name="Hand over this judgement").press("Enter")
    expect(hands.page.locator(".flashes")).to_contain_text("Handed over")
    return hands.page


def test_second_third_release_appeal_and_answer(run_demo: Callable[..., Programme]) -> None:
    demo = run_demo(daniel_may_grade)
    ((reference, piece_id),) = demo.site.ask(
        "SELECT s.reference, p.id FROM piece p JOIN submission s ON s.id = p.submission_id "
        "JOIN account a ON a.id = p.account_id WHERE a.name = 'Nora Weiss' AND p.state = 'waiting'"
    )
    judge(take(demo, "supervisor", reference, "mine"), 2, FEEDBACK)

    second = take(demo, "supervisor4", reference)
    for secret in ("Ruth", "Nora", FEEDBACK):
        assert secret not in second.page.content()
    judge(second, 4)
    judge(take(demo, "supervisor3", reference), 3)

    ruth = demo.at("supervisor", f"supervision/pieces/{piece_id}")
    expect(ruth.locator("main")).to_contain_text("The median of three graders")
    ruth.get_by_role("button", name="Release this piece for good").click()
    expect(ruth.locator("main")).to_contain_text("The trainee has seen the marks")

    nora = demo.at("trainee3", "notices")
    nora.get_by_role("button", name="Judged: Earlies").click()
    expect(nora.locator("main")).to_contain_text(FEEDBACK)
    nora.get_by_label("Which marks you disagree with, and why").fill(APPEAL)
    nora.get_by_role("button", name="Send this appeal").click()
    expect(nora.locator("main")).to_contain_text("A grader who has not judged this work looks at it again.")
    expect(nora.get_by_role("button", name="Send this appeal")).to_have_count(0)

    fourth = take(demo, "supervisor2", reference)
    expect(fourth.page.locator("#work")).to_contain_text(APPEAL)
    daniel = judge(fourth, 4)
    daniel.get_by_label("become the ones that I have just given").check()
    daniel.get_by_label("Your answer to the trainee").fill(ANSWER)
    daniel.get_by_role("button", name="Answer this appeal").click()
    expect(daniel.locator(".flashes")).to_contain_text("The trainee has been told.")

    nora = demo.at("trainee3", "notices")
    nora.get_by_role("button", name="Your appeal is answered: Earlies").click()
    expect(nora.locator("main")).to_contain_text("Corrected after your appeal.")
    expect(nora.locator("main")).to_contain_text(ANSWER)
    kinds = demo.site.ask("SELECT kind, count(*) FROM grade_entry WHERE piece_id = ? GROUP BY kind", piece_id)
    assert dict(kinds) == {"marked": 4, "finished": 4, "settled": 1, "corrected": 1}
