"""A log that is taken elsewhere tells weeks since a case's first session, and never a day of it."""

import json
import re
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from tests.house import Statements
from tests.logs import LogHouse, a_measure, a_session, a_supervision
from trainer.domain import log_entries as kinds
from trainer.services.log_exporting import logs_of
from trainer.services.log_keeping import withdraw
from trainer.services.records import member_record, own_record
from trainer.services.vouching import verify


def filled(house: LogHouse, now: datetime) -> str:
    """A case with two sessions; its reference."""
    case = house.case(areas=(kinds.AreaChoice(date(2026, 9, 28), "grief"),))
    first = house.enter(a_session(case.ref))
    house.enter(a_session(case.ref, number=2, on=date(2026, 9, 29)))
    house.enter(a_measure(case.ref, session=0, on=date(2026, 9, 10)))
    house.enter(a_supervision(house.guide.ref, cases=(case.ref,), on=date(2026, 10, 13)))
    house.enter(kinds.ManualRead("A manual", "2nd", date(2026, 8, 1)))
    gone = house.enter(a_session(case.ref, number=3, on=date(2026, 10, 5)))
    withdraw(house.session, member=house.ana, ref=gone.ref, seen=gone.digest, reason="mistake", now=now)
    verify(house.session, member=house.ruth, seen={first.ref: first.digest}, now=now)
    return case.ref


def test_weeks_in_place_of_days(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = filled(house, now)
    found = json.loads(json.dumps(logs_of(db, house.ana.account_id, house.programme.id)))
    log = [line["facts"] for line in found["training_log"]]
    assert (log[0]["opened_week"], log[0]["closed_week"], log[0]["areas"]) == (-1, None, [{"area": "grief", "week": 2}])
    assert [log[n]["week"] for n in (1, 2, 3)] == [0, 2, -1]
    assert log[4]["weeks"] == {case: 4}
    assert log[5] == {"title": "A manual", "edition": "2nd", "on": "2026-08-01"}
    assert [line.get("verified_by") for line in found["training_log"]][:3] == [None, "Ruth", None]
    assert [guide["name"] for guide in found["training_log_guides"]] == ["Ruth"]
    assert len(found["training_log_history"]) == 8
    assert found["training_log_history"][-1] | {"said_of_it": [], "hash": ""} == {
        "ref": found["training_log_history"][-2]["ref"],
        "kind": "clinical-session",
        "by": "Ana",
        "withdrawn": True,
        "reason": "mistake",
        "note": "",
        "hash": "",
        "facts": None,
        "words": None,
        "said_of_it": [],
        "signatures": [],
    }
    days = set(re.findall(r"\d{4}-\d\d-\d\d", json.dumps(found)))
    assert days <= {"2026-08-01", "2026-11-20"}  # the manual, and when it was entered


def test_it_is_in_ones_own_record_and_in_the_programmes(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    filled(house, now)
    elsewhere = LogHouse(db, "south")  # the same people
    elsewhere.enter(kinds.ManualRead("Another", "1st", date(2026, 8, 2)))
    own = own_record(db, account_id=house.ana.account_id, now=now)
    theirs = member_record(db, member=house.director, membership_id=house.ana.id, now=now)
    assert (len(own["training_log"]), len(theirs["training_log"])) == (7, 6)
    assert "Another" not in json.dumps(theirs)


def test_more_entries_ask_no_more(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = filled(house, now)
    counts = []
    for number in (4, 9):
        asked = Statements(db)
        logs_of(db, house.ana.account_id)
        counts.append(len(asked))
        for more in range(5):
            house.enter(a_session(case, number=number + more, on=date(2026, 10, 6) + timedelta(days=number)))
    assert counts[0] == counts[1] <= 7
