"""A log, or many at once, in the same few statements; every kind comes back as it went in; tables never change."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.house import Statements
from tests.logs import TEXTS, LogHouse, a_case, a_measure, a_session, a_supervision
from trainer.db.facts import digest_of, from_text, kind_of, read, to_text
from trainer.db.queries import training_logs
from trainer.domain import log_entries as kinds
from trainer.domain.guides import Standing
from trainer.domain.log_entries import KINDS, Facts
from trainer.services.appointing import note_standing
from trainer.services.attesting import sign, write
from trainer.services.vouching import decline, verify

DAY = date(2026, 9, 1)
ONE_OF_EACH: dict[str, Facts] = {
    "prerequisite": kinds.Prerequisite("licence", "Psychologist", DAY, date(2030, 1, 1), "4711", "Berlin"),
    "course": kinds.Course("introductory", "Two days", DAY, DAY, "in-person", "G", 960, days=2),
    "manual-read": kinds.ManualRead("A manual", "2nd", DAY),
    "clinical-case": a_case("G", areas=(kinds.AreaChoice(DAY, "grief"),)),
    "clinical-session": a_session("C", recorded="audio", consent="cabinet 3", supervised=True),
    "supervision": a_supervision("G", cases=("C", "D"), size=3, format="group"),
    "rating": kinds.Rating("C", 1, "QAS", "1", "self", DAY, "", (Decimal("2.95"), Decimal(3))),
    "measure": a_measure("C", total=Decimal("3.50")),
    "part": kinds.Part("C", "recording", 1, DAY, 3),
    "attestation": kinds.Attestation("C", DAY, "0" * 64, ("outcome",)),
    "letter": kinds.Letter("recommendation", DAY, "G", True, 2),
    "membership": kinds.Membership("isipt", DAY),
    "supervision-given": kinds.SupervisionGiven(DAY, 60, "group", ("S1", "S2")),
    "teaching": kinds.Teaching(DAY, DAY, "Berlin", "introductory", "co-led", 480),
    "certificate": kinds.Certificate("isipt", "therapist", DAY, None, ("A",)),
    "ruling": kinds.Ruling("isipt", "therapist", "didactic", DAY, True, "It is equivalent."),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back_as_it_went_in(kind: str) -> None:
    facts = ONE_OF_EACH[kind]
    text = to_text(facts)
    assert (kind_of(facts), from_text(kind, text), to_text(from_text(kind, text))) == (kind, facts, text)
    assert digest_of(kind, text, None) != digest_of(kind, text, {"texts": {"text": "x"}})


def test_what_is_no_such_kind_is_refused_without_its_words() -> None:
    assert read("manual-read", {"title": "A", "edition": "1", "on": "2026-09-01"}) == kinds.ManualRead("A", "1", DAY)
    said: list[Any] = [{"title": "Marta"}, {"title": 1, "edition": "1", "on": "2026-09-01"}, {"on": "Marta"}, [], None]
    for wrong in said:
        with pytest.raises(ValueError, match="manual-read") as refused:
            read("manual-read", wrong)
        assert "Marta" not in str(refused.value)


def test_many_logs_ask_no_more_than_one(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    people = [house.ana, *(house.add("trainee", name) for name in ("Bo", "Cy", "Di"))]
    counts = []
    for number, person in enumerate(people):
        house.supervise(person, house.ruth) if number else None
        case = house.enter(a_case(house.guide.ref), person)
        rows = [house.enter(a_session(case.ref, number=n), person) for n in range(1, 4)]
        verify(db, member=house.ruth, seen={row.ref: row.digest for row in rows[:2]}, now=now)
        signed = write(db, member=person, case=case.ref, on=DAY, texts=TEXTS, now=now)
        sign(db, member=house.ruth, ref=signed.ref, seen=signed.digest, now=now)
        db.commit()
        asked = Statements(db)
        logs = training_logs.of_people(db, house.programme.id, [one.account_id for one in people])
        counts.append(len(asked))
        found = logs[person.account_id]
        assert [entry.vouched for entry in found.entries] == [False, True, True, False, True]
        assert found == training_logs.of_person(db, person.account_id, house.programme.id)
    assert set(counts) == {4}
    assert training_logs.of_people(db, house.programme.id, []) == {}


def test_the_last_word_counts_and_only_for_the_state_it_was_said_of(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    db.execute(
        sa.text(
            "INSERT INTO verification (entry_id, digest, outcome, membership_id, at, reason, note) "
            "VALUES (:entry, 'another', 'verified', :who, :at, '', '')"
        ),
        {"entry": case.id, "who": house.ruth.id, "at": datetime(2026, 11, 1, tzinfo=UTC).isoformat()},
    )
    assert not training_logs.of_person(db, house.ana.account_id, house.programme.id).entries[0].vouched


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE log_entry SET digest = ''",
        "DELETE FROM log_entry",
        "UPDATE log_content SET data = ''",
        "UPDATE verification SET outcome = 'declined'",
        "DELETE FROM verification",
        "UPDATE signature SET name = ''",
        "DELETE FROM signature",
        "UPDATE guide_standing SET level = ''",
        "DELETE FROM guide_standing",
    ],
)
def test_rows_are_never_changed(db: Session, now: datetime, change: str) -> None:
    house = LogHouse(db)
    case = house.case()
    verify(db, member=house.ruth, seen={case.ref: case.digest}, now=now)
    signed = write(db, member=house.ana, case=case.ref, on=DAY, texts=TEXTS, now=now)
    sign(db, member=house.ana, ref=signed.ref, seen=signed.digest, now=now)
    held = Standing("isipt", "supervisor", DAY)
    note_standing(
        db, member=house.director, ref=house.otto.ref, standing=held, source="a letter", checked_on=DAY, now=now
    )
    with pytest.raises(DatabaseError, match=r"rows of \w+ are never changed"):
        db.execute(sa.text(change))


def test_what_waits_in_a_page_is_what_nobody_vouches_for(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    rows = [house.enter(a_session(case.ref, number=number)) for number in (1, 2, 3)]
    verify(db, member=house.ruth, seen={row.ref: row.digest for row in (case, *rows[:2])}, now=now)
    decline(db, member=house.ruth, ref=rows[0].ref, seen=rows[0].digest, reason="differs", now=now)
    other = house.case(code="A2")
    for about, both in ((case, True), (other, False)):
        row = write(db, member=house.ana, case=about.ref, on=DAY, texts=TEXTS, now=now)
        sign(db, member=house.ana, ref=row.ref, seen=row.digest, now=now)
        if both:
            sign(db, member=house.ruth, ref=row.ref, seen=row.digest, now=now)
    whose = (house.ana.account_id, house.programme.id)
    log = training_logs.of_person(db, *whose)
    found = training_logs.page(db, *whose, waiting=True)
    assert {entry.ref for entry in found.entries} == {entry.ref for entry in log.entries if not entry.vouched}
    assert len(found.entries) == 4
    assert [e.ref for e in training_logs.page(db, *whose).entries] == [e.ref for e in reversed(log.entries)]
