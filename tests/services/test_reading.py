"""Marking sections as read, and notes that never overwrite one another, on both databases."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import people
from trainer.db.models import AuditEvent, SectionRead
from trainer.db.queries import reading
from trainer.domain.errors import NotFound, WrongState
from trainer.services.reading import LONGEST_NOTE, mark_section, save_note

MODULE = "what-is-ipt"


@pytest.fixture
def me(published_db: Session) -> int:
    return people.account(published_db, "trainee").id


@pytest.fixture
def section(published_db: Session) -> str:
    from trainer.services.catalogue import current

    return current(published_db).modules[MODULE].module.sections[0].id


def test_a_section_is_marked_once_and_taken_back(published_db: Session, me: int, section: str, now: datetime) -> None:
    db = published_db
    for later in (0, 5):
        moment = now + timedelta(minutes=later)
        mark_section(db, account_id=me, slug=MODULE, section=section, read=True, now=moment)
    assert reading.sections(db, me) == {MODULE: {section}}
    assert db.scalars(sa.select(SectionRead.read_at)).one() == now
    for _ in range(2):
        mark_section(db, account_id=me, slug=MODULE, section=section, read=False, now=now)
    assert reading.sections(db, me, MODULE) == {}


def test_only_sections_that_are_there_can_be_marked(
    published_db: Session, me: int, section: str, now: datetime
) -> None:
    for slug, name in ((MODULE, "nothing"), ("nothing", section)):
        with pytest.raises(NotFound):
            mark_section(published_db, account_id=me, slug=slug, section=name, read=True, now=now)


def test_reading_is_nobody_elses_affair(published_db: Session, me: int, section: str, now: datetime) -> None:
    before = published_db.scalar(sa.select(sa.func.count()).select_from(AuditEvent))
    mark_section(published_db, account_id=me, slug=MODULE, section=section, read=True, now=now)
    save_note(published_db, account_id=me, slug=MODULE, text="mine", revision=0, now=now)
    other = people.account(published_db, "supervisor").id
    assert reading.sections(published_db, other) == {}
    assert reading.note(published_db, other, MODULE) is None
    assert published_db.scalar(sa.select(sa.func.count()).select_from(AuditEvent)) == before


def test_two_tabs_never_overwrite_one_another(published_db: Session, me: int, now: datetime) -> None:
    db = published_db
    first = save_note(db, account_id=me, slug=MODULE, text="one", revision=0, now=now)
    assert (first.text, first.revision, first.yours) == ("one", 1, None)
    second = save_note(db, account_id=me, slug=MODULE, text="two", revision=first.revision, now=now)
    late = save_note(db, account_id=me, slug=MODULE, text="three", revision=first.revision, now=now)
    assert (late.text, late.revision, late.yours) == ("two", second.revision, "three")
    kept = reading.note(db, me, MODULE)
    assert kept
    assert (kept.text, kept.revision) == ("two", 2)
    chosen = save_note(db, account_id=me, slug=MODULE, text="three", revision=late.revision, now=now)
    assert (chosen.text, chosen.revision, chosen.yours) == ("three", 3, None)


def test_a_repeat_after_a_lost_answer_changes_nothing(published_db: Session, me: int, now: datetime) -> None:
    for _ in range(2):
        saved = save_note(published_db, account_id=me, slug=MODULE, text="one", revision=0, now=now)
        assert (saved.revision, saved.yours) == (1, None)


def test_a_note_can_be_emptied_but_not_endless(published_db: Session, me: int, now: datetime) -> None:
    save_note(published_db, account_id=me, slug=MODULE, text="one", revision=0, now=now)
    assert save_note(published_db, account_id=me, slug=MODULE, text="", revision=1, now=now).revision == 2
    with pytest.raises(WrongState, match="Shorten it"):
        save_note(published_db, account_id=me, slug=MODULE, text="x" * (LONGEST_NOTE + 1), revision=2, now=now)
    with pytest.raises(NotFound):
        save_note(published_db, account_id=me, slug="nothing", text="x", revision=0, now=now)
