"""Attestations: five contents, two signatures under exactly these words; other words, other signatures."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import TEXTS, LogHouse, a_supervision
from trainer.db.models import LogEntry
from trainer.db.queries import log_entries, training_logs
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.log_entries import CONTENTS, Attestation
from trainer.domain.portfolio import Portfolio
from trainer.domain.requirements.attestations import Attestations
from trainer.domain.training_log import Entry
from trainer.services.attesting import sign, write
from trainer.services.log_desk import Faulty, Identifying


def attested(house: LogHouse, case: LogEntry, now: datetime, **more: Any) -> LogEntry:
    given: dict[str, Any] = {"member": house.ana, "case": case.ref, "on": TODAY, "texts": TEXTS, "now": now} | more
    return write(house.session, **given)


def stands(house: LogHouse) -> tuple[Entry, Attestation]:
    log = training_logs.of_person(house.session, house.ana.account_id, house.programme.id)
    (found,) = log.of(Attestation)
    return found


def test_both_sign_these_words_and_no_others(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = attested(house, case, now)
    words = log_entries.content(db, row.id)
    assert words
    assert words.words
    assert words.words["wording"].startswith("Attestation of case A1\n\nPresenting problem\nLow mood")
    for _ in range(2):
        mine = sign(db, member=house.ana, ref=row.ref, seen=row.digest, now=now)
        hers = sign(db, member=house.ruth, ref=row.ref, seen=row.digest, now=now)
    entry, facts = stands(house)
    assert facts.contents == CONTENTS
    assert facts.wording == mine.wording == hers.wording == sha256(words.words["wording"].encode()).hexdigest()
    assert [(s.signer, s.at, s.wording == facts.wording) for s in facts.signatures] == [
        ("", now, True),
        (house.guide.ref, now, True),
    ]
    assert entry.vouched
    assert (mine.declaration, hers.declaration, hers.name) == (
        "I treated this case as it is described here.",
        "I supervised this case, and it was treated as it is described here.",
        "Ruth",
    )
    assert house.notices()[-1:] == [("Ana", "Ruth has signed the attestation of case A1")]
    later = now + timedelta(days=1)
    fresh = attested(house, case, later, texts=TEXTS | {"outcome": "PHQ-9 from 18 to 5."}, seen=row.digest)
    assert fresh.ref == row.ref
    entry, facts = stands(house)
    assert [(s.wording == mine.wording, s.wording == facts.wording) for s in facts.signatures] == [(True, False)] * 2
    assert not entry.vouched
    with pytest.raises(Conflict):
        sign(db, member=house.ruth, ref=row.ref, seen=row.digest, now=later)
    before, _ = log_entries.history(db, house.programme.id, row.ref)
    assert [signature.name for signature in before.signatures] == ["Ana", "Ruth"]
    assert house.actions()[-4:] == [
        "attestation.written",
        "attestation.signed",
        "attestation.signed",
        "attestation.written",
    ]


def test_a_pathway_reads_who_signed_what(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = attested(house, case, now)
    given: dict[str, Any] = {"operator": "at-least", "value": 1, "unit": "cases", "contents": CONTENTS}
    asked = Attestations(type="attestations", id="a", words="", source="", **given)

    def state() -> str:
        return asked.progress(portfolio(house), TODAY).state

    sign(db, member=house.ana, ref=row.ref, seen=row.digest, now=now)
    assert state() == "not-yet"
    sign(db, member=house.ruth, ref=row.ref, seen=row.digest, now=now)
    assert state() == "met"
    attested(house, case, now, texts={**TEXTS, "outcome": "Well."}, seen=row.digest)
    assert state() == "not-yet"
    assert replace(asked, signed="any-wording").progress(portfolio(house), TODAY).state == "met"


def portfolio(house: LogHouse) -> Portfolio:
    return Portfolio(log=training_logs.of_person(house.session, house.ana.account_id, house.programme.id))


def test_the_same_words_again_keep_their_signatures(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = attested(house, case, now)
    sign(db, member=house.ruth, ref=row.ref, seen=row.digest, now=now)
    spaced = {content: f"  {text}\r\n" for content, text in TEXTS.items()}
    assert attested(house, case, now, texts=spaced).id == row.id
    assert stands(house)[0].vouched
    with pytest.raises(Conflict):
        attested(house, case, now, texts={"outcome": "Well."})


def test_what_is_missing_is_seen(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = attested(house, case, now, texts={"outcome": "Well.", "course": "  "})
    assert stands(house)[1].contents == ("outcome",)
    for texts in ({}, {"outcome": ""}, {"more": "Well."}):
        with pytest.raises(Faulty):
            attested(house, case, now, texts=texts)
    with pytest.raises(NotFound):
        write(db, member=house.ana, case="NONE-SUCH", on=TODAY, texts=TEXTS, now=now)
    with pytest.raises(Identifying):
        attested(house, case, now, texts={"outcome": "Mrs Lind is well."}, seen=row.digest)


def test_only_who_supervised_the_case_signs(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    row = attested(house, case, now)
    house.supervise(house.ana, house.sam)
    with pytest.raises(WrongState, match="not named"):
        sign(db, member=house.sam, ref=row.ref, seen=row.digest, now=now)
    sam = house.colleague(house.sam)
    with pytest.raises(WrongState, match="supervised this case"):
        sign(db, member=house.sam, ref=row.ref, seen=row.digest, now=now)
    house.enter(a_supervision(sam.ref, cases=(case.ref,)))
    sign(db, member=house.sam, ref=row.ref, seen=row.digest, now=now)
    for actor in (house.director, house.add("trainee", "Bo"), house.add("expert", "Eve"), LogHouse(db, "south").ruth):
        with pytest.raises(NotFound):
            sign(db, member=actor, ref=row.ref, seen=row.digest, now=now)
    with pytest.raises(NotFound):
        sign(db, member=house.ana, ref=case.ref, seen=case.digest, now=now)


def test_without_free_text_a_file_elsewhere_is_signed_by_its_hash(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case()
    house.programme.settings = {"log_free_text": False}
    db.commit()
    file = sha256(b"a file").hexdigest()
    for more in ({}, {"texts": {}, "document": "x", "ticked": CONTENTS}, {"texts": {}, "document": file}):
        with pytest.raises(Faulty):
            attested(house, case, now, **more)
    row = attested(house, case, now, texts={}, document=file, ticked=["outcome", "course"])
    sign(db, member=house.ana, ref=row.ref, seen=row.digest, now=now)
    _, facts = stands(house)
    assert (facts.wording, facts.contents, facts.signatures[0].wording) == (file, ("course", "outcome"), file)
