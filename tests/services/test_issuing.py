"""What was awarded is issued once, with its number, edition and evidence, and never changes again."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.committees import SNAPSHOT, Committee
from tests.people import NOW
from trainer.db.models import Certificate
from trainer.domain.certificates import read_number
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.snapshot import bound, digest
from trainer.services.issuing import issue


def test_it_pins_edition_evidence_and_days(db: Session) -> None:
    house = Committee(db)
    made = house.issued()
    db.expire_all()
    assert read_number(made.number) == made.number
    assert (made.name, made.title, made.edition, made.unproctored) == ("Ana", SNAPSHOT.title, "2026", True)
    assert (made.decided_on, made.valid_from, made.valid_until) == (
        date(2026, 11, 20), date(2026, 11, 20), date(2029, 11, 19)
    )  # fmt: skip
    assert made.snapshot == SNAPSHOT.to_json()
    assert digest(made.snapshot) == made.digest
    assert house.notices()[-1] == ("Ana", "Your certificate is here: Foundation in IPT formulation")
    assert house.mails()[-1].link == f"/certificates/{made.number}"
    assert house.actions()[-1] == "certificate.issued"


def test_it_can_hold_without_an_end(db: Session) -> None:
    assert Committee(db).issued(months=0).valid_until is None


def test_once(db: Session) -> None:
    house = Committee(db)
    house.issued()
    with pytest.raises(WrongState, match="issued already"):
        issue(db, member=house.director, candidacy_id=house.candidacy.id, now=NOW)


def test_only_by_a_director_of_the_programme_and_not_for_oneself(db: Session) -> None:
    house, other = Committee(db), Committee(db, "south")
    house.decided()
    for member in (house.chair, house.ana, other.director, house.add("director", "Ana")):
        with pytest.raises(NotFound):
            issue(db, member=member, candidacy_id=house.candidacy.id, now=NOW)


def test_only_what_was_awarded(db: Session) -> None:
    house = Committee(db)
    for outcome in (None, "not-yet"):
        if outcome:
            house.decided(outcome)
        with pytest.raises(WrongState, match="has not awarded"):
            issue(db, member=house.director, candidacy_id=house.candidacy.id, now=NOW)
        db.rollback()


def test_not_on_evidence_that_the_committee_did_not_see(db: Session) -> None:
    house = Committee(db)
    done: dict[str, Any] = {"state": "decided", "outcome": "award", "decided_at": NOW}
    touched = house.before_it(house.add("trainee", "Ben"), **done, snapshot=SNAPSHOT.to_json() | {"title": "Master"})
    stored = bound(SNAPSHOT.to_json(), "north", house.ana.account_id, NOW)
    anothers = house.before_it(house.add("trainee", "Cem"), **done, snapshot=stored, digest=digest(stored))
    for one in (touched, anothers):
        with pytest.raises(WrongState, match="its hash has changed"):
            issue(db, member=house.director, candidacy_id=one.id, now=NOW)
        db.rollback()


@pytest.mark.parametrize("change", ["UPDATE certificate SET name = 'Eve'", "DELETE FROM certificate"])
def test_it_is_never_changed(db: Session, change: str) -> None:
    Committee(db).issued()
    with pytest.raises(DatabaseError, match="rows of certificate are never changed"):
        db.execute(sa.text(change))
    db.rollback()
    assert db.scalars(sa.select(Certificate.name)).all() == ["Ana"]
