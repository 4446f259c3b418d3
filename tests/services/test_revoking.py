"""A certificate is revoked for good, with all that it renewed, and its holder reads why."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.people import NOW
from tests.services.test_renewing import NEAR, again
from trainer.db.models import Certificate, CertificateRevocation
from trainer.domain.errors import NotFound, WrongState
from trainer.services.revoking import revoke


def take(house: Committee, made: Certificate, reason: str = "The log was not theirs.", by: str = "director") -> None:
    revoke(house.session, member=getattr(house, by), certificate_id=made.id, reason=reason, now=NOW)


def test_its_holder_reads_why(db: Session) -> None:
    house = Committee(db)
    take(house, house.issued())
    assert house.notices()[-1] == ("Ana", "Your certificate has been revoked: Foundation in IPT formulation")
    assert "The log was not theirs." in house.mails()[-1].text
    assert house.actions()[-1] == "certificate.revoked"


def test_those_that_it_renewed_go_with_it(published_file_db: Session) -> None:
    db = published_file_db
    house = Committee(db, "east")
    first = house.issued()
    second = again(house, first)
    with pytest.raises(WrongState, match="revoke the one that followed"):
        take(house, first)
    db.rollback()
    third = again(house, second, now=NEAR.replace(year=2032))
    take(house, third)
    assert sorted(db.scalars(sa.select(CertificateRevocation.certificate_id))) == [first.id, second.id, third.id]


def test_once_with_a_reason_by_a_director(db: Session) -> None:
    house, other = Committee(db), Committee(db, "south")
    made = house.issued()
    for place, by in ((house, "chair"), (house, "ana"), (other, "director")):
        with pytest.raises(NotFound):
            take(place, made, by=by)
    with pytest.raises(WrongState, match="Say why"):
        take(house, made, " ")
    db.rollback()
    take(house, made)
    with pytest.raises(WrongState, match="already"):
        take(house, made)


@pytest.mark.parametrize(
    "change", ["UPDATE certificate_revocation SET reason = ''", "DELETE FROM certificate_revocation"]
)
def test_it_is_for_good(db: Session, change: str) -> None:
    house = Committee(db)
    take(house, house.issued())
    with pytest.raises(DatabaseError, match="rows of certificate_revocation are never changed"):
        db.execute(sa.text(change))
