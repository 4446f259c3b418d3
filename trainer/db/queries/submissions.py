"""A person's submissions, and whether a panel was shown to them."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import PanelSeen, Reflection, Submission


def by_reference(session: Session, reference: str) -> Submission | None:
    """One submission, by what stands on its receipt."""
    return session.scalars(sa.select(Submission).where(Submission.reference == reference)).one_or_none()


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


def panel_seen(session: Session, account_id: int, slug: str) -> PanelSeen | None:
    """When the case's panel was revealed to the person, if it was."""
    return session.get(PanelSeen, (account_id, slug))


def panels_seen(session: Session, account_id: int) -> set[str]:
    """The cases whose panel the person has seen."""
    return set(session.scalars(sa.select(PanelSeen.slug).where(PanelSeen.account_id == account_id)))


def reflection(session: Session, submission_id: int) -> Reflection | None:
    """What the person ticked and wrote on a result."""
    return session.get(Reflection, submission_id)
