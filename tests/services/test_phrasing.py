"""Comments kept for use again."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from tests.work import member
from trainer.db.queries import gradings
from trainer.domain.errors import NotAllowed, NotFound, WrongState
from trainer.services import phrasing


def test_a_comment_is_kept_once_and_found_again(published_db: Session, now: datetime) -> None:
    who = member(published_db, "supervisor")
    first = phrasing.keep(published_db, member=who, text="  Cite the turn. ", shared=False, now=now)
    again = phrasing.keep(published_db, member=who, text="Cite the turn.", shared=False, now=now)
    assert first.id == again.id
    held = gradings.phrases(published_db, who.programme_id, who.account_id)
    assert [p.text for p in held] == ["Cite the turn."]
    phrasing.drop(published_db, member=who, phrase_id=first.id, now=now)
    assert gradings.phrases(published_db, who.programme_id, who.account_id) == []


@pytest.mark.parametrize("text", ["  ", "x" * (phrasing.LONGEST + 1)])
def test_nothing_and_too_much_are_not_kept(published_db: Session, now: datetime, text: str) -> None:
    with pytest.raises(WrongState):
        phrasing.keep(published_db, member=member(published_db, "supervisor"), text=text, shared=False, now=now)


def test_only_a_senior_keeps_one_for_everybody(published_db: Session, now: datetime) -> None:
    who, director = member(published_db, "supervisor"), member(published_db, "director")
    with pytest.raises(NotAllowed):
        phrasing.keep(published_db, member=who, text="For all.", shared=True, now=now)
    shared = phrasing.keep(published_db, member=director, text="For all.", shared=True, now=now)
    assert [p.id for p in gradings.phrases(published_db, who.programme_id, who.account_id)] == [shared.id]
    with pytest.raises(NotFound):
        phrasing.drop(published_db, member=who, phrase_id=shared.id, now=now)
    phrasing.drop(published_db, member=director, phrase_id=shared.id, now=now)


def test_one_persons_comments_are_nobody_elses(published_db: Session, now: datetime) -> None:
    who, director = member(published_db, "supervisor"), member(published_db, "director")
    own = phrasing.keep(published_db, member=who, text="Mine.", shared=False, now=now)
    assert gradings.phrases(published_db, director.programme_id, director.account_id) == []
    with pytest.raises(NotFound):
        phrasing.drop(published_db, member=director, phrase_id=own.id, now=now)
