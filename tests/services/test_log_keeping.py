"""A trainee's log: entered once, corrected with its history kept, withdrawn with a reason, guarded against identifiers."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.logs import LogHouse, a_case, a_measure, a_session, a_supervision
from trainer.db.models import AuditEvent, LogContent, LogEntry
from trainer.db.queries import log_entries, training_logs
from trainer.domain import log_entries as kinds
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.log_entries import ClinicalSession, Supervision
from trainer.domain.training_log import TrainingLog
from trainer.services.log_desk import Faulty, Identifying
from trainer.services.log_keeping import correct, log_session, withdraw
from trainer.services.vouching import verify


def log_of(house: LogHouse) -> TrainingLog:
    return training_logs.of_person(house.session, house.ana.account_id, house.programme.id)


def faults(raised: pytest.ExceptionInfo[Faulty]) -> list[tuple[str, str]]:
    return [(fault.field, fault.kind) for fault in raised.value.faults]


def test_the_same_form_enters_once(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    first = house.enter(a_session(case.ref), nonce="x")
    assert house.enter(a_session(case.ref, minutes=40), nonce="x").id == first.id
    (_, session) = log_of(house).entries
    assert (session.ref, session.facts, session.entered_at, session.verified) == (
        first.ref,
        a_session(case.ref),
        now,
        None,
    )
    assert house.actions()[-2:] == ["log.entered", "log.entered"]


def test_a_correction_takes_the_place_and_loses_the_verification(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = house.enter(a_session(case.ref))
    verify(db, member=house.ruth, seen={row.ref: row.digest}, now=now)
    assert log_of(house).entries[1].vouched
    fresh = correct(
        db,
        member=house.ana,
        ref=row.ref,
        seen=row.digest,
        facts=a_session(case.ref, minutes=55),
        reason="slip",
        now=now + timedelta(hours=1),
    )
    assert (fresh.ref, fresh.corrects_id) == (row.ref, row.id)
    entry = log_of(house).entries[1]
    assert (entry.ref, entry.facts, entry.vouched) == (row.ref, a_session(case.ref, minutes=55), False)
    before, after = log_entries.history(db, house.programme.id, row.ref)
    assert [len(state.verifications) for state in (before, after)] == [1, 0]
    assert (before.by, after.entry.reason) == ("Ana", "slip")
    again = correct(
        db, member=house.ana, ref=row.ref, seen=row.digest, facts=fresh_facts(house), reason="slip", now=now
    )
    assert again.id == fresh.id
    with pytest.raises(Conflict):
        correct(db, member=house.ana, ref=row.ref, seen=row.digest, facts=a_session(case.ref), reason="slip", now=now)


def fresh_facts(house: LogHouse) -> kinds.Facts:
    return log_of(house).entries[1].facts


def test_what_is_withdrawn_is_gone_and_its_history_stays(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = house.enter(a_session(case.ref))
    with pytest.raises(WrongState, match="1 other entries build on this one"):
        withdraw(db, member=house.ana, ref=case.ref, seen=case.digest, reason="mistake", now=now)
    for _ in range(2):
        withdraw(db, member=house.ana, ref=row.ref, seen=row.digest, reason="other", note="It fell through.", now=now)
    withdraw(db, member=house.ana, ref=case.ref, seen=case.digest, reason="consent", now=now)
    assert log_of(house).entries == ()
    _, gone = log_entries.history(db, house.programme.id, row.ref)
    assert (gone.entry.withdrawn, gone.entry.note, gone.content) == (True, "It fell through.", None)
    assert house.actions()[-2:] == ["log.withdrawn", "log.withdrawn"]
    with pytest.raises(NotFound):
        correct(db, member=house.ana, ref=row.ref, seen=row.digest, facts=a_session("x"), reason="slip", now=now)


@pytest.mark.parametrize("change", ["reason", "note"])
def test_a_reason_is_from_the_list_and_another_one_is_said(db: Session, now: datetime, change: str) -> None:
    house = LogHouse(db)
    case = house.case()
    reason = "just so" if change == "reason" else "other"
    with pytest.raises(Faulty) as wrong:
        withdraw(db, member=house.ana, ref=case.ref, seen=case.digest, reason=reason, now=now)
    assert [field for field, _ in faults(wrong)] == [change]


def test_quick_entry_is_all_or_nothing(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    held, talk = a_session(case.ref), a_supervision(house.guide.ref)
    rows = [
        log_session(db, member=house.ana, held=held, supervision=talk, measures=[a_measure("?")], nonce="q", now=now)
        for _ in range(2)
    ]
    assert [row.id for row in rows[0]] == [row.id for row in rows[1]]
    _, session, supervision, measure = (entry.facts for entry in log_of(house).entries)
    assert session == replace(held, supervised=True)
    assert supervision == replace(talk, cases=(case.ref,))
    assert measure == a_measure(case.ref)
    with pytest.raises(Faulty) as wrong:
        log_session(
            db,
            member=house.ana,
            held=replace(held, minutes=0),
            supervision=replace(talk, format="group", minutes=0),
            nonce="r",
            now=now,
        )
    assert faults(wrong) == [
        ("minutes", "range"),
        ("number", "taken"),
        ("supervision.minutes", "amount"),
        ("supervision.size", "group"),
    ]
    assert len(log_of(house).entries) == 4


def test_identifiers_are_held_back_until_they_are_cleared(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    with pytest.raises(Identifying) as held:
        house.case(protocol="IPT with my patient Marta")
    (found,) = held.value.suspicions
    assert (found.field, found.finding.kind, found.finding.start, found.finding.end) == ("protocol", "name", 20, 25)
    assert "Marta" not in found.key
    row = house.case(protocol="IPT with my patient Marta", cleared=[found.key])
    assert row.cleared == [found.key]
    (noted,) = db.scalars(sa.select(AuditEvent.detail).where(AuditEvent.object_id == row.ref))
    assert noted["cleared"] == 1
    with pytest.raises(Identifying):
        house.case(code="A2", protocol="IPT with my patient Peter", cleared=[found.key])
    house.case(code="A3", protocol="as Dr Ruth teaches it")  # who guides here is known


def test_a_reason_is_guarded_too_and_without_free_text_nothing_is_said(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    gone = {"member": house.ana, "ref": case.ref, "seen": case.digest, "now": now}
    with pytest.raises(Identifying):
        withdraw(db, reason="other", note="Mrs Jones moved away", **gone)  # type: ignore[arg-type]
    house.programme.settings = {"log_free_text": False}
    db.commit()
    with pytest.raises(Faulty):
        withdraw(db, reason="other", note="moved away", **gone)  # type: ignore[arg-type]
    withdraw(db, reason="other", **gone)  # type: ignore[arg-type]


def test_only_a_trainee_keeps_a_log_and_only_their_own(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    south = LogHouse(db, "south")
    case = house.case()
    bo = house.add("trainee", "Bo")
    for actor in (house.ruth, house.director):
        with pytest.raises(NotFound):
            house.enter(a_case(house.guide.ref, code="B1"), actor)
    for actor in (bo, south.ana, house.ruth, house.director):
        with pytest.raises(NotFound):
            withdraw(db, member=actor, ref=case.ref, seen=case.digest, reason="mistake", now=now)
    with pytest.raises(Faulty):  # another's case is no case of one's own
        house.enter(a_session(case.ref), bo)


def test_what_is_written_elsewhere_or_by_others_is_not_entered_here(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    attested = kinds.Attestation(case.ref, date(2026, 11, 1), "0" * 64)
    ruling = kinds.Ruling("isipt", "therapist", "didactic", date(2026, 11, 1), True, "It is equivalent.")
    for facts in (attested, ruling):
        with pytest.raises(WrongState):
            house.enter(facts)


def test_words_are_tidied_and_states_are_never_changed(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    row = house.case(protocol="  IPT\0 –  16 ")
    content = db.get_one(LogContent, row.id)
    assert '"protocol":"IPT – 16"' in content.data
    for change in ("UPDATE log_entry SET kind = 'x'", "DELETE FROM log_entry", "UPDATE log_content SET data = ''"):
        with pytest.raises(sa.exc.DatabaseError, match="are never changed"):
            db.execute(sa.text(change))
        db.rollback()
    db.execute(sa.update(LogEntry).values(note=""))


def test_kinds_are_found_by_kind(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    house.enter(a_session(case.ref))
    house.enter(a_supervision(house.guide.ref, cases=(case.ref,)))
    log = log_of(house)
    assert [facts.number for _, facts in log.of(ClinicalSession)] == [1]
    assert [facts.cases for _, facts in log.of(Supervision)] == [(case.ref,)]
    assert log.guides[house.guide.ref].account_id == house.ruth.account_id
