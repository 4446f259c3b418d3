"""A study for a standard in tests: the director of `north` asks three judges about two cases."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy.orm import Session

from tests.people import NOW
from tests.pieces import colleague
from tests.work import member
from trainer.db.models import Membership, Standard, StandardStudy
from trainer.services.judging_standards import keep_levels
from trainer.services.setting_standards import adopt, close_round, must_have_floors, open_study, rubrics_of

CASES: Final = ("flour-and-water", "the-second-desk")
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
