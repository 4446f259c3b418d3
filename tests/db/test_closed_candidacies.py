"""What was decided is found by name, outcome and dissent on both databases, and dissent only by whoever may know."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from tests.committees import Committee
from tests.people import NOW
from trainer.db.queries.closed_candidacies import Search, closed
from trainer.db.queries.judged_work import levels_of_peers, states, waived
from trainer.services.deliberating import decide

DAY = timedelta(days=1)


def test_dissent_is_found_by_whoever_had_a_part_and_by_others_when_no_appeal_can_come(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"), (house.sam, "not-yet"))
    decide(
        db, member=house.director, candidacy_id=house.candidacy.id, outcome="not-yet", reason="So.", now=NOW
    )  # fmt: skip
    house.before_it(house.add("trainee", "100% Una"), state="decided", outcome="award", decided_at=NOW + DAY)
    house.before_it(house.add("trainee", "Vic"), state="withdrawn")
    own = house.programme.id

    def found(search: Search) -> list[tuple[str, bool]]:
        rows, count = closed(db, own, search, 1, 20)
        assert count == len(rows)
        return [(one.candidacy.account.name, one.dissent) for one in rows]

    tess = Search(house.tess.account_id, NOW - DAY)
    assert found(tess) == [("100% Una", False), ("Vic", False), ("Ana", False)]
    assert found(replace(tess, dissent=True)) == []
    sam = replace(tess, viewer_id=house.sam.account_id)
    assert found(replace(sam, dissent=True)) == [("Ana", True)]
    assert found(Search(house.tess.account_id, NOW + 99 * DAY, dissent=True)) == [("Ana", True)]
    assert found(replace(sam, words="0% u")) == [("100% Una", False)]
    assert found(replace(sam, outcome="award")) == [("100% Una", False)]
    assert found(replace(sam, outcome="withdrawn")) == [("Vic", False)]
    assert found(replace(sam, hidden={house.ana.account_id}, dissent=True)) == []


def test_what_is_asked_of_many_is_asked_on_both(db: Session) -> None:
    house = Committee(db)
    one = house.ana.account_id
    assert levels_of_peers(db, house.programme.id, one, house.candidacy.pathway) == []
    assert states(db, house.programme.id, [one]) == {}
    assert waived(db, house.programme.id) == frozenset()
