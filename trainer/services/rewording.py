"""An aim is put in other words, withdrawn or taken up again; how it read before, and who changed it, is kept."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Aim, AimChange, Membership, Programme
from trainer.db.queries import learning, memberships, supervisees
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_change_aim
from trainer.mail.language import mark
from trainer.services.aiming import audit_aim, own_words, tell_of
from trainer.services.directing import today_in
from trainer.services.guiding import guided_person

MET = "This aim is met. It can be changed once your supervisor has opened it again"
WITHDRAWN = "This aim is withdrawn. Take it up again, then put it in other words"
SUBJECTS = {
    "reworded": mark("%(name)s has put an aim in other words"),
    "withdrawn": mark("%(name)s has withdrawn an aim"),
    "taken-up": mark("%(name)s has taken up an aim again"),
}
TEXT = mark("You find it, and how it read before, with the other aims.")


def aim_to_change(session: Session, member: Membership, aim_id: int, now: datetime, *, lock: bool = False) -> Aim:
    """One that the member may change now: their own, or one that they set for a trainee of theirs. Raises NotFound."""
    aim = learning.aim(session, member.programme_id, aim_id, lock=lock)
    if aim is None or not may_change_aim(member, aim):
        raise NotFound("there is no such aim")
    if member.role == "supervisor":
        guided_person(session, member, aim.account_id, now)
    return aim


def reword(session: Session, *, member: Membership, aim_id: int, text: str, now: datetime) -> Aim:
    """Put it in other words; the same words change nothing. Raises NotFound, WrongState once met or withdrawn."""
    aim, words = aim_to_change(session, member, aim_id, now, lock=True), own_words(text)
    if aim.met_at is not None or aim.withdrawn_at is not None:
        raise WrongState(MET if aim.met_at else WITHDRAWN)
    if words != aim.text:
        before, aim.text = aim.text, words
        _note(session, member, aim, "reworded", before, now)
    session.commit()
    return aim


def set_withdrawn(session: Session, *, member: Membership, aim_id: int, withdrawn: bool, now: datetime) -> Aim:
    """No hand-in asks about a withdrawn one; or take it up again. A repeat changes nothing. Raises as `reword` does."""
    aim = aim_to_change(session, member, aim_id, now, lock=True)
    if aim.met_at is not None:
        raise WrongState(MET)
    if (aim.withdrawn_at is not None) != withdrawn:
        aim.withdrawn_at = now if withdrawn else None
        _note(session, member, aim, "withdrawn" if withdrawn else "taken-up", aim.text, now)
    session.commit()
    return aim


def _note(session: Session, member: Membership, aim: Aim, kind: str, text: str, now: datetime) -> None:
    """In the history and the audit; the other of the two is told."""
    session.add(AimChange(aim_id=aim.id, kind=kind, text=text, by_id=member.account_id, at=now))
    audit_aim(session, member, f"aim.{kind.replace('-', '_')}", aim, now)
    programme = session.get_one(Programme, aim.programme_id)
    if member.account_id != aim.account_id:
        tell_of(session, member, aim, SUBJECTS[kind], TEXT, now)
    elif (trainee_id := _with_maker(session, programme, aim, now)) is not None:
        link = f"/p/{programme.slug}/supervision/trainees/{trainee_id}#aim-{aim.id}"
        tell_of(session, member, aim, SUBJECTS[kind], TEXT, now, to=aim.made_by_id, link=link)


def _with_maker(session: Session, programme: Programme, aim: Aim, now: datetime) -> int | None:
    """The trainee's membership, where the supervisor who set the aim guides them still."""
    today = today_in(programme, now)
    for one in memberships.active(session, programme.id, "supervisor", today):
        if one.account_id == aim.made_by_id != aim.account_id:
            found = supervisees.guided(session, one.id, aim.account_id, programme.id, today)
            return found.id if found else None
    return None
