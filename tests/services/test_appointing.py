"""Guides are named by trainees and confirmed by directors, who check what bodies had made of them."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.house import TODAY
from tests.logs import LogHouse
from trainer.db.queries import guides, one_time_links
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.guides import Standing
from trainer.services.appointing import (
    confirm_guide,
    correct_standing,
    link_guide,
    name_colleague,
    name_guide,
    note_standing,
)
from trainer.services.linking import issue

THERAPIST = Standing("isipt", "supervisor", date(2020, 1, 1))


def test_who_is_named_twice_is_one_guide(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    eva = name_guide(db, member=house.ana, name=" Eva  Lind ", email="EVA@example.com", now=now)
    assert (eva.name, eva.email, eva.confirmed_at) == ("Eva Lind", "eva@example.com", None)
    assert name_guide(db, member=house.ana, name="E. Lind", email="eva@example.com", now=now).id == eva.id
    again = name_colleague(db, member=house.ruth, membership_id=house.ruth.id, now=now)
    assert again.id == house.guide.id
    sam = name_guide(db, member=house.ana, name="S.", email="sam@example.org", now=now)
    assert (sam.account_id, sam.name, sam.email) == (house.sam.account_id, "Sam", None)
    assert [guide.name for guide in guides.listed(db, house.programme.id)] == ["Eva Lind", "Otto Berg", "Ruth", "Sam"]
    south = LogHouse(db, "south")
    assert name_guide(db, member=south.ana, name="Eva", email="eva@example.com", now=now).id != eva.id


def test_who_cannot_be_named(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    for name, email in (("", "eva@example.com"), ("Eva", "eva"), ("Ana", "ana@example.org"), ("E" * 201, "e@x.org")):
        with pytest.raises(WrongState):
            name_guide(db, member=house.ana, name=name, email=email, now=now)
    with pytest.raises(NotFound):
        name_guide(db, member=house.ruth, name="Eva", email="eva@example.com", now=now)
    with pytest.raises(NotFound):
        name_colleague(db, member=house.ana, membership_id=house.ana.id, now=now)


def test_another_address_ends_the_links_sent_so_far(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    ask = {"member": house.ana, "membership_id": house.ana.id, "act": "letter", "letter": "recommendation", "now": now}
    link = issue(db, guide_ref=house.otto.ref, **ask)  # type: ignore[arg-type]
    assert len(house.mails()) == 1
    confirmed = {"member": house.director, "ref": house.otto.ref, "now": now}
    confirm_guide(db, name="Otto Berg", email="otto@example.com", **confirmed)  # type: ignore[arg-type]
    assert one_time_links.by_id(db, house.programme.id, link.id).revoked_at is None  # type: ignore[union-attr]
    confirm_guide(db, name="Otto Berg", email="otto@example.net", **confirmed)  # type: ignore[arg-type]
    assert one_time_links.by_id(db, house.programme.id, link.id).revoked_at == now  # type: ignore[union-attr]
    assert house.mails() == []
    name_guide(db, member=house.ana, name="Eva", email="eva@example.com", now=now)
    with pytest.raises(Conflict):
        confirm_guide(db, name="Otto", email="eva@example.com", **confirmed)  # type: ignore[arg-type]
    with pytest.raises(WrongState):
        confirm_guide(db, member=house.director, ref=house.guide.ref, name="R", email="r@example.com", now=now)


def test_a_standing_is_noted_corrected_and_withdrawn(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    seen = {"member": house.director, "ref": house.otto.ref, "now": now}
    first = note_standing(db, standing=THERAPIST, source="The body’s register", checked_on=TODAY, **seen)  # type: ignore[arg-type]

    def known() -> tuple[Standing, ...]:
        return guides.of_programme(db, house.programme.id)[house.otto.ref].standings

    assert known() == (THERAPIST,)
    ended = Standing("isipt", "supervisor", date(2020, 1, 1), date(2026, 10, 1))
    second = correct_standing(
        db,
        standing_id=first.id,
        standing=ended,
        source="Their letter",
        reason="It lapsed",
        **seen,  # type: ignore[arg-type]
    )
    assert known() == (ended,)
    with pytest.raises(NotFound):  # it does not stand any more
        correct_standing(db, standing_id=first.id, standing=None, reason="Twice", **seen)  # type: ignore[arg-type]
    correct_standing(db, standing_id=second.id, standing=None, reason="Another Otto", **seen)  # type: ignore[arg-type]
    assert known() == ()
    history = guides.standings(db, house.otto.id)
    assert [(row.withdrawn, row.reason, row.checked_by_id) for row in history] == [
        (False, "", house.director.account_id),
        (False, "It lapsed", house.director.account_id),
        (True, "Another Otto", house.director.account_id),
    ]
    assert [action for action in house.actions() if action.startswith("standing")] == [
        "standing.noted",
        "standing.corrected",
        "standing.withdrawn",
    ]


@pytest.mark.parametrize(
    ("standing", "source", "checked_on"),
    [
        (Standing("guild", "supervisor", date(2020, 1, 1)), "seen", TODAY),
        (Standing("isipt", " ", date(2020, 1, 1)), "seen", TODAY),
        (THERAPIST, " ", TODAY),
        (Standing("isipt", "supervisor", date(2027, 1, 1)), "seen", TODAY),
        (Standing("isipt", "supervisor", date(2020, 1, 1), date(2019, 1, 1)), "seen", TODAY),
        (THERAPIST, "seen", date(2027, 1, 1)),
        (THERAPIST, "seen", date(2019, 1, 1)),
    ],
)
def test_what_no_standing_can_be(db: Session, now: datetime, standing: Standing, source: str, checked_on: date) -> None:
    house = LogHouse(db)
    with pytest.raises(WrongState):
        note_standing(
            db,
            member=house.director,
            ref=house.otto.ref,
            standing=standing,
            source=source,
            checked_on=checked_on,
            now=now,
        )


def test_only_directors_of_the_programme_check(db: Session, now: datetime) -> None:
    house, south = LogHouse(db), LogHouse(db, "south")
    for actor in (house.ana, house.ruth, south.director):
        with pytest.raises(NotFound):
            note_standing(
                db,
                member=actor,
                ref=house.otto.ref,
                standing=THERAPIST,
                source="seen",
                checked_on=TODAY,
                now=now,
            )
        with pytest.raises(NotFound):
            confirm_guide(db, member=actor, ref=house.otto.ref, name="O", email="o@example.com", now=now)


def test_an_outside_guide_is_linked_to_an_account_and_their_links_end(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    case = house.case(guide=house.otto.ref)
    link = issue(
        db, member=house.ana, membership_id=house.ana.id, guide_ref=house.otto.ref, act="verify", refs=[case.ref],
        now=now,
    )  # fmt: skip
    for _ in range(2):
        guide = link_guide(db, member=house.director, ref=house.otto.ref, membership_id=house.sam.id, now=now)
    assert (guide.account_id, guide.name, guide.email) == (house.sam.account_id, "Sam", None)
    db.refresh(link)
    assert link.revoked_at
    assert house.actions().count("guide.linked") == 1
    with pytest.raises(WrongState):
        link_guide(db, member=house.director, ref=house.otto.ref, membership_id=house.ruth.id, now=now)
    with pytest.raises(NotFound):
        link_guide(db, member=house.director, ref=house.otto.ref, membership_id=house.ana.id, now=now)
    with pytest.raises(NotFound):
        link_guide(db, member=house.ana, ref=house.otto.ref, membership_id=house.sam.id, now=now)


def test_nobody_is_two_guides(db: Session, now: datetime) -> None:
    house = LogHouse(db)
    with pytest.raises(Conflict, match="guide here already"):
        link_guide(db, member=house.director, ref=house.otto.ref, membership_id=house.ruth.id, now=now)
