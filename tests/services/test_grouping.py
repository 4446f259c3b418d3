"""Cohorts begin and change; their short names stay."""

from datetime import date, datetime

import pytest
from sqlalchemy.orm import Session

from tests.house import BEGAN, House
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.services.grouping import begin_cohort, change_cohort, short


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Spring 2027", "spring-2027"),
        ("Été, evening", "ete-evening"),
        ("春", "cohort"),
        ("  ", "cohort"),
        ("x" * 99, "x" * 40),
    ],
)
def test_short_names(name: str, slug: str) -> None:
    assert short(name) == slug


def test_a_cohort_begins_and_changes(db: Session, now: datetime) -> None:
    house = House(db)
    slugs = [
        begin_cohort(db, member=house.director, name=name, starts_on=BEGAN, ends_on=None, now=now).slug
        for name in ("Spring 27", "Spring-27", "Spring: 27")
    ]
    assert slugs == ["spring-27", "spring-27-2", "spring-27-3"]
    changed = change_cohort(
        db, member=house.director, slug="spring-27", name="Late spring", starts_on=BEGAN, ends_on=BEGAN, now=now
    )
    assert (changed.slug, changed.name, changed.ends_on) == ("spring-27", "Late spring", BEGAN)
    assert house.actions() == ["cohort.added"] * 3 + ["cohort.changed"]


def test_what_cannot_be(db: Session, now: datetime) -> None:
    north, south = House(db), House(db, "south")
    with pytest.raises(Conflict, match="of that name"):
        begin_cohort(db, member=north.director, name=" FIRST ", starts_on=BEGAN, ends_on=None, now=now)
    db.rollback()
    with pytest.raises(WrongState, match="before the first"):
        begin_cohort(db, member=north.director, name="x", starts_on=BEGAN, ends_on=date(2026, 8, 31), now=now)
    db.rollback()
    with pytest.raises(WrongState, match="can be read"):
        begin_cohort(db, member=north.director, name="\u202e", starts_on=BEGAN, ends_on=None, now=now)
    db.rollback()
    begin_cohort(db, member=south.director, name="Own", starts_on=BEGAN, ends_on=None, now=now)
    for actor in (north.director, south.add("supervisor", "Ruth")):
        with pytest.raises(NotFound):
            change_cohort(db, member=actor, slug="own", name="x", starts_on=BEGAN, ends_on=None, now=now)
        db.rollback()
    change_cohort(db, member=north.director, slug="first", name="first", starts_on=BEGAN, ends_on=None, now=now)
