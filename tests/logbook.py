"""The trainee's training log on a site under test: case A1 with the supervisor, supervision, a course, an attestation."""

from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from tests.logs import TEXTS, a_case, a_measure, a_session, a_supervision
from tests.people import NOW
from tests.work import member
from trainer.db.models import LogEntry
from trainer.domain.guides import Standing
from trainer.domain.log_entries import AreaChoice, Course, Facts, Part
from trainer.services.appointing import name_colleague, note_standing
from trainer.services.attesting import write
from trainer.services.log_desk import New, open_desk

CASE: Final = "CASE-AAAA"
SESSION: Final = "SESS-AAAA"
COURSE: Final = "CRSE-AAAA"
SUPERVISION: Final = "SPVN-AAAA"


def guide(db: Session, now: datetime = NOW) -> str:
    """The supervisor as a guide, whom ISIPT has made a supervisor; the reference."""
    director = member(db, "director")
    found = name_colleague(db, member=director, membership_id=member(db, "supervisor").id, now=now)
    since = date(2020, 1, 1)
    note_standing(
        db,
        member=director,
        ref=found.ref,
        standing=Standing("isipt", "supervisor", since),
        source="ISIPT’s list",
        checked_on=date(2026, 9, 1),
        now=now,
    )
    return found.ref


def put(db: Session, ref: str, facts: Facts, now: datetime = NOW) -> LogEntry:
    """An entry of the trainee's under a reference that a test can know beforehand."""
    whose = member(db, "trainee")
    (row,) = open_desk(db, whose, now).add([New(facts, ref=ref)], now, by=whose.account_id)
    db.commit()
    return row


def settle(db: Session, now: datetime = NOW) -> None:
    """A case with two sessions, of which one was supervised."""
    by = guide(db, now)
    put(db, CASE, a_case(by, areas=(AreaChoice(date(2026, 9, 21), "role-transition"),)), now)
    put(db, SESSION, a_session(CASE, supervised=True, recorded="audio", consent="C-7"), now)
    put(db, "SESS-BBBB", a_session(CASE, number=2, on=date(2026, 9, 21)), now)
    put(db, SUPERVISION, a_supervision(by, cases=(CASE,)), now)
    put(db, "MEAS-AAAA", a_measure(CASE), now)
    put(db, "PART-AAAA", Part(CASE, "recording", 1, date(2026, 9, 14), 1), now)
    first, last = date(2026, 3, 2), date(2026, 3, 3)
    course = Course("introductory", "Two days of IPT", first, last, "in-person", by, 960, 24, practice_units=10)
    put(db, COURSE, course, now)
    write(db, member=member(db, "trainee"), case=CASE, on=date(2026, 10, 1), texts=TEXTS, now=now)
