"""Staff enter what is theirs to say: vouched for at once, and not the trainee's to change."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import LogHouse
from trainer.db.queries import log_entries, training_logs
from trainer.domain import log_entries as kinds
from trainer.domain.errors import NotFound, WrongState
from trainer.services.log_desk import Faulty, Identifying
from trainer.services.log_keeping import correct, withdraw
from trainer.services.recording import record_for, withdraw_for

RULING = kinds.Ruling("isipt", "therapist", "didactic", TODAY, True, "Two days at Otago are equivalent.")
LETTER = kinds.Letter("recommendation", TODAY, observed=True, pages=1)


def entries(house: LogHouse) -> list[tuple[kinds.Facts, str | None]]:
    log = training_logs.of_person(house.session, house.ana.account_id, house.programme.id)
    return [(entry.facts, entry.verified.by if entry.verified else None) for entry in log.entries]


def test_a_director_enters_a_ruling(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    given: dict[str, Any] = {"member": house.director, "membership_id": house.ana.id, "now": now}
    row = record_for(db, facts=RULING, nonce="r", **given)
    assert record_for(db, facts=RULING, nonce="r", **given).id == row.id
    assert entries(house) == [(RULING, "Dora")]
    mine: dict[str, Any] = {"member": house.ana, "ref": row.ref, "seen": row.digest, "now": now}
    with pytest.raises(WrongState):
        withdraw(db, reason="mistake", **mine)
    with pytest.raises(WrongState):
        correct(db, facts=replace(RULING, met=False), reason="slip", **mine)
    for _ in range(2):
        withdraw_for(db, member=house.director, ref=row.ref, seen=row.digest, reason="mistake", now=now)
    assert entries(house) == []
    assert house.actions()[-2:] == ["log.recorded", "log.withdrawn"]


def test_a_supervisor_rates_and_writes_as_themselves(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    rating = kinds.Rating(case.ref, 1, "QAS", "1", "supervisor", TODAY, "", (Decimal("3.5"),))
    given: dict[str, Any] = {"member": house.ruth, "membership_id": house.ana.id, "now": now}
    row = record_for(db, facts=replace(rating, rater=house.otto.ref), nonce="a", **given)
    letter = record_for(db, facts=LETTER, text="Ms Ana works well.\r\n", nonce="b", **given)
    assert entries(house)[1:] == [
        (replace(rating, rater=house.guide.ref), "Ruth"),
        (replace(LETTER, guide=house.guide.ref), "Ruth"),
    ]
    content = log_entries.content(db, letter.id)
    assert content
    assert content.words == {"texts": {"text": "Ms Ana works well."}}
    with pytest.raises(NotFound):
        record_for(db, facts=replace(rating, role="self"), nonce="c", **given)
    with pytest.raises(NotFound):
        record_for(db, facts=RULING, nonce="d", **given)
    with pytest.raises(Identifying):
        record_for(db, facts=LETTER, text="With her patient Marta she was calm.", nonce="e", **given)
    house.supervise(house.ana, house.sam)
    with pytest.raises(WrongState, match="guide"):
        record_for(db, facts=LETTER, nonce="f", **(given | {"member": house.sam}))
    with pytest.raises(NotFound):
        withdraw_for(db, member=house.sam, ref=row.ref, seen=row.digest, reason="mistake", now=now)
    withdraw_for(db, member=house.ruth, ref=row.ref, seen=row.digest, reason="mistake", now=now)
    assert len(entries(house)) == 2


def test_strangers_and_oneself_cannot(db: Session, now: datetime) -> None:
    house, south = LogHouse(db), LogHouse(db, "south")
    own = house.add("trainee", "Dora")
    for actor, whose in (
        (house.sam, house.ana),
        (house.ana, house.ana),
        (south.director, house.ana),
        (house.director, own),
        (house.director, house.ruth),
    ):
        with pytest.raises(NotFound):
            record_for(db, member=actor, membership_id=whose.id, facts=LETTER, nonce="x", now=now)


def test_without_free_text_a_letter_is_on_file_and_no_more(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    house.programme.settings = {"log_free_text": False}
    db.commit()
    given: dict[str, Any] = {"member": house.director, "membership_id": house.ana.id, "facts": LETTER, "now": now}
    with pytest.raises(Faulty):
        record_for(db, text="She works well.", nonce="a", **given)
    record_for(db, nonce="b", **given)
    assert entries(house) == [(LETTER, "Dora")]
