"""What the database adds up of cases, on both: only what may count, and against a table worked by hand."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.attempts import attempt, edition, person, released
from tests.house import House, Statements
from tests.people import NOW
from trainer.db.facts import digest_of, kind_of, to_text
from trainer.db.models import Grading, Guide, LogContent, LogEntry, PanelSeen, Verification
from trainer.db.queries import case_statistics, predictions
from trainer.domain.log_entries import ClinicalSession, Facts, Rating


def test_sums_of_first_attempts_by_hand(db: Session) -> None:
    """Three people, three cases. Distances from the means .5, .4, .7 of a, b, c (c was worked by two only):

    ann a -.1 b .0 c .1; bo a .1 b .2 c -.1; cy a .0 b -.2. Rests for a: .05, .05, -.2.
    """
    house = House(db)
    a, b, c = (edition(db, slug) for slug in "abc")
    ann, bo, cy = (person(db, house.programme.id) for _ in range(3))
    for who, totals in ((ann, (0.4, 0.4, 0.8)), (bo, (0.6, 0.6, 0.6)), (cy, (0.5, 0.2, None))):
        for of, total in zip((a, b, c), totals, strict=True):
            if total is not None:
                attempt(db, who, of, total)
    attempt(db, ann, a, 0.0, attempt=2)
    attempt(db, ann, b, 0.0, counts=False)
    attempt(db, cy, c, 0.0, mode="practice")
    attempt(db, bo, c, 0.0, undone_at=NOW)
    stranger = House(db, "south").add("trainee", "Stranger")
    attempt(db, stranger, a, 0.0)
    alone = person(db, house.programme.id)
    attempt(db, alone, edition(db, "d"), None)  # contested: no total
    db.commit()
    asked = Statements(db)
    found = case_statistics.difficulties(db, house.programme.id)
    assert vars(found[a.id]) == pytest.approx({"n": 3, "total": 1.5, "squares": 0.77})
    assert {of.slug: found[of.id].n for of in (a, b, c)} == {"a": 3, "b": 3, "c": 2}
    rests = case_statistics.rests(db, house.programme.id, fewest=2)
    assert vars(rests[a.id].sums) == pytest.approx(
        {"n": 3, "x": 0.0, "y": -0.1, "xx": 0.02, "yy": 0.045, "xy": 0.0}, abs=1e-9
    )
    assert rests[a.id].others == pytest.approx(5 / 3)
    assert rests[c.id].sums.n == 2
    assert len(asked) == 2
    assert case_statistics.rests(db, house.programme.id, fewest=4) == {}
    groups = case_statistics.groups(db, house.programme.id)
    assert sum(one.people for one in groups) == sum(one.several for one in groups) == 3
    assert sum(one.persons for one in groups) == pytest.approx(1.6**2 / 3 + 1.8**2 / 3 + 0.7**2 / 2)
    whole = (0.77 + 0.56 + 1.0, 8, 22)  # squares of a, b and c; 3 + 3 + 2 totals; 9 + 9 + 4
    assert tuple(sum(x) for x in zip(*((g.squares, g.n, g.uneven) for g in groups), strict=True)) == pytest.approx(
        whole
    )
    assert sum(one.cases.get(a.id, (0, 0.0))[1] for one in groups) == pytest.approx(1.5)


def test_who_has_worked_and_who_has_seen(db: Session) -> None:
    house = House(db)
    a = edition(db, "a")
    ann, bo = (person(db, house.programme.id) for _ in range(2))
    attempt(db, ann, a, 0.4)
    attempt(db, ann, a, 0.5, attempt=2)
    attempt(db, bo, a, 0.5, mode="practice")
    attempt(db, bo, a, 0.5, undone_at=NOW)
    stranger = House(db, "south").add("trainee", "Stranger")
    db.add_all(PanelSeen(account_id=who.account_id, slug="a", seen_at=NOW) for who in (bo, stranger))
    db.commit()
    found = case_statistics.exposures(db, house.programme.id)
    assert vars(found["a"]) == {"worked": 2, "assessed": 1, "seen": 1}


def test_tenths_hold_everybody_once(db: Session) -> None:
    house = House(db)
    a = edition(db, "a")
    for total in (0.0, 0.05, 0.1, 0.55, 0.99, 1.0):
        attempt(db, person(db, house.programme.id), a, total, score={"people": [total], "areas": []})
    assert case_statistics.totals(db, house.programme.id, "a", a.id) == [2, 1, 0, 0, 0, 1, 0, 0, 0, 2]
    assert len(case_statistics.latest_scores(db, house.programme.id, "a", a.id)) == 6


def log(db: Session, house: House, who: int, facts: Facts, key: str, outcome: str = "verified") -> None:
    """An entry, vouched for unless the outcome says otherwise."""
    data, kind = to_text(facts), kind_of(facts)
    entry = LogEntry(
        programme_id=house.programme.id,
        account_id=who,
        ref=f"E{who}{key}",
        kind=kind,
        digest=digest_of(kind, data, None),
        entered_at=NOW,
        by_account_id=who,
    )
    db.add(entry)
    db.flush()
    db.add(LogContent(entry_id=entry.id, data=data, words=None))
    if outcome != "none":
        said = {"digest": entry.digest, "outcome": outcome, "membership_id": house.director.id}
        db.add(Verification(entry_id=entry.id, at=NOW, **said))
    db.flush()


def rate(db: Session, house: House, who: int, score: str, days: int, role: str = "supervisor", **values: str) -> None:
    """A session so many days from now, rated two months later, and vouched for unless the values say otherwise."""
    on, rater = (NOW + timedelta(days=days)).date(), values.get("rater", "")
    if values.get("session") != "none":
        log(db, house, who, ClinicalSession("C-1", days, on, 50, "middle"), f"s{days}{role}{rater}")
    said = Rating("C-1", days, "Scale", "1", role, on + timedelta(days=60), rater, (Decimal(score),))  # type: ignore[arg-type]
    log(db, house, who, said, f"r{days}{role}{rater}", values.get("outcome", "verified"))


def test_what_was_judged_before_the_first_session_that_somebody_else_rated(db: Session) -> None:
    house = House(db)
    a, b = edition(db, "a"), edition(db, "b")
    ann, bo, cy, di, ed = (person(db, house.programme.id) for _ in range(5))
    released(db, ann, a, {"r/x": 3.0, "r/y": 4.0})
    released(db, ann, b, {"r/x": 5.0}, at=NOW + timedelta(days=30))  # after the session, before its rating
    rate(db, house, ann.account_id, "4", 20)
    rate(db, house, ann.account_id, "2", 10)
    rate(db, house, ann.account_id, "5", 5, role="self")
    released(db, bo, a, {"r/x": 2.0})
    rate(db, house, bo.account_id, "1", 10, outcome="none")
    released(db, cy, a, {"r/x": 2.0})
    rate(db, house, cy.account_id, "1", 10, outcome="declined")
    rate(db, house, di.account_id, "3", 10)
    released(db, ed, a, {"r/x": 2.0})
    rate(db, house, ed.account_id, "1", 10, session="none")
    db.commit()
    asked = Statements(db)
    found = predictions.first_ratings(db, house.programme.id)
    assert found is not None
    assert (found.instrument, found.others, found.judges, found.undated) == ("Scale 1", 0, 0, 1)
    assert [(p.cases, p.level, p.score) for p in found.pairs] == [(1, 3.5, 2.0)]
    assert len(asked) == 5
    assert predictions.first_ratings(db, House(db, "south").programme.id) is None


def test_the_day_is_the_programmes_and_the_day_itself_is_too_late(db: Session) -> None:
    """Released on 2 May at 08:00 in Auckland, which is 1 May by Greenwich: too late for a session of 2 May."""
    house = House(db)
    house.programme.time_zone = "Pacific/Auckland"
    a, ann = edition(db, "a"), person(db, house.programme.id)
    at = datetime(2027, 5, 1, 20, tzinfo=UTC)
    released(db, ann, a, {"r/x": 3.0}, at=at)
    rate(db, house, ann.account_id, "4", (date(2027, 5, 2) - NOW.date()).days)
    db.commit()
    assert predictions.first_ratings(db, house.programme.id) is None
    rate(db, house, ann.account_id, "2", (date(2027, 5, 3) - NOW.date()).days)
    db.commit()
    assert predictions.first_ratings(db, house.programme.id) is None  # the first session stays the first


def test_whoever_judged_the_cases_cannot_confirm_the_judgement(db: Session) -> None:
    house = House(db)
    a, ann, bo = edition(db, "a"), *(person(db, house.programme.id) for _ in range(2))
    ruth = person(db, house.programme.id, "supervisor", "ruth")
    same = {"programme_id": house.programme.id, "made_by_id": ruth.account_id, "made_at": NOW}
    db.add_all([
        Guide(ref="G-RUTH", name="Ruth", account_id=ruth.account_id, **same), Guide(ref="G-OUT", name="Out", **same),
    ])  # fmt: skip
    for who in (ann, bo):
        piece = released(db, who, a, {"r/x": 3.0})
        done = {"started_at": NOW, "saved_at": NOW, "finished_at": NOW, "place": "first", "grader_id": ruth.id}
        db.add(Grading(piece_id=piece.id, submission_id=piece.submission_id, **done))
        rate(db, house, who.account_id, "4", 10, rater="G-RUTH")
    rate(db, house, ann.account_id, "2", 20, rater="G-OUT", role="independent")
    db.commit()
    found = predictions.first_ratings(db, house.programme.id)
    assert found is not None
    assert ([(p.level, p.score) for p in found.pairs], found.judges) == ([(3.0, 2.0)], 1)
