"""Graders rate a piece on the whole, for a standard set by borderline regression; what they say enters no mark."""

from collections.abc import Mapping
from datetime import datetime
from statistics import fmean
from typing import Any

from sqlalchemy.orm import Session

from trainer.db.models import GlobalRating, Grading, Membership, StandardStudy, Submission
from trainer.db.queries import global_ratings
from trainer.domain.angoff import case_of
from trainer.domain.borderline_regression import Regression, regression, step_of
from trainer.domain.errors import WrongState


def asks(session: Session, member: Membership, grading: Grading, *, lock: bool = False) -> StandardStudy | None:
    """The study that asks this grader to rate the piece on the whole; none where its case, or an appeal, is outside."""
    if grading.place == "appeal":
        return None
    study = global_ratings.study(session, member.programme_id, lock=lock)
    if study is None:
        return None
    edition_id = session.get_one(Submission, grading.submission_id).edition_id
    return study if edition_id in study.case_ids else None


def note_rating(
    session: Session, *, member: Membership, grading: Grading, marks: Mapping[str, int], rating: str, now: datetime
) -> None:
    """With the marks that are put down; the caller commits. Raises WrongState where it is asked for and missing."""
    study = asks(session, member, grading, lock=True)
    if study is None:
        return
    step = step_of(rating)
    if not step:
        raise WrongState("Say how the work is on the whole. It enters no mark, and nobody reads it with your name.")
    session.add(GlobalRating(grading_id=grading.id, study_id=study.id, step=step, level=fmean(marks.values()), at=now))


def cases_of(study: StandardStudy) -> list[str]:
    """The cases of a study, in its order."""
    return list(dict.fromkeys(map(case_of, study.items)))


def regression_of(session: Session, study: StandardStudy) -> Regression:
    """What the ratings came to so far. Reads only."""
    return regression(global_ratings.rated(session, study.id), cases_of(study))


def rated(session: Session, study: StandardStudy) -> dict[str, Any]:
    """Cut, error, how many graders and what they rest on. Raises WrongState where the ratings give no cut."""
    found = regression_of(session, study)
    if found.cut is None or found.error is None:
        raise WrongState("The ratings give no cut.")
    lines = {
        fit.case: {"people": fit.people, "ratings": len(fit.rated), "cut": f"{fit.cut:.3f}",
                   "slope": f"{fit.line.slope:.3f}", "explained": f"{fit.line.explained:.3f}"}
        for fit in found.fits
        if fit.line is not None
    }  # fmt: skip
    basis = {"method": study.method, "cases": len(found.fits), "lines": lines}
    graders = global_ratings.raters(session, study.id)
    return {"cut": str(found.cut), "error": str(found.error), "judges": graders, "basis": basis}
