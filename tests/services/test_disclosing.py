"""A certificate's page tells what its holder allows, and always whether it holds."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.people import NOW
from tests.services.test_renewing import NEAR, again
from trainer.domain.errors import NotFound
from trainer.services.disclosing import choose, held_at, own, shown
from trainer.services.revoking import revoke


def test_a_stranger_sees_whether_it_holds_and_no_name(db: Session) -> None:
    made = Committee(db).issued()
    told = shown(held_at(db, made.number.lower().replace("-", " ")), NOW)
    assert (told.standing, told.title, told.programme) == ("valid", "Foundation in IPT formulation", "The North")
    assert (told.decided_on, told.valid_until, told.unproctored) == (date(2026, 11, 20), date(2029, 11, 19), True)
    assert (told.name, told.rows, told.revoked_on, told.renewed_by) == (None, (), None, None)


def test_the_holder_chooses_and_changes_their_mind(db: Session) -> None:
    house = Committee(db)
    made = house.issued()
    pick = {"account_id": house.ana.account_id, "typed": made.number, "now": NOW}
    choose(db, **pick, show_name=True, show_evidence=False)  # type: ignore[arg-type]
    assert (shown(held_at(db, made.number), NOW).name, shown(held_at(db, made.number), NOW).rows) == ("Ana", ())
    choose(db, **pick, show_name=False, show_evidence=True)  # type: ignore[arg-type]
    db.expire_all()
    told = shown(held_at(db, made.number), NOW)
    assert (told.name, [row.words for row in told.rows]) == (
        None,
        ["Read both opening modules", "Ten hours of supervision"],
    )
    assert house.actions()[-2:] == ["certificate.shown", "certificate.shown"]


def test_nobody_else_chooses(db: Session) -> None:
    house = Committee(db)
    made = house.issued()
    for member in (house.ruth, house.director):
        with pytest.raises(NotFound):
            choose(db, account_id=member.account_id, typed=made.number, show_name=True, show_evidence=True, now=NOW)
        with pytest.raises(NotFound):
            own(db, account_id=member.account_id, typed=made.number)
    for typed in ("", "x", "0000-0000-0000-0000", made.number[:-1]):
        with pytest.raises(NotFound):
            held_at(db, typed)


def test_expired_renewed_revoked(published_file_db: Session) -> None:
    db = published_file_db
    house = Committee(db, "east")
    first = house.issued()
    assert shown(held_at(db, first.number), NOW + timedelta(days=3 * 366)).standing == "expired"
    second = again(house, first)
    assert shown(held_at(db, first.number), NEAR).renewed_by == second.number
    revoke(db, member=house.director, certificate_id=second.id, reason="Secret.", now=NEAR)
    db.expire_all()
    told = shown(held_at(db, first.number), NEAR)
    assert (told.standing, told.revoked_on) == ("revoked", date(2029, 9, 1))
    assert "Secret" not in repr(told)
