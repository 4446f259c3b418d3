"""The audit can be searched, and read page after page."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from tests.house import House
from trainer.db.models import Candidacy
from trainer.db.queries import audits
from trainer.db.queries.audits import SIZE, Search
from trainer.services.auditing import record


@pytest.fixture
def house(db: Session, now: datetime) -> House:
    """Dora and Otto have done things, an hour apart; one more thing happened in the south."""
    house, south = House(db), House(db, "south")
    otto = house.add("director", "Otto")
    did = [
        (house.director.account_id, "membership.changed", "membership", 1),
        (otto.account_id, "membership.withdrawn", "membership", otto.id),
        (None, "cohort.added", "cohort", 1),
    ]
    for n, (actor, action, kind, of) in enumerate(did):
        at = now + timedelta(hours=n)
        for programme in (house.programme, south.programme)[: 1 + (n == 0)]:
            record(
                db,
                at=at,
                actor_id=actor,
                programme_id=programme.id,
                action=action,
                object_kind=kind,
                object_id=of,
            )
    db.commit()
    return house


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ({}, ["cohort.added", "membership.withdrawn", "membership.changed"]),
        ({"who": "OTTO"}, ["membership.withdrawn"]),
        ({"who": "dora@"}, ["membership.changed"]),
        ({"whose": "OTTO"}, ["membership.withdrawn"]),
        ({"whose": "otto@", "who": "dora"}, []),
        ({"whose": "%"}, []),
        ({"what": "membership.withdrawn"}, ["membership.withdrawn"]),
        ({"what": "membership"}, []),
        ({"who": "%"}, []),
        ({"kind": "cohort"}, ["cohort.added"]),
        ({"kind": "membership", "of": "1"}, ["membership.changed"]),
    ],
)
def test_filters(house: House, search: dict[str, str], found: list[str]) -> None:
    entries, more = audits.page(house.session, house.programme.id, Search(**search))  # type: ignore[arg-type]
    assert ([entry.event.action for entry in entries], more) == (found, False)


def test_from_and_until(house: House, now: datetime) -> None:
    hour = timedelta(hours=1)
    search = Search(since=now + hour, until=now + 2 * hour)
    entries, _ = audits.page(house.session, house.programme.id, search)
    assert [(entry.event.action, entry.name) for entry in entries] == [("membership.withdrawn", "Otto")]
    assert audits.names(house.session, house.programme.id, entries) == {
        ("membership", entries[0].event.object_id): "Otto"
    }
    assert len(audits.of_thing(house.session, house.programme.id, "membership", 1, 5)) == 1


def test_pages_and_the_whole(db: Session, now: datetime) -> None:
    house = House(db)
    for n in range(SIZE + 5):
        record(
            db,
            at=now + timedelta(minutes=n // 3),
            programme_id=house.programme.id,
            action=f"thing.{n:02}",
            object_kind="thing",
            object_id=n,
        )
    db.commit()
    first, more = audits.page(db, house.programme.id, Search())
    rest, end = audits.page(db, house.programme.id, Search(before=first[-1].event.id))
    order = [entry.event.action for entry in (*first, *rest)]
    assert order == [f"thing.{n:02}" for n in reversed(range(SIZE + 5))]
    assert (more, end) == (True, False)
    assert [e.event.action for e in audits.everything(db, house.programme.id, Search(), 7)] == order[:7]


def test_practice_is_nobody_elses(db: Session, now: datetime) -> None:
    house = House(db)
    for kind, detail in (
        ("submission", {"mode": "practice"}),
        ("submission", {"mode": "assessed"}),
        ("draft", {}),
        ("turn", {}),
    ):
        record(
            db,
            at=now,
            programme_id=house.programme.id,
            action=f"{kind}.{detail.get('mode', 'done')}",
            object_kind=kind,
            object_id=1,
            detail=detail,
        )
    db.commit()
    entries, _ = audits.page(db, house.programme.id, Search())
    assert [entry.event.action for entry in entries] == ["turn.done", "submission.assessed"]


def test_a_director_does_not_learn_here_who_gave_views_on_them(db: Session, now: datetime) -> None:
    house = House(db)
    own, other = (
        Candidacy(
            programme_id=house.programme.id, account_id=one.account_id, pathway="p", edition="1", title="P",
            snapshot={}, digest="", state="first", put_forward_at=now,
        )
        for one in (house.director, house.add("trainee", "Ana"))
    )  # fmt: skip
    db.add_all([own, other])
    db.flush()
    for one in (own, other):
        record(
            db,
            at=now,
            programme_id=house.programme.id,
            action="candidacy.view",
            object_kind="candidacy",
            object_id=one.id,
        )
    db.commit()
    search = Search(viewer=house.director.account_id)
    for entries in (
        audits.page(db, house.programme.id, search)[0],
        list(audits.everything(db, house.programme.id, search, 9)),
    ):
        assert [entry.event.object_id for entry in entries if entry.event.object_kind == "candidacy"] == [str(other.id)]
