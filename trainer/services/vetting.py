"""A director looks at the papers of somebody who wishes to be in the public register, and notes it by name and day."""

from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme, RegisterCheck
from trainer.db.queries import register
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_certify
from trainer.domain.register import CHECKED, GOOD_FOR
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.directing import today_in
from trainer.services.notifying import notify

LONGEST: Final = 600


def note_look(
    session: Session,
    *,
    member: Membership,
    entry_id: int,
    what: str,
    checked_on: date,
    good_until: date | None,
    refused: bool,
    note: str,
    now: datetime,
) -> RegisterCheck:
    """That this director looked at one paper on that day: good for a year, or until the paper itself ends.

    `refused`: the paper does not say what the entry says; then the entry is not shown, and its owner reads the note.
    Raises NotFound, WrongState.
    """
    entry = register.by_id(session, member.programme_id, entry_id, lock=True)
    if entry is None or not may_certify(member, entry):
        raise NotFound("there is no such entry")
    today = today_in(session.get_one(Programme, entry.programme_id), now)
    if what not in CHECKED:
        raise WrongState("Say which paper you looked at: the credential, or the licence.")
    if not today - GOOD_FOR <= checked_on <= today:
        raise WrongState("The day you looked lies ahead, or more than a year back.")
    if good_until is not None and good_until < today:
        raise WrongState("This paper has ended already, so the entry cannot be shown on it.")
    if refused and not note.strip():
        raise WrongState("Say what did not fit: its owner reads it.")
    if len(note) > LONGEST:
        raise WrongState(f"The note has {len(note)} characters; there is room for {LONGEST}.")
    year = checked_on + GOOD_FOR
    check = RegisterCheck(
        entry_id=entry.id,
        what=what,
        revision=entry.revision,
        checked_by_id=member.account_id,
        checked_on=checked_on,
        good_until=min(good_until, year) if good_until else year,
        refused=refused,
        note=note.strip(),
        noted_at=now,
    )
    session.add(check)
    session.flush()
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=entry.programme_id,
        action="register.refused" if refused else "register.checked",
        object_kind="register_entry",
        object_id=entry.id,
        detail={"what": what, "good_until": check.good_until.isoformat(), "revision": entry.revision},
    )
    if refused:
        notify(
            session,
            account_id=entry.account_id,
            programme_id=entry.programme_id,
            kind="answered",
            subject=mark("Your entry in the register is not shown"),
            text=mark("A paper did not say what your entry says.\n\n%(note)s"),
            link="/register/own",
            now=now,
            key=f"register:{check.id}",
            values={"note": check.note},
        )
    session.commit()
    return check
