"""A quiz answered and a treatment gone on with, in a real browser: nothing chosen or typed is lost; every page legible."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from tests import live, long_case, practice
from tests.browser.conftest import illegible
from tests.people import NOW, databases_copy
from tests.work import member
from trainer.db import make_engine
from trainer.db.models import Submission

QUIZ = "/p/north/modules/what-is-ipt/quiz"
REFERENCE = "GOES-ON00"
RESULT = f"/p/north/submissions/{REFERENCE}/result"


@pytest.fixture(scope="module")
def site(published_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site where the trainee has a result on a case that goes on."""
    folder = tmp_path_factory.mktemp("goes_on")
    url = databases_copy(published_file, folder / "site.db")
    engine = make_engine(url)
    with Session(engine) as db:
        long_case.publish(db)
        practice.handed_in(db, member(db, "trainee"), NOW)
        db.execute(sa.update(Submission).values(reference=REFERENCE))
        db.commit()
    engine.dispose()
    with live.running(url, folder / "server.log") as address:
        yield address


def test_a_quiz_is_answered_left_and_finished(open_page: Callable[..., Page]) -> None:
    page = open_page(QUIZ)
    assert illegible(page) == []
    page.get_by_role("button", name="Begin the quiz").click()
    questions = page.locator(".asked-one")
    expect(questions).to_have_count(6)
    questions.nth(0).get_by_role("radio").nth(1).check()
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.locator("#given")).to_have_text("1 of 6 answered")
    expect(questions.nth(0).get_by_role("radio").nth(1)).to_be_checked()
    for n in range(1, 6):
        questions.nth(n).get_by_role("radio").nth(0).check()
    expect(page.locator("#given")).to_have_text("6 of 6 answered")
    assert illegible(page) == []
    page.get_by_role("button", name="Finish and see the reasons").click()
    expect(page.get_by_role("heading", name="of 6 right")).to_be_visible()
    assert illegible(page) == []


def test_a_treatment_is_gone_on_with_to_its_end(open_page: Callable[..., Page]) -> None:
    page = open_page(RESULT)
    page.get_by_role("button", name="Go on with this treatment").click()
    page.get_by_label("Play the handing over").check()
    page.get_by_label("Why?").fill("She can already hear it.")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_label("Play the handing over")).to_be_checked()
    expect(page.get_by_label("Why?")).to_have_value("She can already hear it.")
    assert illegible(page) == []
    page.get_by_role("button", name="Settle on this and read on").click()
    expect(page.get_by_text("FOURTHWALL")).to_be_visible()
    expect(page.get_by_text(long_case.why("reader-b", "the-card"))).to_be_visible()
    page.get_by_role("link", name="Read session 5").click()
    page.get_by_label("Go over what has changed.").check()
    page.get_by_role("button", name="Settle on this and read on").click()
    page.get_by_label("Lori").first.select_option("middle")
    page.get_by_role("button", name="Kelsey: not yet known").click()
    page.get_by_role("textbox", name="Kelsey: I would ask").fill("Does she still ring?")
    expect(page.locator("#saved")).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_role("textbox", name="Kelsey: I would ask")).to_have_value("Does she still ring?")
    page.get_by_role("button", name="Set it beside the readers’").click()
    expect(page.get_by_text("not yet known: Does she still ring?")).to_be_visible()
    assert illegible(page) == []
