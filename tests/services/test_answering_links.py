"""Somebody outside signs, vouches or writes through their link, once; and nothing but what it was for."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import TEXTS, a_session
from tests.services.test_linking import LinkHouse
from trainer.db.models import AuditEvent
from trainer.db.queries import log_entries, training_logs
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.log_entries import Attestation, Letter
from trainer.domain.training_log import TrainingLog
from trainer.services.answering_links import sign_by_link, verify_by_link, write_by_link
from trainer.services.attesting import write
from trainer.services.linking import look
from trainer.services.log_desk import Faulty, Identifying
from trainer.services.log_keeping import correct


def log_of(house: LinkHouse) -> TrainingLog:
    return training_logs.of_person(house.session, house.ana.account_id, house.programme.id)


def test_an_attestation_is_signed_once(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("sign", house.attested)
    with pytest.raises(Faulty):
        sign_by_link(db, token=token, name=" ", now=now)
    signature = sign_by_link(db, token=token, name="Prof. Otto Berg", now=now)
    assert (signature.name, signature.guide_id) == ("Prof. Otto Berg", house.otto.id)
    ((entry, facts),) = log_of(house).of(Attestation)
    assert [s.signer for s in facts.signatures] == [house.otto.ref]
    assert entry.vouched
    assert look(db, token=token, now=now).state == "used"
    with pytest.raises(WrongState, match="any more"):
        sign_by_link(db, token=token, name="Otto", now=now)
    event = db.scalars(sa.select(AuditEvent).where(AuditEvent.action == "attestation.signed")).one()
    assert (event.actor_id, event.detail["guide"], event.detail["entry"]) == (None, house.otto.ref, house.attested.ref)
    assert house.notices()[-1] == ("Ana", "Prof. Otto Berg has signed the attestation of case A1")


def test_a_changed_wording_is_not_signed(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("sign", house.attested)
    write(
        db,
        member=house.ana,
        case=house.his.ref,
        on=TODAY,
        texts=TEXTS | {"course": "Twelve."},
        seen=house.attested.digest,
        now=now,
    )
    with pytest.raises(Conflict):
        sign_by_link(db, token=token, name="Otto", now=now)


def test_entries_are_vouched_for_or_not(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    one, two, three = (house.enter(a_session(house.his.ref, number=number)) for number in (1, 2, 3))
    token = house.ask("verify", one, two, three)
    correct(
        db,
        member=house.ana,
        ref=three.ref,
        seen=three.digest,
        facts=a_session(house.his.ref, number=4),
        reason="slip",
        now=now,
    )
    with pytest.raises(WrongState):
        verify_by_link(db, token=token, refs=[], now=now)
    with pytest.raises(Conflict):
        verify_by_link(db, token=token, refs=[three.ref], now=now)
    with pytest.raises(Conflict):
        verify_by_link(db, token=token, refs=[house.his.ref], now=now)
    with pytest.raises(Faulty):
        verify_by_link(db, token=token, refs=[one.ref], declined={two.ref: "because"}, now=now)
    result = verify_by_link(db, token=token, refs=[one.ref], declined={two.ref: "differs"}, now=now)
    assert result.now == (one.ref,)
    assert {e.ref: e.verified.by for e in log_of(house).entries if e.verified} == {one.ref: "Otto Berg"}
    (state,) = log_entries.history(db, house.programme.id, two.ref)
    assert [(said.outcome, said.reason, by) for said, by in state.verifications] == [
        ("declined", "differs", "Otto Berg")
    ]
    assert house.notices()[-1] == ("Ana", "Otto Berg could not vouch for an entry of your log")
    with pytest.raises(WrongState):
        verify_by_link(db, token=token, refs=[one.ref], now=now)


def test_a_letter_is_written_and_vouched_for_by_its_writer(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("letter", letter="recommendation")
    with pytest.raises(Faulty):
        write_by_link(db, token=token, text=" ", observed=True, on=TODAY, now=now)
    with pytest.raises(Faulty):
        write_by_link(db, token=token, text="Well.", observed=True, on=TODAY + timedelta(days=9), now=now)
    with pytest.raises(Identifying) as held:
        write_by_link(db, token=token, text="With her client Marta.", observed=True, on=TODAY, now=now)
    row = write_by_link(
        db,
        token=token,
        text="With her client Marta.",
        observed=True,
        on=TODAY,
        pages=1,
        cleared=[one.key for one in held.value.suspicions],
        now=now,
    )
    assert (row.by_account_id, row.by_guide_id) == (None, house.otto.id)
    ((entry, letter),) = log_of(house).of(Letter)
    assert letter == Letter("recommendation", TODAY, house.otto.ref, True, 1)
    assert entry.verified
    assert entry.verified.by == "Otto Berg"
    assert house.notices()[-1] == ("Ana", "Otto Berg has written the letter that you asked for")
    with pytest.raises(WrongState):
        write_by_link(db, token=token, text="More.", observed=True, on=TODAY, now=now)


def test_a_link_is_for_one_thing_and_for_its_time(db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("letter", letter="report")
    for wrong in (token, "another"):
        with pytest.raises(NotFound):
            sign_by_link(db, token=wrong, name="Otto", now=now)
        with pytest.raises(NotFound):
            verify_by_link(db, token=wrong, refs=[house.his.ref], now=now)
    with pytest.raises(WrongState):
        write_by_link(db, token=token, text="Late.", observed=False, on=TODAY, now=now + timedelta(days=14))
