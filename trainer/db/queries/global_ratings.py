"""What graders say of pieces on the whole: read for the study that asks for it, and for nothing else."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import GlobalRating, Grading, StandardStudy, Submission
from trainer.domain.borderline_regression import Rated


def study(session: Session, programme_id: int, *, lock: bool = False) -> StandardStudy | None:
    """The regression for which graders rate now; with `lock` it is not closed before the commit."""
    mine = sa.select(StandardStudy).where(
        StandardStudy.programme_id == programme_id, StandardStudy.state == "first", StandardStudy.method == "regression"
    )
    return session.scalars(mine.with_for_update(read=True) if lock else mine).one_or_none()


def rated(session: Session, study_id: int) -> list[Rated]:
    """What graders gave, each with whose work it was and on which case, in one statement."""
    rows = session.execute(
        sa.select(Submission.account_id, Submission.slug, GlobalRating.step, GlobalRating.level)
        .join(Grading, Grading.id == GlobalRating.grading_id)
        .join(Submission, Submission.id == Grading.submission_id)
        .where(GlobalRating.study_id == study_id)
        .order_by(GlobalRating.grading_id)
    )
    return [Rated(*row) for row in rows]


def raters(session: Session, study_id: int) -> int:
    """How many graders gave them."""
    graders = sa.select(sa.func.count(Grading.grader_id.distinct())).join(
        GlobalRating, GlobalRating.grading_id == Grading.id
    )
    return session.scalar(graders.where(GlobalRating.study_id == study_id)) or 0
