"""Addresses for calendar programs: opened, changed, closed; on both databases."""

import pytest
from sqlalchemy.orm import Session

from tests.people import NOW, SECRET
from tests.work import member
from trainer.services.calendars import close_feed, feed_at, open_feed, own_feed, token_of


@pytest.fixture
def db(published_db: Session) -> Session:
    """With the people of `tests.people`."""
    return published_db


@pytest.fixture
def house(db: Session) -> Session:
    return db


def test_the_address_opens_the_feed_of_whoever_made_it(house: Session) -> None:
    trainee = member(house, "trainee")
    feed = open_feed(house, member=trainee, now=NOW)
    found = feed_at(house, token_of(feed, SECRET), SECRET)
    assert found is not None
    assert found.account_id == trainee.account_id


def test_a_new_address_ends_the_old_one(house: Session) -> None:
    trainee = member(house, "trainee")
    old = token_of(open_feed(house, member=trainee, now=NOW), SECRET)
    new = token_of(open_feed(house, member=trainee, now=NOW), SECRET)
    assert feed_at(house, old, SECRET) is None
    assert feed_at(house, new, SECRET) is not None


def test_a_closed_address_leads_nowhere_and_is_not_the_one_opened_later(house: Session) -> None:
    trainee = member(house, "trainee")
    old = token_of(open_feed(house, member=trainee, now=NOW), SECRET)
    for _ in range(2):
        close_feed(house, member=trainee, now=NOW)
    assert feed_at(house, old, SECRET) is None
    open_feed(house, member=trainee, now=NOW)
    assert feed_at(house, old, SECRET) is None
    kept = own_feed(house, trainee.account_id, trainee.programme_id)
    assert kept is not None
    assert kept.serial == 3


@pytest.mark.parametrize("token", ["", "x", "WzEsMV0", "WzEsMV0.x", "W10.x", "é", "." * 50])
def test_what_was_never_an_address_leads_nowhere(house: Session, token: str) -> None:
    open_feed(house, member=member(house, "trainee"), now=NOW)
    assert feed_at(house, token, SECRET) is None


def test_another_sites_address_leads_nowhere(house: Session) -> None:
    feed = open_feed(house, member=member(house, "trainee"), now=NOW)
    assert feed_at(house, token_of(feed, "the secret of another site altogether"), SECRET) is None
