"""What an assignment allows one person now: whether it may be begun, handed in, taken back, and practised beside it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Assignment, Draft, Membership, Programme, Submission
from trainer.db.queries import assignments, to_do
from trainer.db.queries.to_do import Sections, Task
from trainer.domain.assignment import is_marked_late, lateness
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import moment_words
from trainer.domain.permits import Member
from trainer.services.catalogue import Catalogue, current


def sections_of(catalogue: Catalogue) -> Sections:
    """What has to be read of each module."""
    return {slug: frozenset(s.id for s in e.module.sections) for slug, e in catalogue.modules.items()}


def own_task(session: Session, *, member: Member, assignment_id: int, now: datetime) -> Task:
    """How an assignment stands for the trainee. Raises NotFound where it is not theirs, withdrawn or not."""
    assignment = assignments.by_id(session, assignment_id)
    place = _place(session, member, now)
    if assignment is None or place is None:
        raise NotFound("there is no such assignment")
    membership, zone = place
    found = to_do.of_people(session, [assignment], [membership], zone, sections_of(current(session)), now)
    if not found:
        raise NotFound("there is no such assignment")
    return found[0]


def _place(session: Session, member: Member, now: datetime) -> tuple[Membership, str] | None:
    """The member's active place as a trainee, with the programme's time zone."""
    zone = session.scalar(sa.select(Programme.time_zone).where(Programme.id == member.programme_id)) or "UTC"
    today = now.astimezone(ZoneInfo(zone)).date()
    held = sa.select(Membership).where(
        Membership.account_id == member.account_id,
        Membership.programme_id == member.programme_id,
        Membership.role == "trainee",
        Membership.from_on <= today,
        sa.or_(Membership.until_on.is_(None), Membership.until_on >= today),
    )
    found = session.scalars(held.order_by(Membership.from_on.desc())).first()
    return (found, zone) if found else None


def mark_of(session: Session, *, member: Member, draft: Draft, now: datetime) -> bool:
    """Whether handing this draft in now is late. Raises WrongState where it is not taken; the draft stays as it is."""
    if draft.assignment_id is None:
        return False
    task = own_task(session, member=member, assignment_id=draft.assignment_id, now=now)
    assignment, due = task.assignment, task.deadline.due_at
    if draft.mode == "practice":
        return is_marked_late(assignment, due, now)
    if assignment.withdrawn_at is not None:
        raise WrongState(f"“{assignment.title}” is not asked of you any more. What you have written stays here")
    if task.slug != draft.slug:
        raise WrongState(f"You have chosen “{task.title}” instead. Choose this case again to hand it in")
    if lateness(assignment, due, now) == "closed":
        raise WrongState(
            f"This was due {_moment(session, member, due)}, and late work is not taken. "
            "What you have written stays here; ask your programme for more time"
        )
    return is_marked_late(assignment, due, now)


def check_undo(session: Session, *, member: Member, submission: Submission, now: datetime) -> None:
    """Raises WrongState where what is taken back now could not be handed in again."""
    if submission.mode != "assessed" or submission.assignment_id is None:
        return
    task = own_task(session, member=member, assignment_id=submission.assignment_id, now=now)
    if task.assignment.withdrawn_at is not None or lateness(task.assignment, task.deadline.due_at, now) == "closed":
        raise WrongState("It cannot be taken back any more: it is past its due date, and could not be handed in again")


def assessed_of(session: Session, *, member: Member, slug: str, now: datetime) -> Task | None:
    """Assessed work on this case that is still to be done or not yet released: until then its panel stays closed."""
    place = _place(session, member, now)
    if place is None:
        return None
    membership, zone = place
    mine = [a for a in assignments.for_member(session, membership, zone) if a.mode == "assessed" and _names(a, slug)]
    found = to_do.of_people(session, mine, [membership], zone, {}, now)
    return next((task for task in found if task.slug == slug and task.state not in ("done", "closed")), None)


def _names(assignment: Assignment, slug: str) -> bool:
    return slug in (assignment.slug, assignment.alternative)


def refuse_practice(session: Session, *, member: Member, slug: str, now: datetime) -> None:
    """Raises WrongState, with until when, while the case is assessed work of this trainee's."""
    task = assessed_of(session, member=member, slug=slug, now=now)
    if task is None:
        return
    if task.state == "handed-in":
        raise WrongState(
            f"You have handed in “{task.title}” as assessed work. Its readers are shown, and practice on it opens, "
            "when your supervisor releases it"
        )
    raise WrongState(
        f"“{task.title}” is assessed work for you, due {_moment(session, member, task.deadline.due_at)}. "
        "Work on it from your to-do list; practice on it opens when that is released"
    )


def _moment(session: Session, member: Member, moment: datetime) -> str:
    zone = session.scalar(sa.select(Account.time_zone).where(Account.id == member.account_id)) or "UTC"
    return moment_words(moment, zone)
