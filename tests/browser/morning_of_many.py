"""A director's morning in the programme of many: the pages and files say what its database says."""

import re

import sqlalchemy as sa
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from tests.browser.morning import Morning, tables_of
from trainer.db import reading
from trainer.db.models import Candidacy, Cohort, Membership, Piece, Programme, Progress, ProgressLine
from trainer.services.years import PROGRAMME

PATHWAY = "isipt-therapist-current"
FOUNDATION = "programme-foundation-2026"


def count(db: Session, *where: sa.ColumnElement[bool]) -> int:
    """Rows of one table of the programme, which the first of the conditions names."""
    db.rollback()  # what was read before may be otherwise by now
    return db.scalar(sa.select(sa.func.count()).where(*where)) or 0


def walk(morning: Morning, site: str, engine: sa.Engine) -> None:
    """From the home page to what is taken along for the board."""
    with Session(reading(engine)) as db:  # which keeps nobody from writing meanwhile
        _walk(morning, site, db)


def _walk(morning: Morning, site: str, db: Session) -> None:
    page = morning.page
    house = db.scalars(sa.select(Programme.id).where(Programme.slug == PROGRAMME)).one()
    morning.to("the director’s home", lambda: page.goto(f"{site}/p/{PROGRAMME}/programme"))
    morning.who_needs_me()
    _readiness(morning, db, house)
    _committee(morning, db, house)
    _board(morning, db, house)


def _readiness(morning: Morning, db: Session, house: int) -> None:
    here = (Progress.programme_id == house, Progress.slug == PATHWAY, Progress.here.is_(True))
    morning.readiness("ISIPT certified therapist")
    morning.show({"Supervision": "Stalled"})
    stalled = morning.files()
    today = sa.func.date("now")
    assert len(stalled) == count(db, *here, Progress.quiet_until < today) > 0
    morning.show({"State": "Any", "Supervision": "Any", "In that state on": "Phases"})
    morning.show({"State": "met", "Order": "Least missing first"})
    line = (ProgressLine.programme_id == house, ProgressLine.slug == PATHWAY, ProgressLine.here.is_(True))
    met = count(db, *line, ProgressLine.requirement == "phases", ProgressLine.state == "met")
    assert len(morning.files()) == met > 0
    first = morning.page.locator("tbody tr:not(.sums)").first
    morning.to("one trainee", first.get_by_role("link").first.click)
    expect(morning.page.get_by_role("heading", level=1)).to_be_visible()
    morning.to("back to the table", morning.page.go_back)
    morning.requirement("Phases")
    morning.follow("readiness", "Readiness")
    morning.follow("the second page", "Next page")
    morning.show({"Order": "Longest unmoved first"})
    own = (Progress.programme_id == house, Progress.slug == FOUNDATION, Progress.here.is_(True))
    assert len(morning.files()) == count(db, *own)


def _committee(morning: Morning, db: Session, house: int) -> None:
    """Two of those on whom the chair has said what she thinks."""
    page, decided = morning.page, (Candidacy.programme_id == house, Candidacy.state == "decided")
    before = count(db, *decided)
    for outcome, reason in (
        ("Award the certificate", "The defence settles it for me."),
        ("Not yet", "One more case, and I am with you."),
    ):
        ready = page.locator("li").filter(has_text=re.compile(r"[1-9] of \d views")).get_by_role("link")
        morning.committee(ready)
        morning.decide(outcome, reason)
        morning.to("back to the candidate", page.go_back)
        expect(page.get_by_role("link", name="Next: ")).to_be_visible()
    assert count(db, *decided) == before + 2
    morning.follow("the next candidate", "Next: ")
    expect(page.get_by_role("heading", name="Your own view", exact=True)).to_be_visible()


def _board(morning: Morning, db: Session, house: int) -> None:
    cohort = db.scalars(sa.select(Cohort.name).where(Cohort.programme_id == house).order_by(Cohort.starts_on)).first()
    morning.board(cohort or "")
    morning.follow("the director’s home", "Programme", exact=True)
    morning.follow("for an accreditor", "For an accreditor")
    tables = tables_of(morning.saved("everything for an accreditor", "Download the tables"))
    trainees = (Membership.programme_id == house, Membership.role == "trainee")
    assert len(tables["trainees"]) == count(db, *trainees)
    assert len(tables["assessed"]) == count(db, Piece.programme_id == house, Piece.released_at.is_not(None))
    assert len(tables["decisions"]) == count(db, Candidacy.programme_id == house)
