"""A portfolio's parts: each change a new version; an inventory holds fields of the vocabulary and not a word."""

import json
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import LogHouse
from trainer.config import ROOT
from trainer.db.queries import log_entries, training_logs
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.inventory import Ask, Expectation
from trainer.domain.log_entries import Part
from trainer.services.assembling import inventory_of, keep_inventory, keep_part, words_of
from trainer.services.log_desk import Faulty, Identifying
from trainer.services.publishing import publish_all

STATE: dict[str, Any] = {
    "people.p1.relation": "partner",
    "people.p1.key": True,
    "people.p1.ring_before": "inner",
    "people.p1.ring_now": "outer",
    "people.p1.support": ["practical"],
    "people.p1.expectations.e1.by": "patient",
    "people.p1.expectations.e1.about": "listening",
    "people.p1.area": "role-dispute",
    "people.p1.angle": 40,
    "people.p2.relation": "sister",
    "people.p2.status": "dead",
    "people.p2.contact": {"ask": "Did Marta call?"},
    "people.p3.relation": "sister",
    "people.p4.relation": "friend",
    "people.p4.gone": True,
}


def parts(house: LogHouse) -> list[Part]:
    log = training_logs.of_person(house.session, house.ana.account_id, house.programme.id)
    return [facts for _, facts in log.of(Part)]


def test_each_change_is_a_version(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    given: dict[str, Any] = {"member": house.ana, "case": case.ref, "kind": "case-report", "on": TODAY, "now": now}
    row = keep_part(db, text="She came with low mood.", **given)
    assert keep_part(db, text=" She came with low mood. ", **given).id == row.id
    with pytest.raises(Conflict):
        keep_part(db, text="She came with low mood and left without.", **given)
    fresh = keep_part(db, text="She came with low mood and left without.", seen=row.digest, **given)
    assert (fresh.ref, parts(house)) == (row.ref, [Part(case.ref, "case-report", 2, TODAY)])
    with pytest.raises(Identifying):
        keep_part(db, text="She lives at 12 High Street.", seen=fresh.digest, **given)
    for wrong in ({"kind": "recording"}, {"case": "NONE-SUCH"}):
        with pytest.raises(NotFound):
            keep_part(db, **(given | wrong))
    house.programme.settings = {"log_free_text": False}
    db.commit()
    with pytest.raises(Faulty):
        keep_part(db, text="It went well.", **(given | {"kind": "summary"}))
    keep_part(db, **(given | {"kind": "summary"}))
    assert house.actions()[-3:] == ["log.part_kept", "log.part_kept", "log.part_kept"]


def test_an_inventory_out_of_the_workspace(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    publish_all(db, (ROOT,), now=now)
    case = house.case()
    given: dict[str, Any] = {
        "member": house.ana, "case": case.ref, "tradition": "weissman-markowitz", "on": TODAY, "now": now,
    }  # fmt: skip
    row = keep_inventory(db, state=STATE, **given)
    assert keep_inventory(db, state=STATE, **given).id == row.id
    content = log_entries.content(db, row.id)
    assert content
    assert "Marta" not in json.dumps(content.words)
    made = inventory_of(content.words)
    assert made
    vocabulary, _ = words_of(db, "weissman-markowitz")
    partner, first, second = made.people(vocabulary)
    assert (partner.name, partner.key, partner.ring_now, partner.support) == ("Partner", True, "outer", ("practical",))
    assert partner.expectations == (Expectation("patient", "person", "listening"),)
    assert (first.name, first.status, first.contact, second.name) == ("Sister 1", "dead", Ask("?"), "Sister 2")
    assert parts(house) == [Part(case.ref, "inventory", 1, TODAY)]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("people.p1.name", "Marta"),
        ("people.p1.line", "her sister"),
        ("people.p1.incident", "They quarrelled."),
        ("people.p1.feeling", "Anger"),
        ("people.p1.relation", "Marta, her sister"),
        ("people.p1.ring_now", "Marta"),
        ("people.Marta.relation", "sister"),
        ("onset.when", "in May"),
        ("formulation.text", "She"),
        ("people.p1.expectations.e1.words", "Listen!"),
        ("people.p1.relation.more", "sister"),
        ("people", "Marta"),
    ],
)
def test_no_word_slips_in(published_db: Session, now: datetime, path: str, value: str) -> None:
    house = LogHouse(published_db, "west")
    case = house.case()
    with pytest.raises(WrongState):
        keep_inventory(
            published_db,
            member=house.ana,
            case=case.ref,
            tradition="weissman-markowitz",
            on=TODAY,
            state={"people.p1.relation": "sister", path: value},
            now=now,
        )


def test_what_cannot_be_is_told_as_in_the_workspace(published_db: Session, now: datetime) -> None:
    house = LogHouse(published_db, "west")
    case = house.case()
    given: dict[str, Any] = {"member": house.ana, "case": case.ref, "on": TODAY, "now": now}
    many = {
        f"people.p{n:02}.{field}": value for n in range(6) for field, value in (("relation", "friend"), ("key", True))
    }
    keep_inventory(published_db, tradition="ipsrt", state=many, **given)  # of six key people five are kept as such
    none = {"people.p1.relation": "friend", "people.p1.support": ["none", "company"]}
    with pytest.raises(Faulty) as wrong:
        keep_inventory(published_db, tradition="ipsrt", state=none, seen="", **given)
    assert "'none' stands alone" in wrong.value.faults[0].value
    with pytest.raises(NotFound):
        keep_inventory(published_db, tradition="jungian", state={}, **given)
