"""Who can hear a candidate: not the close, on appeal nobody who had a part, and never who knows others' views."""

from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.house import TODAY, Statements
from tests.people import NOW
from trainer.db.models import Account, CommitteeReading
from trainer.services.contesting import contest
from trainer.services.hearing import Hearing, hearing, hearings


def of(house: Committee) -> Hearing:
    return hearing(house.session, house.candidacy, TODAY)


def names(house: Committee, accounts: frozenset[int]) -> set[str]:
    people = (house.ruth, house.sam, house.tess, house.chair, house.director)
    return {house.session.get_one(Account, one.account_id).name for one in people if one.account_id in accounts}


def test_each_panel_has_its_own_members(db: Session) -> None:
    house = Committee(db)
    assert names(house, of(house).members) == {"Ruth", "Sam", "Tess", "Cara"}
    assert names(house, of(house).presiding) == {"Cara", "Dora"}
    house.decided("not-yet")
    contest(db, member=house.ana, candidacy_id=house.candidacy.id, text="x", now=NOW)
    db.add(CommitteeReading(candidacy_id=house.candidacy.id, panel="first", by_id=house.tess.account_id, at=NOW))
    db.commit()
    assert (names(house, of(house).members), of(house).is_short) == ({"Cara"}, True)


def test_many_cost_as_much_as_one(db: Session) -> None:
    house = Committee(db)
    others = [house.before_it(house.add("trainee", name)) for name in ("Ben", "Cem")]
    statements = Statements(db)
    of(house)
    alone = len(statements)
    hearings(db, [house.candidacy, *others], house.programme.id, TODAY)
    assert len(statements) == 2 * alone
