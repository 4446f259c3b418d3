"""What the database adds up of cases, on both: only what may count, and against a table worked by hand."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.attempts import attempt, edition, person, released
from tests.house import House, Statements
from tests.people import NOW
from trainer.db.facts import digest_of, to_text
from trainer.db.models import LogContent, LogEntry, PanelSeen, Verification
from trainer.db.queries import case_statistics, predictions
from trainer.domain.log_entries import Rating


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
    rests = case_statistics.rests(db, house.programme.id)
    assert vars(rests[a.id]) == pytest.approx(
        {"n": 3, "x": 0.0, "y": -0.1, "xx": 0.02, "yy": 0.045, "xy": 0.0}, abs=1e-9
    )
    assert rests[c.id].n == 2
    assert len(asked) == 2


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


def rate(
    db: Session, house: House, who: int, score: str, days: int, role: str = "supervisor", **values: object
) -> None:
    """A session rated so many days from now, and vouched for unless the values say otherwise."""
    on = (NOW + timedelta(days=days)).date()
    said = to_text(
        Rating(case="C-1", session=1, instrument="Scale", version="1", role=role, on=on, scores=(Decimal(score),))  # type: ignore[arg-type]
    )
    entry = LogEntry(
        programme_id=house.programme.id,
        account_id=who,
        ref=f"E{who}{days}{role}",
        kind="rating",
        digest=digest_of("rating", said, None),
        entered_at=NOW,
        by_account_id=who,
    )
    db.add(entry)
    db.flush()
    db.add(LogContent(entry_id=entry.id, data=said, words=None))
    outcome = str(values.get("outcome", "verified"))
    if outcome != "none":
        db.add(
            Verification(
                entry_id=entry.id, digest=entry.digest, outcome=outcome, membership_id=house.director.id, at=NOW
            )
        )
    db.flush()


def test_what_was_judged_before_the_first_session_that_somebody_else_rated(db: Session) -> None:
    house = House(db)
    a, b = edition(db, "a"), edition(db, "b")
    ann, bo, cy, di = (person(db, house.programme.id) for _ in range(4))
    released(db, ann, a, {"r/x": 3.0, "r/y": 4.0})
    released(db, ann, b, {"r/x": 5.0}, at=NOW + timedelta(days=30))  # after the session: it foretells nothing
    rate(db, house, ann.account_id, "4", 20)
    rate(db, house, ann.account_id, "2", 10)
    rate(db, house, ann.account_id, "5", 5, role="self")
    released(db, bo, a, {"r/x": 2.0})
    rate(db, house, bo.account_id, "1", 10, outcome="none")
    released(db, cy, a, {"r/x": 2.0})
    rate(db, house, cy.account_id, "1", 10, outcome="declined")
    rate(db, house, di.account_id, "3", 10)
    db.commit()
    asked = Statements(db)
    found = predictions.first_ratings(db, house.programme.id)
    assert found is not None
    assert (found.instrument, found.others) == ("Scale 1", 0)
    assert [(p.cases, p.level, p.score) for p in found.pairs] == [(1, 3.5, 2.0)]
    assert len(asked) == 2
    assert predictions.first_ratings(db, House(db, "south").programme.id) is None
