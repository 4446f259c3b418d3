"""A study for a standard in tests: the director of `north` asks three judges about three cases."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy.orm import Session

from tests.attempts import person, released
from tests.people import NOW
from tests.pieces import colleague
from tests.work import member
from trainer.db.models import ContentEdition, GlobalRating, Grading, Membership, Standard, StandardStudy
from trainer.services.judging_standards import keep_levels
from trainer.services.setting_standards import adopt, close_round, must_have_floors, open_study, rubrics_of

CASES: Final = ("flour-and-water", "the-second-desk", "a-lift-to-work")
RUBRICS: Final = ("formulation", "inventory")
WHOM: Final = "Finds the area, and says why now; misses who else is concerned."
DAY: Final = timedelta(days=1)


def three(db: Session) -> list[Membership]:
    """Judges."""
    return [colleague(db, name) for name in ("Ada", "Ben", "Cleo")]


def opened(db: Session, judges: list[Membership]) -> StandardStudy:
    return open_study(
        db,
        member=member(db, "director"),
        cases=CASES,
        rubrics=RUBRICS,
        judges=[judge.id for judge in judges],
        borderline=WHOM,
        now=NOW,
    )


def give(db: Session, study: StandardStudy, judge: Membership, level: str) -> None:
    """The same level for every item."""
    said = dict.fromkeys(study.items, level)
    keep_levels(db, member=judge, study_id=study.id, said=said, give=True, now=NOW)


def asked(db: Session, who: Membership) -> StandardStudy:
    """The first round waits for this judge; two others have given their levels."""
    others = three(db)[:2]
    study = opened(db, [*others, who])
    for judge, level in zip(others, ("1.5", "4.5"), strict=True):
        give(db, study, judge, level)
    return study


def judged(
    db: Session, first: tuple[str, ...] = ("2.0", "3.0", "4.0"), second: tuple[str, ...] = ("2.5", "3.0", "3.5")
) -> StandardStudy:
    """Both rounds over: by the second the cut is 3, and its error .5 / √3 = .289."""
    judges = three(db)
    study = opened(db, judges)
    for levels in (first, second):
        for judge, level in zip(judges, levels, strict=True):
            give(db, study, judge, level)
        close_round(db, member=member(db, "director"), study_id=study.id, now=NOW)
    return study


def in_force(db: Session, floor: str = "2.0") -> Standard:
    """A standard that was adopted."""
    study = judged(db)
    floors = dict.fromkeys(must_have_floors(rubrics_of(db, study)), Decimal(floor))
    director = member(db, "director")
    return adopt(db, member=director, study_id=study.id, floors=floors, reason="As the judges found.", now=NOW + DAY)


def rating(db: Session, cases: tuple[str, ...] = CASES[:1]) -> StandardStudy:
    """A study for which graders rate what they judge."""
    director = member(db, "director")
    return open_study(
        db, member=director, cases=cases, rubrics=RUBRICS, judges=[], borderline=WHOM, method="regression", now=NOW
    )


def rated(db: Session, study: StandardStudy, people: int, *levels: float) -> None:
    """The work of so many people on each case, rated in turn from clear fail to good, and marked by these levels."""
    grader = member(db, "supervisor")
    editions = [db.get_one(ContentEdition, one) for one in study.case_ids]
    for n in range(people):
        who = person(db, study.programme_id)
        for case in editions:
            piece = released(db, who, case, {})
            fields = {"place": "first", "state": {}, "started_at": NOW, "saved_at": NOW, "finished_at": NOW}
            made = Grading(piece_id=piece.id, submission_id=piece.submission_id, grader_id=grader.id, **fields)
            db.add(made)
            db.flush()
            level = levels[n % 4] + (0.2 if n // 4 % 2 else -0.2)
            db.add(GlobalRating(grading_id=made.id, study_id=study.id, step=1 + n % 4, level=level, at=NOW))
    db.commit()


RISING: Final = (1.5, 2.5, 3.5, 4.5)
"""Levels by rating; the line through them stands at 2.5 where work is borderline."""


def rated_out(db: Session, *levels: float) -> StandardStudy:
    """Rating is over, with enough people."""
    study = rating(db)
    rated(db, study, 56, *(levels or RISING))
    return close_round(db, member=member(db, "director"), study_id=study.id, now=NOW)
