"""Who vouches for what in a log: the case's own supervisor, a rater, a director for papers; nobody else."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import LogHouse, a_measure, a_session, a_supervision
from trainer.db.models import LogEntry
from trainer.db.queries import log_entries, training_logs
from trainer.domain import log_entries as kinds
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.vouching import waiting
from trainer.services.log_desk import Faulty, Identifying
from trainer.services.log_keeping import correct
from trainer.services.supervising import end_supervision
from trainer.services.vouching import Vouched, decline, verify

DEGREE = kinds.Prerequisite("degree", "Psychology", date(2020, 7, 1))


def seen(*rows: LogEntry) -> dict[str, str]:
    return {row.ref: row.digest for row in rows}


def vouched(house: LogHouse) -> set[str]:
    log = training_logs.of_person(house.session, house.ana.account_id, house.programme.id)
    return {entry.ref for entry in log.entries if entry.vouched}


def test_many_at_once_and_what_became_of_each(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    one, two = house.enter(a_session(case.ref)), house.enter(a_session(case.ref, number=2))
    degree = house.enter(DEGREE)
    old = seen(two)
    fresh = correct(
        db, member=house.ana, ref=two.ref, seen=two.digest, facts=a_session(case.ref, number=3), reason="slip", now=now
    )
    assert verify(db, member=house.ruth, seen=seen(case), now=now) == Vouched(now=(case.ref,))
    result = verify(db, member=house.ruth, seen=seen(case, one, degree) | old, now=now)
    assert result == Vouched((one.ref,), (case.ref,), (two.ref,), (degree.ref,))
    assert vouched(house) == {case.ref, one.ref}
    assert verify(db, member=house.ruth, seen=seen(fresh), now=now).now == (two.ref,)
    log = training_logs.of_person(db, house.ana.account_id, house.programme.id)
    assert {entry.verified.by for entry in log.entries if entry.verified} == {"Ruth"}
    assert house.actions().count("log.verified") == 3


def test_a_director_sees_papers_and_leaves_cases_to_their_supervisor(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case, degree = house.case(), house.enter(DEGREE)
    course = house.enter(
        kinds.Course("introductory", "Two days", date(2026, 9, 1), date(2026, 9, 2), "in-person", house.guide.ref, 960)
    )
    result = verify(db, member=house.director, seen=seen(case, degree, course), now=now)
    assert result == Vouched(now=(degree.ref, course.ref), not_theirs=(case.ref,))
    assert vouched(house) == {degree.ref, course.ref}


def test_each_kind_by_whom_it_names(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    sam = house.colleague(house.sam)
    house.supervise(house.ana, house.sam)
    case = house.case()
    rating = {"case": case.ref, "session": 1, "instrument": "QAS", "version": "1", "on": TODAY}
    mine = house.enter(kinds.Rating(role="self", scores=(Decimal(3),), **rating))  # type: ignore[arg-type]
    his = house.enter(kinds.Rating(role="independent", rater=sam.ref, scores=(Decimal(3),), **rating))  # type: ignore[arg-type]
    talk = house.enter(a_supervision(sam.ref, cases=(case.ref,)))
    measure, part = house.enter(a_measure(case.ref)), house.enter(kinds.Part(case.ref, "recording", 1, TODAY, 1))
    every = seen(case, mine, his, talk, measure, part)
    assert verify(db, member=house.sam, seen=every, now=now).now == (his.ref, talk.ref)
    assert verify(db, member=house.ruth, seen=every, now=now).now == (case.ref, mine.ref, measure.ref, part.ref)


def test_what_waits_for_whom(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case, degree = house.case(), house.enter(DEGREE)
    done, open_ = house.enter(a_session(case.ref)), house.enter(a_session(case.ref, number=2))
    house.enter(a_supervision(house.otto.ref))
    verify(db, member=house.ruth, seen=seen(done), now=now)
    log = training_logs.of_person(db, house.ana.account_id, house.programme.id)
    assert [entry.ref for entry in waiting(log, guide=house.guide.ref)] == [case.ref, open_.ref]
    assert [entry.ref for entry in waiting(log, programme=True)] == [degree.ref]
    assert waiting(log) == ()


def test_strangers_find_nothing(db: Session, now: datetime) -> None:
    house, south = LogHouse(db), LogHouse(db, "south")
    case = house.case()
    for actor in (house.sam, house.ana, south.ruth, south.director, house.add("expert", "Eve")):
        with pytest.raises(NotFound):
            verify(db, member=actor, seen=seen(case), now=now)
        with pytest.raises(NotFound):
            decline(db, member=actor, ref=case.ref, seen=case.digest, reason="differs", now=now)
    with pytest.raises(NotFound):
        verify(db, member=house.ruth, seen={case.ref: case.digest, "NONE-SUCH": ""}, now=now)
    assert vouched(house) == set()


def test_who_supervises_no_more_vouches_no_more(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    end_supervision(db, member=house.director, supervision_id=1, last_on=date(2026, 11, 1), now=now)
    with pytest.raises(NotFound):
        verify(db, member=house.ruth, seen=seen(case), now=now)


def test_nobody_vouches_for_their_own(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    teacher = house.add("trainee", "Ruth")  # who supervises, and trains for another level
    house.supervise(teacher, house.ruth)
    row = house.enter(kinds.ManualRead("A manual", "2nd", TODAY), teacher)
    with pytest.raises(NotFound):
        verify(db, member=house.ruth, seen=seen(row), now=now)
    own = house.add("trainee", "Dora")
    row = house.enter(kinds.ManualRead("A manual", "2nd", TODAY), own)
    with pytest.raises(NotFound):
        verify(db, member=house.director, seen=seen(row), now=now)


def test_declined_with_a_reason_and_taken_back_either_way(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    no = {"member": house.ruth, "ref": case.ref, "seen": case.digest, "now": now}
    with pytest.raises(Faulty):
        decline(db, reason="", **no)  # type: ignore[arg-type]
    with pytest.raises(Identifying):
        decline(db, reason="other", note="That was Mr Jones", **no)  # type: ignore[arg-type]
    for _ in range(2):
        decline(db, reason="differs", note="I have twelve.", **no)  # type: ignore[arg-type]
    assert house.notices()[-1:] == [("Ana", "Ruth could not vouch for an entry of your log")]
    assert house.actions().count("log.declined") == 1
    whose = (house.ana.account_id, house.programme.id)
    ((ref, (said, by)),) = log_entries.declined(db, *whose).items()
    assert (ref, said.reason, said.note, by) == (case.ref, "differs", "I have twelve.", "Ruth")
    verify(db, member=house.ruth, seen=seen(case), now=now)
    assert (vouched(house), log_entries.declined(db, *whose)) == ({case.ref}, {})
    decline(db, reason="not-mine", **no)  # type: ignore[arg-type]
    assert vouched(house) == set()
    (state,) = log_entries.history(db, house.programme.id, case.ref)
    assert [(said.outcome, said.reason, by) for said, by in state.verifications] == [
        ("declined", "differs", "Ruth"),
        ("verified", "", "Ruth"),
        ("declined", "not-mine", "Ruth"),
    ]
    with pytest.raises(Conflict):
        decline(db, **{**no, "seen": "0"}, reason="differs")  # type: ignore[arg-type]
    degree = house.enter(DEGREE)
    with pytest.raises(WrongState, match="somebody else"):
        decline(db, member=house.ruth, ref=degree.ref, seen=degree.digest, reason="differs", now=now)


def test_entries_of_several_people_at_once(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    bo = house.add("trainee", "Bo")
    house.supervise(bo, house.ruth)
    rows = [house.case(), house.enter(a_supervision(house.guide.ref), bo)]
    assert verify(db, member=house.ruth, seen=seen(*rows), now=now).now == tuple(row.ref for row in rows)
