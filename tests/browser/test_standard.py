"""From a question to judges to the standard that a trainee is held against: two rounds, a spread, a reason."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from playwright.sync_api import Page, expect
from sqlalchemy.orm import Session

from tests import live, standards
from tests.browser.conftest import illegible
from tests.people import PASSWORD, databases_copy
from tests.work import member
from trainer.db import make_engine
from trainer.db.models import StandardStudy
from trainer.services.accounts import add_account, join
from trainer.services.judging_standards import keep_levels

ASKS = "The programme’s standard waits for your levels"
CASES = ("Flour and water", "The second desk", "Earlies")
REASON = "Three judges who differ by less than a level, and safety is where they agree."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("standard")


@pytest.fixture(scope="module")
def engine(published_file: Path, folder: Path) -> Iterator[sa.Engine]:
    """A programme with two supervisors more, who can be asked to judge."""
    own = make_engine(databases_copy(published_file, folder / "site.db"))
    with Session(own) as db:
        now = datetime.now(UTC)
        for name in ("ruth", "sam"):
            email = f"{name}@example.org"
            add_account(db, email=email, name=name.title(), password=PASSWORD, now=now)
            join(db, email=email, programme="north", role="supervisor", now=now)
    yield own
    own.dispose()


@pytest.fixture(scope="module")
def site(engine: sa.Engine, folder: Path) -> Iterator[str]:
    with live.running(engine.url.render_as_string(), folder / "server.log") as address:
        yield address


def third(engine: sa.Engine, level: str) -> None:
    """Sam gives his levels too."""
    with Session(engine) as db:
        study = db.scalars(sa.select(StandardStudy)).one()
        said = dict.fromkeys(study.items, level)
        keep_levels(db, member=member(db, "sam"), study_id=study.id, said=said, give=True, now=datetime.now(UTC))


def give(page: Page, level: str) -> None:
    """The same level everywhere; the first is chosen as a person would."""
    page.get_by_label("Who matters").first.select_option(level)
    fill = "(all, level) => all.forEach((one) => { one.value = level; })"
    page.locator("form.judging select").evaluate_all(fill, level)
    page.get_by_role("button", name="Give these levels").click()
    expect(page.get_by_text("You can change them until the round is closed.")).to_be_visible()


def test_from_a_study_to_the_standard_that_holds(open_page: Callable[..., Page], engine: sa.Engine, site: str) -> None:
    director = open_page("/p/north/programme/standards", "director")
    director.get_by_role("link", name="Have a standard set").click()
    director.get_by_label("Who is just competent").fill(standards.WHOM)
    for words in (*CASES, "The formulation", "The interpersonal inventory", "Supervisor (", "Ruth (", "Sam ("):
        director.get_by_label(words).check()
    director.get_by_role("button", name="Open the study").click()
    expect(director.get_by_text("30 judgements for each judge")).to_be_visible()
    study = director.url.removeprefix(site)

    judges = [open_page("/p/north/supervision", name) for name in ("supervisor", "ruth")]
    for page, level in zip(judges, ("2.5", "3.5"), strict=True):
        page.get_by_role("link", name=ASKS).click()
        expect(page.get_by_text("judges:")).to_have_count(0)
        give(page, level)
    third(engine, "3.0")
    director.reload()
    director.get_by_role("button", name="Close the first round, show the spread").click()
    expect(director.get_by_text("judges: 2.5 to 3.5, middle 3.0")).to_have_count(30)
    assert illegible(director) == []

    for page, level in zip(judges, ("3.0", "3.5"), strict=True):
        page.goto(f"{site}/p/north/supervision")
        page.get_by_role("link", name=ASKS).click()
        expect(page.get_by_text("judges: 2.5 to 3.5, middle 3.0; you said")).to_have_count(30)
        give(page, level)
        page.goto(f"{site}/p/north/supervision")
        expect(page.get_by_role("heading", name="Supervision")).to_be_visible()
        expect(page.get_by_role("link", name=ASKS)).to_have_count(0)
    judges[0].go_back()
    assert illegible(judges[0]) == []

    third(engine, "3.0")
    director.goto(f"{site}{study}")
    director.get_by_role("button", name="Close the second round").click()
    director.get_by_role("link", name="Set the floors and adopt it").click()
    director.get_by_label("Choice of focus").select_option("2.0")
    director.get_by_label("Risk and safety").select_option("2.5")
    director.get_by_label("Why you adopt it").fill(REASON)
    director.get_by_role("button", name="Adopt this standard").click()
    expect(director.get_by_text(REASON)).to_be_visible()

    trainee = open_page("/p/north/pathways/programme-foundation-2026")
    expect(trainee.get_by_text("mean level of 3.17, with a standard error of 0.17")).to_be_visible()
    expect(trainee.get_by_text("Choice of focus: 2; Risk and safety: 2.5.")).to_be_visible()
