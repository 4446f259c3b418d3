"""A log out of a spreadsheet: all faults at once, nothing until all is right, and the same file twice is once."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from tests.house import Statements
from tests.logs import LogHouse, a_session
from trainer.db.queries import log_entries, training_logs
from trainer.domain.errors import NotFound
from trainer.domain.log_entries import ClinicalCase, ClinicalSession, Measure, Supervision
from trainer.domain.log_sheet import template
from trainer.domain.training_log import TrainingLog
from trainer.services.log_importing import FaultySheet, enter_sheet, look_through
from trainer.services.log_keeping import withdraw

GOOD = (
    "Entry;Case;Date;Number;Minutes;Phase;Supervised;Client;Format;Protocol;Diagnosis;Setting;Supervisor;Basis;"
    "Instrument;Measures;Total\n"
    "session;B1;14.09.2026;1;50;initial;yes;;;;;;;;;;\n"
    "case;B1;2026-09-07;;;;;P2;individual;IPT-16;major depression;outpatient;ruth@example.org;;;;\n"
    "supervision;A1, B1;2026-09-16;;60;;;;group;;;;Otto Berg;recording;;;\n"
    "measure;B1;2026-09-14;1;;;;;;;;;;;PHQ-9;symptoms;18\n"
).replace("supervision;A1, B1;2026-09-16;;60;;;;group", "supervision;A1, B1;2026-09-16;;60;;;;individual")


def log_of(house: LogHouse) -> TrainingLog:
    return training_logs.of_person(house.session, house.ana.account_id, house.programme.id)


def test_a_file_is_entered_whole_and_once(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    sheet = look_through(db, member=house.ana, text=GOOD, now=now)
    assert (sheet.sound, [line.line for line in sheet.lines], sheet.known) == (True, [2, 3, 4, 5], ())
    assert len(log_of(house).entries) == 1
    assert enter_sheet(db, member=house.ana, text=GOOD, now=now) == 4
    assert enter_sheet(db, member=house.ana, text=GOOD, now=now) == 0
    log = log_of(house)
    new = next(entry.ref for entry, c in log.of(ClinicalCase) if c.code == "B1")
    assert [facts for _, facts in log.of(ClinicalSession)] == [a_session(new, supervised=True)]
    assert [facts for _, facts in log.of(Supervision)] == [
        Supervision(date(2026, 9, 16), "individual", house.otto.ref, "recording", 60, cases=(case.ref, new))
    ]
    assert [facts for _, facts in log.of(Measure)] == [
        Measure(new, 1, "PHQ-9", "symptoms", Decimal(18), date(2026, 9, 14))
    ]
    assert house.actions()[-1] == "log.imported"
    more = GOOD + "session;B1;2026-09-21;2;50;early;;;;;;;;;;;\n"
    assert look_through(db, member=house.ana, text=more, now=now).known == (2, 3, 4, 5)
    assert enter_sheet(db, member=house.ana, text=more, now=now) == 1


def test_what_was_withdrawn_does_not_come_back_with_the_file(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    house.case()
    enter_sheet(db, member=house.ana, text=GOOD, now=now)
    (entry,) = [entry for entry, _ in log_of(house).of(Measure)]
    row_digest = look_up(house, entry.ref)
    withdraw(db, member=house.ana, ref=entry.ref, seen=row_digest, reason="mistake", now=now)
    assert enter_sheet(db, member=house.ana, text=GOOD, now=now) == 0


def look_up(house: LogHouse, ref: str) -> str:
    row = log_entries.standing(house.session, house.programme.id, ref)
    assert row
    return row.digest


def test_all_faults_at_once_and_nothing_is_entered(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    house.enter(a_session(case.ref))
    text = (
        "entry,case,date,number,minutes,phase,supervisor,client,format,protocol,diagnosis,setting,consent,colour\n"
        "session,A1,2026-09-21,1,50,early,,,,,,,,\n"
        "session,A1,1/2/2026,2,lots,somewhen,,,,,,,,red\n"
        "session,C9,2026-09-21,3,50,early,,,,,,,,\n"
        "case,Marta,2026-09-07,,,,Nobody,P3,individual,IPT,sadness,outpatient,,\n"
        "session,Marta,2026-09-21,1,50,early,,,,,,,,\n"
        "dance,A1,,,,,,,,,,,,\n"
        "session,A1,2026-12-24,9,50,late,,P1,,,,,,\n"
        "session,A1,2026-09-22,4,50,early,,,,,,,=1+1,\n"
    )
    with pytest.raises(FaultySheet) as wrong:
        enter_sheet(db, member=house.ana, text=text, now=now)
    sheet = wrong.value.sheet
    assert [(fault.line, fault.column, fault.kind) for fault in sheet.faults] == [
        (2, "number", "taken"),
        (3, "date", "day"),
        (3, "minutes", "number"),
        (3, "phase", "choice"),
        (4, "case", "unknown-case"),
        (5, "case", "code"),
        (5, "diagnosis", "choice"),
        (5, "supervisor", "unknown-guide"),
        (7, "entry", "entry-unknown"),
        (8, "client", "not-here"),
    ]
    assert [(note.line, note.column, note.kind) for note in sheet.notes] == [
        (1, "colour", "column-unknown"),
        (9, "consent", "formula"),
    ]
    assert len(log_of(house).entries) == 2
    assert "log.imported" not in house.actions()


def test_identifiers_are_held_back_line_by_line(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    house.case()
    text = "entry,case,date,number,minutes,phase,consent\nsession,A1,2026-09-21,1,50,early,with Mrs Lind\n"
    sheet = look_through(db, member=house.ana, text=text, now=now)
    ((line, found),) = sheet.suspicions
    assert (line, found.field, found.finding.kind) == (2, "consent", "name")
    with pytest.raises(FaultySheet):
        enter_sheet(db, member=house.ana, text=text, now=now)
    assert enter_sheet(db, member=house.ana, text=text, cleared=[found.key], now=now) == 1


def test_five_hundred_lines_take_a_few_statements(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    house.case()
    head = template().removeprefix("\ufeff").strip()
    lines = [f"measure,A1,2026-09-14,{n},,,,,,,,,,,,,,,,,,,,PHQ-9,symptoms,{n % 28}" for n in range(400)]
    asked = Statements(db)
    assert enter_sheet(db, member=house.ana, text="\n".join([head, *lines]), now=now) == 400
    assert len(asked) < 36  # of which twenty derive where the person stands, once
    assert len(log_of(house).entries) == 401


def test_only_ones_own(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    for actor in (house.ruth, house.director):
        with pytest.raises(NotFound):
            look_through(db, member=actor, text=GOOD, now=now)
