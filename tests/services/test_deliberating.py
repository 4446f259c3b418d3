"""A committee decides: each member alone first, then one decision that keeps dissent; its history only grows."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.committees import DAY, Committee
from tests.house import BEGAN, Statements
from tests.people import NOW
from trainer.db.models import CommitteeEntry, Membership, Supervision
from trainer.domain.errors import NotFound, WrongState
from trainer.services.contesting import contest
from trainer.services.deliberating import decide, give_view, say, table


def seen(house: Committee, member: Membership) -> list[tuple[str, str, str | None]]:
    held = table(house.session, member=member, candidacy_id=house.candidacy.id, now=NOW)
    return [(entry.panel, entry.by.name, entry.outcome) for entry in held.history if entry.kind == "view"]


def test_nobody_sees_a_view_before_their_own(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"))
    for member in (house.sam, house.tess, house.chair, house.director):
        assert seen(house, member) == []
    assert seen(house, house.ruth) == [("first", "Ruth", "award")]
    house.views((house.sam, "not-yet"))
    both = [("first", "Ruth", "award"), ("first", "Sam", "not-yet")]
    assert seen(house, house.ruth) == seen(house, house.sam) == both
    assert seen(house, house.tess) == seen(house, house.chair) == []
    assert seen(house, house.director) == both  # who has no view to give, once enough are in


def test_a_director_who_sits_on_the_committee_gives_a_view_first(db: Session) -> None:
    house = Committee(db)
    house.add("supervisor", "Dora", capabilities=["committee"])  # in another of her roles
    house.views((house.ruth, "award"), (house.sam, "award"))
    assert seen(house, house.director) == []
    with pytest.raises(WrongState, match="put your own view down before"):
        decide(db, member=house.director, candidacy_id=house.candidacy.id, outcome="award", reason="Yes.", now=NOW)


def test_whoever_supervised_the_candidate_has_no_part_in_it(db: Session) -> None:
    house = Committee(db)
    mind = house.add("supervisor", "Dora")  # the director, in another of her roles
    for supervisor, last in ((house.ruth, BEGAN), (house.chair, None), (mind, None)):
        db.add(
            Supervision(
                programme_id=house.programme.id, trainee_id=house.ana.id, supervisor_id=supervisor.id,
                from_on=BEGAN, until_on=last,
            )
        )  # fmt: skip
    db.commit()
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    for member in (house.ruth, house.chair):
        with pytest.raises(NotFound):
            table(db, member=member, **case)
        with pytest.raises(NotFound):
            give_view(db, member=member, outcome="award", reason="She is mine.", **case)
    house.views((house.sam, "award"), (house.tess, "not-yet"))
    found = table(db, member=house.director, **case)  # who puts forward and issues, and so knows of it
    assert (found.may_view, found.may_decide, seen(house, house.director)) == (False, False, [])
    for member in (house.director, house.chair):
        with pytest.raises(NotFound):
            decide(db, member=member, outcome="award", reason="Yes.", **case)
    assert [name for name, _ in house.notices()] == []


def test_the_discussion_opens_to_each_with_their_own_view(db: Session) -> None:
    house = Committee(db)
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    house.views((house.ruth, "award"))
    say(db, member=house.ruth, text="I would ask for one more case.", **case)
    for member in (house.sam, house.chair, house.director):
        assert table(db, member=member, **case).remarks == ()
        with pytest.raises(WrongState, match="once your own view is there"):
            say(db, member=member, text="Why?", **case)
        db.rollback()
    house.views((house.sam, "not-yet"))
    for member in (house.sam, house.director):  # who presides over views that are complete, and has none to give
        say(db, member=member, text="Let us talk.", **case)
    heard = table(db, member=house.ruth, **case).remarks
    assert [(said.by.name, said.text) for said in heard][:2] == [
        ("Ruth", "I would ask for one more case."),
        ("Sam", "Let us talk."),
    ]
    assert table(db, member=house.tess, **case).remarks == ()
    decide(db, member=house.director, outcome="award", reason="So.", **case)
    assert len(table(db, member=house.tess, **case).remarks) == 3
    with pytest.raises(WrongState, match="has been decided"):
        say(db, member=house.ruth, text="Too late.", **case)
    db.rollback()
    with pytest.raises(DatabaseError, match="rows of committee_remark are never changed"):
        db.execute(sa.text("UPDATE committee_remark SET text = 'x'"))


def test_directors_hear_that_a_certificate_can_be_issued(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"), (house.chair, "award"))
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    decide(db, member=house.chair, outcome="award", reason="So.", **case)
    assert ("Dora", "A certificate waits to be issued: Foundation in IPT formulation") in house.notices()


def test_what_is_open_to_whom(db: Session) -> None:
    house = Committee(db)

    def open_to(member: Membership) -> tuple[bool, bool]:
        held = table(db, member=member, candidacy_id=house.candidacy.id, now=NOW)
        return held.may_view, held.may_decide

    assert [open_to(one) for one in (house.ruth, house.chair, house.director)] == [
        (True, False),
        (True, False),
        (False, False),
    ]
    house.views((house.ruth, "award"), (house.sam, "award"))
    assert [open_to(one) for one in (house.ruth, house.chair, house.director)] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    house.views((house.chair, "award"))
    assert open_to(house.chair) == (False, True)
    held = table(db, member=house.tess, candidacy_id=house.candidacy.id, now=NOW)
    assert (held.given, held.least) == (3, 2)


def test_a_view_is_given_once_with_a_reason(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"))
    for member, outcome, reason, why in (
        (house.ruth, "not-yet", "No.", "is there already"),
        (house.sam, "perhaps", "No.", "Choose whether"),
        (house.sam, "award", " ", "what leads you"),
        (house.sam, "award", "x" * 5000, "there is room for 4000"),
    ):
        with pytest.raises(WrongState, match=why):
            give_view(db, member=member, candidacy_id=house.candidacy.id, outcome=outcome, reason=reason, now=NOW)
        db.rollback()


def test_strangers_and_the_candidate_have_no_part(db: Session) -> None:
    house, other = Committee(db), Committee(db, "south")
    eve, odd = house.add("supervisor", "Eve"), house.add("trainee", "Odo", capabilities=["committee"])
    own = house.add("supervisor", "Ana", capabilities=["committee"])  # the candidate, in another role
    boss = house.add("director", "Ana")
    for member in (house.ana, eve, odd, own, boss, other.chair, other.director):
        with pytest.raises(NotFound):
            table(db, member=member, candidacy_id=house.candidacy.id, now=NOW)
        with pytest.raises(NotFound):
            give_view(db, member=member, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
        with pytest.raises(NotFound):
            decide(db, member=member, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
    with pytest.raises(NotFound):
        give_view(db, member=house.director, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
    with pytest.raises(NotFound):
        decide(db, member=house.ruth, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)


def test_it_is_decided_once_enough_views_are_in_and_dissent_is_kept(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"))
    with pytest.raises(WrongState, match="1 of 2 views are in"):
        decide(db, member=house.director, candidacy_id=house.candidacy.id, outcome="award", reason="Yes.", now=NOW)
    db.rollback()
    house.views((house.sam, "not-yet"))
    with pytest.raises(WrongState, match="the candidate reads it"):
        decide(db, member=house.director, candidacy_id=house.candidacy.id, outcome="award", reason="", now=NOW)
    db.rollback()
    made = decide(
        db, member=house.director, candidacy_id=house.candidacy.id, outcome="award", reason="It is enough.", now=NOW
    )
    assert (made.state, made.outcome, made.decided_at) == ("decided", "award", NOW)
    last = db.scalars(sa.select(CommitteeEntry).order_by(CommitteeEntry.id.desc())).first()
    assert last
    assert (last.kind, last.reason, last.dissent) == ("decision", "It is enough.", [house.sam.account_id])
    assert seen(house, house.tess) == [("first", "Ruth", "award"), ("first", "Sam", "not-yet")]
    for late in (house.tess, house.chair):
        with pytest.raises(WrongState, match="has been decided"):
            give_view(db, member=late, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
        db.rollback()


def test_who_presides_is_told_when_views_are_in_and_the_candidate_when_it_is_decided(db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet", by=house.director)
    assert house.notices() == [
        ("Dora", "The views on a candidate are in: Foundation in IPT formulation"),
        ("Cara", "The views on a candidate are in: Foundation in IPT formulation"),
        ("Ana", "Decided: Foundation in IPT formulation"),
    ]
    assert "you can appeal once, within 28 days" in house.mails()[-1].text
    assert house.actions() == ["candidacy.view", "candidacy.view", "candidacy.decision"]


def test_on_appeal_others_look_alone_again(db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet")
    contest(db, member=house.ana, candidacy_id=house.candidacy.id, text="The hours are there.", now=NOW)
    with pytest.raises(WrongState, match="by others"):
        give_view(db, member=house.ruth, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
    db.rollback()
    assert seen(house, house.tess) == []  # neither the first panel's nor this one's
    house.views((house.tess, "award"))
    assert seen(house, house.ruth) == [("first", "Ruth", "not-yet"), ("first", "Sam", "not-yet")]
    house.views((house.chair, "award"))
    with pytest.raises(WrongState, match="by others"):
        decide(db, member=house.director, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
    db.rollback()
    made = decide(db, member=house.chair, candidacy_id=house.candidacy.id, outcome="award", reason="They are.", now=NOW)
    assert (made.state, made.outcome) == ("final", "award")
    assert len(seen(house, house.ruth)) == 4


def test_the_table_costs_as_much_with_many_views(db: Session) -> None:
    house = Committee(db)
    counted = []
    for names in (("Uma", "Vera"), ("Wim", "Xena", "Yara", "Zoe")):
        for name in names:
            house.views((house.add("expert", name, capabilities=["committee"]), "award"))
        statements = Statements(db)
        db.expire_all()
        seen(house, house.director)
        counted.append(len(statements))
    assert counted[0] == counted[1]


def dissent(house: Committee, member: Membership) -> list[int]:
    held = table(house.session, member=member, candidacy_id=house.candidacy.id, now=NOW)
    return [who for entry in held.history if entry.kind == "decision" for who in held.dissent_of(entry)]


def test_on_appeal_nobody_sees_how_the_first_panel_was_divided(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"), (house.sam, "not-yet"))
    case: dict[str, Any] = {"candidacy_id": house.candidacy.id, "now": NOW}
    decide(db, member=house.director, outcome="not-yet", reason="So.", **case)
    contest(db, member=house.ana, text="The hours are there.", **case)
    assert dissent(house, house.tess) == []
    house.views((house.tess, "not-yet"))
    assert dissent(house, house.tess) == []
    assert dissent(house, house.sam) == [house.ruth.account_id]
    house.views((house.chair, "not-yet"))
    decide(db, member=house.chair, outcome="not-yet", reason="So.", **case)
    assert dissent(house, house.tess) == [house.ruth.account_id]


def test_who_decided_first_does_not_follow_the_appeal(db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet")
    contest(db, member=house.ana, candidacy_id=house.candidacy.id, text="The hours are there.", now=NOW)
    house.views((house.tess, "award"), (house.chair, "award"))
    assert seen(house, house.director) == [("first", "Ruth", "not-yet"), ("first", "Sam", "not-yet")]


def test_who_came_to_supervise_the_candidate_says_no_more(db: Session) -> None:
    house = Committee(db)
    seat = house.add("supervisor", "Dora", capabilities=["committee"])  # the director, in another of her roles
    house.views((seat, "award"))
    db.add(
        Supervision(programme_id=house.programme.id, trainee_id=house.ana.id, supervisor_id=seat.id, from_on=BEGAN)
    )  # fmt: skip
    db.commit()
    with pytest.raises(WrongState, match="once your own view is there"):
        say(db, member=house.director, candidacy_id=house.candidacy.id, text="She is mine.", now=NOW)


def test_who_may_look_again_sees_nothing_while_an_appeal_can_come(db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "not-yet"), (house.sam, "not-yet"))
    say(db, member=house.ruth, candidacy_id=house.candidacy.id, text="Too few hours.", now=NOW)
    decide(db, member=house.director, candidacy_id=house.candidacy.id, outcome="not-yet", reason="So.", now=NOW)
    both = [("first", "Ruth", "not-yet"), ("first", "Sam", "not-yet")]
    other = house.add("director", "Otto")
    for member in (house.tess, house.chair, other):
        held = table(db, member=member, candidacy_id=house.candidacy.id, now=NOW)
        assert (seen(house, member), held.remarks, held.waits) == ([], (), True)
    for member in (house.ruth, house.director):
        held = table(db, member=member, candidacy_id=house.candidacy.id, now=NOW)
        assert (seen(house, member), len(held.remarks), held.waits) == (both, 1, False)
    later = table(db, member=house.tess, candidacy_id=house.candidacy.id, now=NOW + 29 * DAY)
    assert (len(later.remarks), later.waits) == (1, False)
