"""A person's submissions, and whether a panel was shown to them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Assignment, Membership, PanelSeen, Reflection, Submission


def by_reference(session: Session, reference: str, *, lock: bool = False) -> Submission | None:
    """One submission, by what stands on its receipt; with `lock` nobody else changes it until the commit."""
    found = sa.select(Submission).where(Submission.reference == reference)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).one_or_none()


def of_person(session: Session, account_id: int, programme_id: int) -> list[Submission]:
    """What a person has handed in and not taken back, newest first."""
    mine = sa.select(Submission).where(Submission.account_id == account_id, Submission.programme_id == programme_id)
    return list(session.scalars(mine.where(Submission.undone_at.is_(None)).order_by(Submission.handed_in_at.desc())))


def attempts(session: Session, account_id: int, programme_id: int, slug: str) -> list[Submission]:
    """A person's attempts at a case, oldest first."""
    return [s for s in reversed(of_person(session, account_id, programme_id)) if s.slug == slug]


def of_draft(session: Session, draft_id: int) -> Submission | None:
    """The last submission a draft became that was not taken back."""
    made = sa.select(Submission).where(Submission.draft_id == draft_id, Submission.undone_at.is_(None))
    return session.scalars(made.order_by(Submission.id.desc())).first()


def last_reference(session: Session, submission_id: int) -> str:
    """What stands on the receipt of a submission."""
    return session.scalar(sa.select(Submission.reference).where(Submission.id == submission_id)) or ""


@dataclass(frozen=True)
class Handed:
    """Assessed work that a trainee has handed in, by their membership; `title` is of the case they took."""

    membership_id: int
    name: str
    title: str
    submission: Submission


def assessed_of(session: Session, trainee_ids: Collection[int], until: datetime) -> list[Handed]:
    """What these trainees have handed in to be assessed and cannot take back any more, the oldest first."""
    rows = session.execute(
        sa.select(Membership.id, Account.name, Assignment, Submission)
        .join(Account, Account.id == Membership.account_id)
        .join(
            Submission,
            sa.and_(Submission.account_id == Account.id, Submission.programme_id == Membership.programme_id),
        )
        .join(Assignment, Assignment.id == Submission.assignment_id)
        .where(
            Membership.id.in_(trainee_ids),
            Submission.mode == "assessed",
            Submission.undone_at.is_(None),
            Submission.handed_in_at <= until,
        )
        .order_by(Submission.handed_in_at, Submission.id)
    )
    return [
        Handed(who, name, (work.alternative_title or "") if made.slug == work.alternative else work.title, made)
        for who, name, work, made in rows
    ]


def panel_seen(session: Session, account_id: int, slug: str) -> PanelSeen | None:
    """When the case's panel was revealed to the person, if it was."""
    return session.get(PanelSeen, (account_id, slug))


def reflection(session: Session, submission_id: int) -> Reflection | None:
    """What the person ticked and wrote on a result."""
    return session.get(Reflection, submission_id)
