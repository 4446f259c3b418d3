"""Graders rate on the whole while a study asks; what they say enters no mark, and is read for the study alone."""

from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.grades import Grader, claimed, graded
from tests.people import NOW
from tests.standards import DAY, RISING, rated, rated_out, rating, three
from tests.work import member
from trainer.db.models import GlobalRating, GradeEntry, Grading, Piece
from trainer.db.queries import global_ratings, standards
from trainer.domain.errors import NotFound, WrongState
from trainer.services import judging
from trainer.services.judging_standards import keep_levels
from trainer.services.rating_standards import asks, regression_of
from trainer.services.setting_standards import adopt, ask_judges, close_round, must_have_floors, rubrics_of, set_aside


def put(db: Session, grader: Grader, said: str = "") -> Grading:
    return judging.put_down(db, member=grader.member, grading_id=grader.id, now=grader.now, on_the_whole=said)


def kept(db: Session) -> list[GlobalRating]:
    return list(db.scalars(sa.select(GlobalRating)))


def test_it_is_asked_for_while_a_study_is_open_and_enters_no_mark(published_db: Session) -> None:
    db = published_db
    study, grader = rating(db), graded(db, NOW)
    for said in ("", "excellent"):
        with pytest.raises(WrongState, match="on the whole"):
            put(db, grader, said)
        db.rollback()
    put(db, grader, "borderline")
    put(db, grader, "good")  # a repeat changes nothing
    assert [(one.grading_id, one.study_id, one.step, one.level) for one in kept(db)] == [(grader.id, study.id, 2, 3.0)]
    entry = db.scalars(sa.select(GradeEntry).where(GradeEntry.kind == "marked")).one()
    assert "borderline" not in str(entry.judgement) + str(entry.marks) + str(grader.state())
    with pytest.raises(DatabaseError, match="never changed"):
        db.execute(sa.update(GlobalRating).values(step=4))


def test_nobody_is_asked_outside_its_cases_nor_on_appeal_nor_without_a_study(published_file_db: Session) -> None:
    db = published_file_db
    grader = graded(db, NOW)
    put(db, grader, "borderline")
    assert kept(db) == []
    study = rating(db, ("the-second-desk",))
    held, who = db.get_one(Grading, grader.id), grader.member
    assert asks(db, who, held) is None
    set_aside(db, member=member(db, "director"), study_id=study.id, reason="The wrong case.", now=NOW)
    study = rating(db)
    asking = asks(db, who, held)
    assert asking is not None
    assert asking.id == study.id
    appeal = claimed(db, db.get_one(Piece, held.piece_id), NOW + timedelta(hours=3), place="appeal")
    assert asks(db, who, appeal) is None


def test_judges_have_no_part_in_it(published_file_db: Session) -> None:
    db = published_file_db
    study, judges = rating(db), three(db)
    with pytest.raises(NotFound):
        keep_levels(db, member=judges[0], study_id=study.id, said={}, give=False, now=NOW)
    with pytest.raises(WrongState):
        ask_judges(db, member=member(db, "director"), study_id=study.id, judges=[judges[0].id], now=NOW)


def test_too_few_do_not_close_it_and_enough_lead_to_a_standard(published_file_db: Session) -> None:
    db = published_file_db
    director = member(db, "director")
    study = rating(db)
    rated(db, study, 8, *RISING)
    with pytest.raises(WrongState, match="rated work of 50 people; so far flour-and-water: 8"):
        close_round(db, member=director, study_id=study.id, now=NOW)
    db.rollback()
    rated(db, study, 48, *RISING)
    close_round(db, member=director, study_id=study.id, now=NOW)
    assert (regression_of(db, study).cut, global_ratings.raters(db, study.id)) == (Decimal("2.500"), 1)
    assert global_ratings.study(db, study.programme_id) is None
    floors = dict.fromkeys(must_have_floors(rubrics_of(db, study)), Decimal(2))
    made = adopt(db, member=director, study_id=study.id, floors=floors, reason="As rated.", now=NOW + DAY)
    # All residuals are .2 and the design is balanced: the sandwich is the usual formula, with 56 / 54.
    assert (made.cut, made.judges) == ("2.500", 1)
    assert float(made.error) == pytest.approx(0.2 * (56 / 54 * (1 / 56 + 0.25 / 70)) ** 0.5, abs=6e-4)
    assert made.basis["method"] == "regression"
    assert made.basis["lines"]["flour-and-water"]["explained"] == "0.969"
    held = standards.for_requirements(db, study.programme_id)
    assert held is not None
    assert str(held.cut) == "2.500"


def test_marks_that_fall_give_no_standard(published_file_db: Session) -> None:
    db = published_file_db
    study = rated_out(db, *reversed(RISING))
    floors = dict.fromkeys(must_have_floors(rubrics_of(db, study)), Decimal(2))
    with pytest.raises(WrongState, match="give no cut"):
        adopt(db, member=member(db, "director"), study_id=study.id, floors=floors, reason="As rated.", now=NOW)
