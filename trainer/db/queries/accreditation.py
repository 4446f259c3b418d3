"""A programme as an accreditor looks at it: rows without names or days, read as they are written.

Rows come shuffled by the database: in the order in which people joined, a row's place would tell whose it is, and two
exports could be laid side by side.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from statistics import fmean
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from trainer.db.models import (
    Assignment,
    Candidacy,
    Certificate,
    CertificateRevocation,
    Cohort,
    CommitteeEntry,
    ContentEdition,
    Grading,
    GradingRight,
    Membership,
    Piece,
    Submission,
)
from trainer.db.queries import learning
from trainer.domain.committee import GATHERING

Code = Callable[[int], str]
"""What an account is called in the export."""
Row = Sequence[object]
AT_ONCE: Final = 500


def _rows(session: Session, asked: sa.Select[*tuple[Any, ...]]) -> Iterator[Any]:
    yield from session.execute(asked.execution_options(yield_per=AT_ONCE))


def month(at: Any) -> str:
    """2026-11; empty for nothing."""
    return f"{at:%Y-%m}" if at is not None else ""


def trainees(session: Session, programme_id: int, code: Code) -> Iterator[Row]:
    """Each person once, however often they came: when they began, and how much there is of them."""
    work = (
        sa.select(
            Submission.account_id,
            sa.func.count(sa.case((Submission.mode == "practice", 1))).label("practice"),
            sa.func.count(sa.case((Submission.mode == "assessed", 1))).label("assessed"),
        )
        .where(Submission.programme_id == programme_id, Submission.undone_at.is_(None))
        .group_by(Submission.account_id)
        .subquery()
    )
    released = (
        sa.select(Piece.account_id, sa.func.count().label("n"))
        .where(Piece.programme_id == programme_id, Piece.released_at.is_not(None))
        .group_by(Piece.account_id)
        .subquery()
    )
    mine = (Membership.programme_id == programme_id, Membership.role == "trainee")
    stays = (
        sa.select(Membership.account_id, sa.func.min(Membership.from_on).label("began"), sa.func.count().label("n"))
        .where(*mine)
        .group_by(Membership.account_id)
        .subquery()
    )
    later = aliased(Membership)
    newer = sa.tuple_(later.from_on, later.id) > sa.tuple_(Membership.from_on, Membership.id)
    same = (later.account_id == Membership.account_id, later.programme_id == programme_id, later.role == "trainee")
    asked = (
        sa.select(Membership.account_id, stays.c.began, stays.c.n, Membership.until_on, Membership.withdrawn_at)
        .add_columns(Cohort.starts_on, work.c.practice, work.c.assessed, released.c.n)
        .join(stays, stays.c.account_id == Membership.account_id)
        .outerjoin(Cohort, Cohort.id == Membership.cohort_id)
        .outerjoin(work, work.c.account_id == Membership.account_id)
        .outerjoin(released, released.c.account_id == Membership.account_id)
        .where(*mine, ~sa.exists().where(*same, newer))
        .order_by(sa.func.random())
    )
    for account, began, n, until, withdrawn, cohort, practice, assessed, judged in _rows(session, asked):
        left = "withdrawn" if withdrawn is not None else ""
        numbers = (n, practice or 0, assessed or 0, judged or 0)
        yield code(account), month(began), month(until), left, month(cohort), *numbers


def assessed(session: Session, programme_id: int, code: Code) -> Iterator[Row]:
    """Released work: which case in which edition, and the mean of its settled levels."""
    asked = (
        sa.select(Piece.account_id, Assignment.title, ContentEdition.fingerprint, Submission.attempt, Piece.round)
        .add_columns(Piece.handed_in_at, Piece.released_at, Piece.marks, Piece.drawn)
        .join(Submission, Submission.id == Piece.submission_id)
        .join(ContentEdition, ContentEdition.id == Submission.edition_id)
        .join(Assignment, Assignment.id == Piece.assignment_id)
        .where(Piece.programme_id == programme_id, Piece.released_at.is_not(None))
        .order_by(sa.func.random())
    )
    for account, title, edition, attempt, turn, handed, released, marks, drawn in _rows(session, asked):
        found = learning.levels(marks)
        mean = f"{fmean(found.values()):.2f}" if found else ""
        graders = (marks or {}).get("graders", "")
        yield (
            code(account),
            title,
            edition[:12],
            attempt,
            turn,
            month(handed),
            month(released),
            mean,
            graders,
            "yes" if drawn else "",
        )


def graders(session: Session, programme_id: int, code: Code) -> Iterator[Row]:
    """Whoever judged or may: how much, and by which right."""
    judged = (
        sa.select(Grading.grader_id, sa.func.count().label("n"))
        .where(Grading.finished_at.is_not(None))
        .group_by(Grading.grader_id)
        .subquery()
    )
    later = aliased(GradingRight)
    newest = ~sa.exists().where(later.membership_id == GradingRight.membership_id, later.id > GradingRight.id)
    asked = (
        sa.select(Membership.account_id, judged.c.n, GradingRight.agreement)
        .add_columns(GradingRight.waived_by_id, GradingRight.until_on)
        .outerjoin(judged, judged.c.grader_id == Membership.id)
        .outerjoin(GradingRight, sa.and_(GradingRight.membership_id == Membership.id, newest))
        .where(Membership.programme_id == programme_id, Membership.role == "supervisor")
        .order_by(sa.func.random())
    )
    for account, n, agreement, waived, until in _rows(session, asked):
        kappa = "" if agreement is None else f"{agreement:.2f}"
        yield code(account), n or 0, kappa, "yes" if waived is not None else "", month(until)


def decisions(session: Session, programme_id: int, code: Code, now: datetime) -> Iterator[Row]:
    """Every candidate who was put forward, what came of it, and how many saw it otherwise.

    Views and dissent are left out while members gather views, or may be asked to look again.
    """
    views = (
        sa.select(CommitteeEntry.candidacy_id, sa.func.count().label("n"))
        .where(CommitteeEntry.kind == "view")
        .group_by(CommitteeEntry.candidacy_id)
        .subquery()
    )
    last, later = aliased(CommitteeEntry), aliased(CommitteeEntry)
    newest = ~sa.exists().where(later.candidacy_id == last.candidacy_id, later.kind == "decision", later.id > last.id)
    decided = sa.and_(last.candidacy_id == Candidacy.id, last.kind == "decision", newest)
    appealed = sa.exists().where(CommitteeEntry.candidacy_id == Candidacy.id, CommitteeEntry.kind == "appeal")
    issued = sa.exists().where(Certificate.candidacy_id == Candidacy.id)
    revoked = sa.exists().where(
        Certificate.candidacy_id == Candidacy.id, CertificateRevocation.certificate_id == Certificate.id
    )
    asked = (
        sa.select(Candidacy.account_id, Candidacy.pathway, Candidacy.edition, Candidacy.put_forward_at)
        .add_columns(Candidacy.state, Candidacy.outcome, Candidacy.appeal_until, views.c.n, last.dissent)
        .add_columns(appealed, issued, revoked)
        .outerjoin(views, views.c.candidacy_id == Candidacy.id)
        .outerjoin(last, decided)
        .where(Candidacy.programme_id == programme_id)
        .order_by(sa.func.random())
    )
    for account, pathway, edition, at, state, outcome, until, n, dissent, *yes in _rows(session, asked):
        told = ["yes" if one else "" for one in yes]
        hidden = state in GATHERING or (state == "decided" and until is not None and until >= now)
        views_told = ("", "") if hidden else (n or 0, len(dissent or ()))
        yield code(account), pathway, edition, month(at), state, outcome, *views_told, *told
