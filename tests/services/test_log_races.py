"""Two at once at one log: exactly one comes first, the other is told, and what is stored fits together."""

from datetime import datetime
from functools import partial

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.logs import TEXTS, LogHouse, a_session
from tests.races import lost, together
from tests.services.test_linking import LinkHouse
from trainer.db.models import Guide, LogEntry, Signature, Verification
from trainer.db.queries import training_logs
from trainer.domain.errors import Conflict, WrongState
from trainer.domain.log_entries import Attestation
from trainer.services.answering_links import sign_by_link, verify_by_link
from trainer.services.appointing import name_guide
from trainer.services.attesting import sign, write
from trainer.services.linking import revoke
from trainer.services.log_importing import enter_sheet
from trainer.services.log_keeping import correct, enter
from trainer.services.vouching import decline, verify

SHEET = "entry,case,date,number,minutes,phase\nsession,A1,2026-09-21,1,50,early\n"


def number_of(db: Session, table: type) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(table)) or 0


def test_two_vouch_for_the_same_entries(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    house.supervise(house.ana, house.sam)
    case = house.case()
    rows = [case, *(house.enter(a_session(case.ref, number=n)) for n in (1, 2))]
    seen = {row.ref: row.digest for row in rows}
    verifying = partial(verify, member=house.ruth, now=now)
    told = together(engine, partial(verifying, seen=seen), partial(verifying, seen=dict(reversed(seen.items()))))
    assert lost(told) == []
    assert sorted((len(one.now), len(one.before)) for one in told) == [(0, 3), (3, 0)]
    assert number_of(db, Verification) == 3


def test_one_vouches_while_the_trainee_corrects(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = house.enter(a_session(case.ref))
    verified, corrected = together(
        engine,
        partial(verify, member=house.ruth, seen={row.ref: row.digest}, now=now),
        partial(
            correct,
            member=house.ana,
            ref=row.ref,
            seen=row.digest,
            facts=a_session(case.ref, minutes=45),
            reason="slip",
            now=now,
        ),
    )
    assert isinstance(corrected, LogEntry)
    assert (verified.now, verified.changed) in [((row.ref,), ()), ((), (row.ref,))]
    db.rollback()
    log = training_logs.of_person(db, house.ana.account_id, house.programme.id)
    assert not log.entries[1].vouched


def test_one_vouches_and_declines_at_once(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    told = together(
        engine,
        partial(verify, member=house.ruth, seen={case.ref: case.digest}, now=now),
        partial(decline, member=house.ruth, ref=case.ref, seen=case.digest, reason="differs", now=now),
    )
    assert lost(told) == []
    db.rollback()
    last = db.scalars(sa.select(Verification.outcome).order_by(Verification.id.desc())).first()
    log = training_logs.of_person(db, house.ana.account_id, house.programme.id)
    assert log.entries[0].vouched == (last == "verified")


def test_signed_while_the_words_change(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = write(db, member=house.ana, case=case.ref, on=now.date(), texts=TEXTS, now=now)
    signed, written = together(
        engine,
        partial(sign, member=house.ruth, ref=row.ref, seen=row.digest, now=now),
        partial(
            write,
            member=house.ana,
            case=case.ref,
            on=now.date(),
            texts=TEXTS | {"outcome": "Well."},
            seen=row.digest,
            now=now,
        ),
    )
    assert isinstance(written, LogEntry)
    assert isinstance(signed, Signature | Conflict)
    db.rollback()
    log = training_logs.of_person(db, house.ana.account_id, house.programme.id)
    ((entry, facts),) = log.of(Attestation)
    assert not entry.vouched
    assert all(signature.wording != facts.wording for signature in facts.signatures)


def test_both_sign_at_once_and_each_twice(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = write(db, member=house.ana, case=case.ref, on=now.date(), texts=TEXTS, now=now)
    signing = [partial(sign, member=who, ref=row.ref, seen=row.digest, now=now) for who in (house.ana, house.ruth)]
    assert lost(together(engine, *signing, *signing)) == []
    assert number_of(db, Signature) == 2


def test_a_link_is_used_once(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("sign", house.attested)
    told = together(engine, *[partial(sign_by_link, token=token, name="Otto", now=now)] * 2)
    (late,) = lost(told)
    assert isinstance(late, WrongState)
    assert number_of(db, Signature) == 1


def test_a_link_is_used_and_revoked(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    token = house.ask("verify", house.his)
    told = together(
        engine,
        partial(verify_by_link, token=token, refs=[house.his.ref], now=now),
        partial(revoke, member=house.ana, link_id=1, now=now),
    )
    (late,) = lost(told)
    assert isinstance(late, WrongState)
    db.rollback()
    assert number_of(db, Verification) == (0 if told[0] is late else 1)


def test_a_link_is_used_while_the_entry_is_corrected(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LinkHouse(db)
    row = house.enter(a_session(house.his.ref))
    token = house.ask("verify", row)
    used, corrected = together(
        engine,
        partial(verify_by_link, token=token, refs=[row.ref], now=now),
        partial(
            correct,
            member=house.ana,
            ref=row.ref,
            seen=row.digest,
            facts=a_session(house.his.ref, minutes=45),
            reason="slip",
            now=now,
        ),
    )
    assert isinstance(corrected, LogEntry)
    assert isinstance(used, Conflict) or used.now == (row.ref,)


def test_two_corrections_of_one_entry(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = house.enter(a_session(case.ref))
    works = [
        partial(
            correct,
            member=house.ana,
            ref=row.ref,
            seen=row.digest,
            facts=a_session(case.ref, minutes=minutes),
            reason="slip",
            now=now,
        )
        for minutes in (45, 55)
    ]
    (late,) = lost(together(engine, *works))
    assert isinstance(late, Conflict)


def test_a_form_and_a_file_sent_twice_enter_once(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    form = partial(enter, member=house.ana, facts=a_session(case.ref, number=2), nonce="n", now=now)
    file = partial(enter_sheet, member=house.ana, text=SHEET, now=now)
    assert lost(together(engine, form, form, file, file)) == []
    assert number_of(db, LogEntry) == 3


def test_two_name_the_same_guide(engine: sa.Engine, db: Session, now: datetime) -> None:
    house = LogHouse(db)
    works = [
        partial(name_guide, member=who, name="Eva", email="eva@example.com", now=now)
        for who in (house.ana, house.director)
    ]
    assert lost(together(engine, *works)) == []
    assert number_of(db, Guide) == 3
