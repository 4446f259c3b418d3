"""A trainee begins what was set for them, or chooses the alternative case."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import AlternativeTaken, Draft
from trainer.db.new_rows import add_new
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member
from trainer.services.auditing import record
from trainer.services.deadlines import own_task
from trainer.services.drafting import start_case


def start_assigned(session: Session, *, member: Member, assignment_id: int, now: datetime) -> Draft:
    """The draft of the case that the trainee works for this assignment. Raises NotFound, WrongState while locked."""
    task = own_task(session, member=member, assignment_id=assignment_id, now=now)
    if task.assignment.piece != "case":
        raise NotFound("a module has no draft")
    if task.assignment.withdrawn_at is not None:
        raise WrongState("This is not asked of you any more")
    if task.state == "locked":
        raise WrongState("This opens later; your to-do list says when")
    if task.state == "closed":
        raise WrongState("This is past its due date, and late work is not taken. Ask your programme for more time")
    if task.handed_in is not None:
        raise WrongState("You have handed this in already")
    return start_case(
        session, member=member, slug=task.slug, mode=task.assignment.mode, assignment_id=assignment_id, now=now
    )


def choose_case(session: Session, *, member: Member, assignment_id: int, alternative: bool, now: datetime) -> None:
    """Work the alternative, or the case itself after all; no reason is asked. A repeat changes nothing.

    Raises NotFound where there is no alternative, WrongState once something is handed in.
    """
    task = own_task(session, member=member, assignment_id=assignment_id, now=now)
    if task.assignment.alternative is None:
        raise NotFound("there is no alternative")
    if (
        task.handed_in is not None
        or task.piece is not None
        or task.state == "closed"
        or task.assignment.withdrawn_at is not None
    ):
        raise WrongState("The choice between the two cases ends with handing in")
    if alternative != task.alternative_taken:
        if alternative:
            row = {"assignment_id": assignment_id, "account_id": member.account_id, "taken_at": now}
            add_new(session, AlternativeTaken, [row])
        elif held := session.get(AlternativeTaken, (assignment_id, member.account_id)):
            session.delete(held)
        record(
            session,
            at=now,
            actor_id=member.account_id,
            programme_id=member.programme_id,
            action="alternative.taken" if alternative else "alternative.left",
            object_kind="assignment",
            object_id=assignment_id,
        )
    session.commit()
