"""A candidate appeals once, in time, with words; members who had no part are asked."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.committees import DAY, Committee
from tests.people import NOW
from trainer.db.models import CommitteeEntry
from trainer.domain.errors import NotFound, WrongState
from trainer.services.contesting import contest, contest_until
from trainer.services.deliberating import decide, table
from trainer.services.putting_forward import take_back

TITLE = "Your view is asked for: Ana, Foundation in IPT formulation"


def test_once_and_then_it_is_the_last_word(db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet")
    assert contest_until(house.candidacy) == NOW + 28 * DAY
    made = contest(db, member=house.ana, candidacy_id=house.candidacy.id, text=" I have ten hours. ", now=NOW)
    assert made.state == "appeal"
    assert [pair for pair in house.notices() if pair[1] == TITLE] == [("Cara", TITLE), ("Tess", TITLE)]
    house.views((house.tess, "not-yet"), (house.chair, "not-yet"))
    decide(db, member=house.chair, candidacy_id=made.id, outcome="not-yet", reason="Nine and a half.", now=NOW)
    assert (made.state, made.outcome) == ("final", "not-yet")
    assert "that is the last word" in house.mails()[-1].text
    with pytest.raises(WrongState, match="you have done so already"):
        contest(db, member=house.ana, candidacy_id=made.id, text="Again.", now=NOW)
    kinds = db.scalars(sa.select(CommitteeEntry.kind).order_by(CommitteeEntry.id)).all()
    assert kinds == ["view", "view", "decision", "appeal", "view", "view", "decision"]


def test_only_the_candidate_in_time_and_with_words(db: Session) -> None:
    house = Committee(db)
    ids: dict[str, Any] = {"candidacy_id": house.candidacy.id}
    with pytest.raises(WrongState, match="no decision here"):
        contest(db, member=house.ana, **ids, text="x", now=NOW)
    db.rollback()
    house.decided("not-yet")
    for other in (house.ruth, house.director, Committee(db, "south").ana):
        with pytest.raises(NotFound):
            contest(db, member=other, **ids, text="x", now=NOW)
    for text, now, why in ((" ", NOW, "what you disagree with"), ("x", NOW + timedelta(days=29), "is over")):
        with pytest.raises(WrongState, match=why):
            contest(db, member=house.ana, **ids, text=text, now=now)
        db.rollback()


def test_nothing_to_appeal_against_an_award_nor_while_another_is_before_the_committee(db: Session) -> None:
    house = Committee(db)
    house.decided("award")
    with pytest.raises(WrongState, match="no decision here"):
        contest(db, member=house.ana, candidacy_id=house.candidacy.id, text="x", now=NOW)
    db.rollback()
    ben = house.add("trainee", "Ben")
    first = house.before_it(ben, state="decided", outcome="not-yet", decided_at=NOW, appeal_until=NOW)
    house.before_it(ben)
    with pytest.raises(WrongState, match="put forward again since"):
        contest(db, member=ben, candidacy_id=first.id, text="x", now=NOW)


def test_the_right_stays_as_it_was_told_with_the_decision(db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet")
    house.programme.settings = {"decision_appeal_days": 1}
    db.commit()
    made = contest(db, member=house.ana, candidacy_id=house.candidacy.id, text="x", now=NOW + 27 * DAY)
    assert made.state == "appeal"


def test_an_appeal_that_nobody_is_left_to_hear_is_accepted_and_others_are_named(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "not-yet"), (house.sam, "not-yet"), (house.tess, "not-yet"), (house.chair, "not-yet"))
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    decide(db, member=house.chair, outcome="not-yet", reason="So.", **case)
    contest(db, member=house.ana, text="x", **case)
    assert house.notices()[-1] == ("Dora", "An appeal waits for members: Foundation in IPT formulation")
    held = table(db, member=house.director, **case)
    assert (held.short, held.may_decide) == (True, False)
    una, vic = (house.add("expert", name, capabilities=["committee"]) for name in ("Una", "Vic"))
    assert not table(db, member=house.director, **case).short  # she had no part, and can decide
    house.views((una, "award"), (vic, "award"))
    assert decide(db, member=house.director, outcome="award", reason="So.", **case).state == "final"


def test_an_appeal_that_is_taken_back_leaves_the_decision(db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet")
    contest(db, member=house.ana, candidacy_id=house.candidacy.id, text="x", now=NOW)
    with pytest.raises(WrongState, match="Only the candidate can take an appeal back"):
        take_back(db, member=house.director, candidacy_id=house.candidacy.id, reason="No need.", now=NOW)
    db.rollback()
    made = take_back(db, member=house.ana, candidacy_id=house.candidacy.id, reason="You are right.", now=NOW)
    assert (made.state, made.outcome) == ("final", "not-yet")
