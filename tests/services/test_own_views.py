"""A view is a member's own: who read others' gives none, what was taken back stays closed, and nobody awards alone."""

from datetime import datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.committees import DAY, Committee
from tests.people import NOW
from tests.services.test_deliberating import seen
from trainer.db.models import Membership
from trainer.domain.errors import WrongState
from trainer.services.contesting import contest
from trainer.services.deliberating import Table, decide, give_view, note_reading, say, table
from trainer.services.putting_forward import take_back


def look(house: Committee, member: Membership, candidacy_id: int) -> Table:
    """They open the page, which keeps that they read views."""
    found = table(house.session, member=member, candidacy_id=candidacy_id, now=NOW)
    note_reading(house.session, member=member, found=found, now=NOW)
    return found


def test_who_read_the_views_gives_none_that_would_be_their_own(db: Session) -> None:
    house = Committee(db)
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    house.views((house.ruth, "award"), (house.sam, "not-yet"))
    assert look(house, house.director, house.candidacy.id).reads == ("first",)
    house.director.capabilities = ["committee"]
    db.commit()
    held = table(db, member=house.director, **case)
    assert (held.may_view, held.may_decide, held.knows, held.reads) == (False, True, True, ())
    with pytest.raises(WrongState, match="would not be your own"):
        give_view(db, member=house.director, outcome="award", reason="I agree.", **case)
    db.rollback()
    house.views((house.chair, "not-yet"))
    decide(db, member=house.chair, outcome="not-yet", reason="So.", **case)
    contest(db, member=house.ana, text="x", **case)
    with pytest.raises(WrongState, match="by others"):  # to read is to have had a part
        give_view(db, member=house.director, outcome="award", reason="x", **case)
    db.rollback()
    assert not table(db, member=house.director, **case).may_decide


def test_what_was_taken_back_stays_with_those_who_gave_a_view(db: Session) -> None:
    house = Committee(db)
    first = house.candidacy
    house.views((house.ruth, "award"), (house.sam, "not-yet"))
    say(db, member=house.ruth, candidacy_id=first.id, text="One more case.", now=NOW)
    otto = house.add("director", "Otto")
    look(house, otto, first.id)
    take_back(db, member=house.director, candidacy_id=first.id, reason="Since then more is there.", now=NOW)
    for member in (house.tess, house.chair, house.director, otto):
        assert (seen(house, member), table(db, member=member, candidacy_id=first.id, now=NOW).remarks) == ([], ())
    assert len(seen(house, house.ruth)) == 2
    otto.capabilities = ["committee"]
    house.candidacy = house.before_it(house.ana)
    house.views((house.tess, "award"), (house.ruth, "award"))  # who had formed their own may do so again
    with pytest.raises(WrongState, match="would not be your own"):
        house.views((otto, "award"))


def test_who_only_spoke_about_the_first_decision_does_not_look_again(db: Session) -> None:
    house = Committee(db)
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    otto = house.add("director", "Otto")
    house.views((house.ruth, "not-yet"), (house.sam, "not-yet"))
    say(db, member=otto, text="I say: not yet.", **case)
    decide(db, member=house.director, outcome="not-yet", reason="So.", **case)
    contest(db, member=house.ana, text="x", **case)
    house.views((house.tess, "award"), (house.chair, "award"))
    assert seen(house, otto) == []
    with pytest.raises(WrongState, match="by others"):
        decide(db, member=otto, outcome="not-yet", reason="So.", **case)


def test_nobody_awards_alone_and_fewer_views_are_asked_for_by_nobody_afterwards(db: Session) -> None:
    house = Committee(db)
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    house.programme.settings = {"committee_views": 1}
    db.commit()
    house.views((house.chair, "award"))
    with pytest.raises(WrongState, match="1 of 2 views are in"):
        decide(db, member=house.chair, outcome="award", reason="So.", **case)
    db.rollback()
    house.views((house.ruth, "not-yet"))
    with pytest.raises(WrongState, match="One person alone awards nothing"):
        decide(db, member=house.chair, outcome="award", reason="So.", **case)
    db.rollback()
    assert decide(db, member=house.director, outcome="award", reason="So.", **case).outcome == "award"


def test_the_packet_is_for_whoever_has_to_do_with_it_now(db: Session) -> None:
    house = Committee(db)

    def may_take(now: datetime = NOW) -> list[bool]:
        held = (table(db, member=one, candidacy_id=house.candidacy.id, now=now) for one in people)
        return [one.may_take for one in held]

    people = (house.ruth, house.tess, house.director)
    assert may_take() == [True, True, True]
    house.decided("not-yet")
    assert may_take() == [True, False, True]
    assert may_take(NOW + 29 * DAY) == [False, False, True]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE committee_entry SET outcome = 'award'",
        "DELETE FROM committee_entry",
        "UPDATE candidacy SET digest = 'x'",
        "UPDATE candidacy SET snapshot = '{}'",
        "UPDATE candidacy SET account_id = 1",
        "UPDATE candidacy SET views_needed = 1",
    ],
)
def test_neither_the_history_nor_the_evidence_is_ever_changed(db: Session, change: str) -> None:
    house = Committee(db)
    house.views((house.ruth, "not-yet"))
    with pytest.raises(DatabaseError, match=r"rows of (committee_entry|candidacy) are never changed"):
        db.execute(sa.text(change))
