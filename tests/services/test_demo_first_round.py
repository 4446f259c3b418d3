"""The demo's first round is judged by two, released, rated and taken up."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Defence, Piece, Programme
from trainer.db.queries import calibrations, learning
from trainer.domain.calibration import agreement, paired
from trainer.services.demo_first_round import CASE, INES, ROUND


def test_agreement_has_an_interval_and_is_not_perfect(demo_db: Session) -> None:
    marks = demo_db.scalars(sa.select(Piece.marks).where(Piece.slug == CASE))
    assert [(held or {})["graders"] for held in marks] == [2, 2, 2, 3, 2, 2]
    house = demo_db.scalars(sa.select(Programme.id)).one()
    found = agreement([paired(one.marks, two.marks) for one, two in calibrations.judged_twice(demo_db, house)])
    assert found
    assert found.pieces == len(ROUND) + 4
    assert found.kappa
    assert found.kappa.interval
    assert 0.4 < found.kappa.interval[0] < found.kappa.value < 0.8


def test_one_aim_was_used_on_a_later_case_and_met_and_one_not(demo_db: Session) -> None:
    ines = demo_db.scalars(sa.select(Account.id).where(Account.email == INES)).one()
    house = demo_db.scalars(sa.select(Programme.id)).one()
    aims = learning.aims(demo_db, ines, house)
    said = {use.aim_id: bool(use.text) for use in learning.uses(demo_db, [line.aim.id for line in aims])}
    assert [(line.by, line.case, line.aim.met_at is not None, said[line.aim.id]) for line in aims] == [
        ("Ruth Feldman", CASE, False, False),
        ("Ines Duarte", CASE, True, True),
    ]


def test_own_ratings_have_a_course_and_defences_have_stood(demo_db: Session) -> None:
    house = demo_db.scalars(sa.select(Programme.id)).one()
    yara = demo_db.scalars(sa.select(Account.id).where(Account.name == "Yara Saleh")).one()
    assert [one.slug for one in learning.rated(demo_db, yara, house)] == [CASE, "a-lift-to-work"]
    held = demo_db.scalars(sa.select(Defence))
    assert [(one.outcome, bool(one.questions["citations"])) for one in held] == [("stood", True)] * 4
