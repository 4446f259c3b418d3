"""One requirement: who stands where on it, how long it takes, where people stall."""

import sqlalchemy as sa
from flask import Flask

from tests.web.director.test_readiness import people
from tests.web.house import database, now, visit
from tests.web.pages import words
from tests.web.supervisor.test_calibration import counted
from trainer.db.models import Account, Cohort, Membership, ProgressLine, ProgressTally
from trainer.services.rebuilding import rebuild

PRACTICE = "/p/north/readiness/requirement/practice"


def test_who_and_since_when(published_app: Flask) -> None:
    people(published_app, "Ana", "Ben")
    found = words(visit(published_app, "director").get(PRACTICE).text)
    assert "Work three different cases as practice" in found
    assert "3 not yet" in found
    assert "Too few to say: a curve is drawn from 10 people on." in found
    assert "Who: not yet" in found
    assert "came to stand so after the fewest weeks" in found
    assert "Ana 0 of 3" in found


def stand(site: Flask, state: str, *weeks: int) -> None:
    """So many more of `practice` came to that state, each after so many weeks of the thirty that they have trained."""
    with database(site) as db:
        practice = (ProgressLine.requirement == "practice", ProgressLine.programme_id == 1)
        mine = db.scalars(sa.select(ProgressLine).where(*practice, ProgressLine.rank == 0).limit(len(weeks)))
        for week, line in zip(weeks, mine.all(), strict=True):
            line.state, line.rank, line.days, line.clock, line.pace = state, 1, 7 * week + 1, (7 * 30 + 1) * 100, 0
        moved = sa.update(ProgressTally).where(ProgressTally.requirement == "practice")
        db.execute(moved.where(ProgressTally.state == "not-yet").values(n=ProgressTally.n - len(weeks)))
        one = db.scalars(sa.select(ProgressTally).where(ProgressTally.requirement == "practice")).first()
        assert one is not None
        db.add(ProgressTally(programme_id=1, edition_id=one.edition_id, requirement="practice",
                             cohort_id=one.cohort_id, state=state, n=len(weeks)))  # fmt: skip
        db.commit()


def test_how_long_it_takes_counts_those_who_have_not_met_it(published_app: Flask) -> None:
    people(published_app, *(f"P{n:02}" for n in range(19)))
    client = visit(published_app, "director")
    assert "None of 20 have met it yet." in words(client.get(PRACTICE).text)
    stand(published_app, "met", 3, 4, 4, 5, 6, 7, 8, 9, 10, 11)
    stand(published_app, "awaiting", *range(10))
    page = client.get(PRACTICE).text
    found = words(page)
    assert "Half have met it by week 12 of full-time training (95 % interval: week 7, or later), a quarter" in found
    assert "a quarter by week 7" in found
    assert 'class="curve" d="M' in page
    assert "By week Still counted Had met it Share 95 % interval" in found
    assert "8 15 6 30 % 15 to 55 %" in found
    assert "awaiting verification 0 5 5 0 26 weeks or more 3 for 28 weeks or more" in found
    longest = client.get(f"{PRACTICE}?state=awaiting&waiting=28")
    assert "Who: awaiting verification, for 28 weeks of training or more" in words(longest.text)
    assert longest.text.count('data-label="So far"') == 3
    assert client.get(f"{PRACTICE}?state=awaiting&waiting=-1&after=x").status_code == 200


def test_by_cohort_with_those_of_none(published_app: Flask) -> None:
    people(published_app, "Ana")
    with database(published_app) as db:
        db.add(Cohort(programme_id=1, slug="spring", name="Spring", starts_on=now().date()))
        db.flush()
        cohort = db.scalars(sa.select(Cohort.id).where(Cohort.slug == "spring")).one()
        ana = db.scalars(sa.select(Membership).join(Account).where(Account.name == "Ana")).one()
        ana.cohort_id = cohort
        db.commit()
        rebuild(db, now=now())
    found = words(visit(published_app, "director").get(PRACTICE).text)
    assert "Spring 1 1 No cohort 1 1" in found  # no per cent of so few


def test_statements_do_not_grow(published_app: Flask, statements: list[str]) -> None:
    people(published_app, *(f"P{n:02}" for n in range(9)))
    stand(published_app, "met", 3, 4)
    once = counted(published_app, statements, PRACTICE, "director")
    people(published_app, *(f"R{n:02}" for n in range(9)))
    assert counted(published_app, statements, PRACTICE, "director") == once


def test_no_such_requirement(published_app: Flask) -> None:
    assert visit(published_app, "director").get("/p/north/readiness/requirement/nonsense").status_code == 404
