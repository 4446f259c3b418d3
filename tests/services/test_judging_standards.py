"""Judges give levels alone, half done or whole; nobody else may; what is said belongs between the rounds."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.house import Statements
from tests.people import NOW
from tests.pieces import colleague
from tests.standards import give, opened, three
from tests.work import member
from trainer.db.models import AuditEvent, Membership, StandardMarks
from trainer.db.queries import standards
from trainer.domain.errors import NotFound, WrongState
from trainer.services.judging_standards import keep_levels, say
from trainer.services.setting_standards import ask_judges, close_round, set_aside


def test_kept_half_done_then_given_and_changed_until_the_round_is_closed(published_db: Session) -> None:
    db = published_db
    ada, *_others = three(db)
    study = opened(db, [ada, *_others])
    some = {study.items[0]: "2.5", study.items[1]: "2.4", "no:such/item": "3"}
    keep_levels(db, member=ada, study_id=study.id, said=some, give=False, now=NOW)
    assert standards.own(db, study.id, ada.account_id)[1].marks == {study.items[0]: "2.5"}
    assert standards.given(db, study.id, 1) == []
    with pytest.raises(WrongState, match="have no level yet"):
        keep_levels(db, member=ada, study_id=study.id, said=some, give=True, now=NOW)
    db.rollback()
    give(db, study, ada, "3")
    give(db, study, ada, "3.5")
    with pytest.raises(WrongState, match="have no level yet"):
        keep_levels(db, member=ada, study_id=study.id, said={}, give=False, now=NOW)
    db.rollback()
    assert {float(level) for marks in standards.given(db, study.id, 1) for level in marks.values()} == {3.5}
    detail = db.scalars(sa.select(AuditEvent.detail).where(AuditEvent.action == "standard.judged")).first()
    assert detail == {"round": 1}


def test_only_judges_and_only_those_of_the_first_round_in_the_second(published_file_db: Session) -> None:
    db = published_file_db
    judges = three(db)
    study, director = opened(db, judges), member(db, "director")
    late = colleague(db, "Late")
    ask_judges(db, member=director, study_id=study.id, judges=[late.id], now=NOW)
    for who in (member(db, "supervisor"), member(db, "trainee"), director):
        with pytest.raises(NotFound):
            give(db, study, who, "3")
        db.rollback()
    for judge in judges:
        give(db, study, judge, "3")
    with pytest.raises(WrongState, match="between the rounds"):
        say(db, member=judges[0], study_id=study.id, text="Too early", now=NOW)
    db.rollback()
    close_round(db, member=director, study_id=study.id, now=NOW)
    with pytest.raises(WrongState, match="did not judge in the first round"):
        give(db, study, late, "3")
    db.rollback()
    say(db, member=judges[0], study_id=study.id, text="Safety asks for more.", now=NOW)
    say(db, member=director, study_id=study.id, text="Think of patients.", now=NOW)
    for wrong in (" ", "x" * 2001):
        with pytest.raises(WrongState):
            say(db, member=director, study_id=study.id, text=wrong, now=NOW)
        db.rollback()
    with pytest.raises(NotFound):
        say(db, member=member(db, "supervisor"), study_id=study.id, text="Me too", now=NOW)
    db.rollback()
    assert [note.by.name for note in standards.notes(db, study.id)] == ["Ada", "Director"]
    for judge in judges:
        give(db, study, judge, "4")
    close_round(db, member=director, study_id=study.id, now=NOW)
    with pytest.raises(WrongState, match="No round is open"):
        give(db, study, judges[0], "5")
    db.rollback()
    assert len(db.scalars(sa.select(StandardMarks)).all()) == 6


def test_a_judge_is_waited_for_while_a_round_lacks_their_levels(published_file_db: Session) -> None:
    db = published_file_db
    judges = three(db)
    ada, director = judges[0], member(db, "director")

    def waits(who: Membership) -> int:
        found = standards.waiting_for(db, who.programme_id, who.account_id)
        return found.id if found else 0

    first = opened(db, judges)
    set_aside(db, member=director, study_id=first.id, reason="The cases were too much alike.", now=NOW)
    study = opened(db, judges)
    late = colleague(db, "Late")
    ask_judges(db, member=director, study_id=study.id, judges=[late.id], now=NOW)
    keep_levels(db, member=ada, study_id=study.id, said={study.items[0]: "2.5"}, give=False, now=NOW)
    assert list(map(waits, [*judges, late, director])) == [study.id] * 4 + [0]
    for judge in judges:
        give(db, study, judge, "3")
    assert list(map(waits, [*judges, late])) == [0, 0, 0, study.id]
    close_round(db, member=director, study_id=study.id, now=NOW)
    assert list(map(waits, [*judges, late])) == [study.id] * 3 + [0]
    give(db, study, ada, "3")
    seen = Statements(db)
    assert list(map(waits, judges)) == [0, study.id, study.id]
    assert len(seen) == 3
