"""Telling everybody concerned that work is set for them, once it is open."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Assignment, Programme
from trainer.db.queries import assignments
from trainer.domain.moments import Translate, moment_words
from trainer.mail.language import mark
from trainer.services.notifying import Telling, notify_each

NEW: Final = mark("Work for you: %(titles)s")
AGAIN: Final = mark("Asked of you again: %(titles)s")
TEXT: Final = mark("%(name)s has set this for you in %(programme)s:\n\n%(lines)s%(note)s")


def announce(
    session: Session, made: Sequence[Assignment], *, programme: Programme, now: datetime, again: bool = False
) -> None:
    """One notice to each person for all that was set together; the caller commits."""
    first = made[0]
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    people = assignments.people(session, first, today, programme.time_zone)
    tell(session, made, people, programme=programme, now=now, again=again)
    for assignment in made:
        assignment.announced_at = now


def tell(
    session: Session,
    made: Sequence[Assignment],
    people: Sequence[int],
    *,
    programme: Programme,
    now: datetime,
    again: bool = False,
) -> None:
    """Tell these people of what was set together; the caller commits."""
    first, titles = made[0], ", ".join(a.title for a in made)
    name = session.scalar(sa.select(Account.name).where(Account.id == first.made_by_id))
    key = f"again:{first.id}:{now:%Y%m%dT%H%M}" if again else f"assigned:{first.batch}"

    def lines(translate: Translate, zone: str) -> str:
        return "\n".join(_line(assignment, translate, zone) for assignment in made)

    values = {
        "name": name,
        "programme": programme.name,
        "titles": titles,
        "lines": lines,
        "note": f"\n\n{first.note}" if first.note else "",
    }
    link = f"/p/{programme.slug}/to-do"
    subject = AGAIN if again else NEW
    tellings = [Telling(person, programme.id, "assigned", subject, TEXT, link, key, values) for person in people]
    notify_each(session, tellings, now=now)


def _line(assignment: Assignment, translate: Translate, zone: str) -> str:
    kinds = {
        ("module", "practice"): mark("- %(title)s, a module to read: by %(due)s"),
        ("case", "practice"): mark("- %(title)s, a case for practice: by %(due)s"),
        ("case", "assessed"): mark("- %(title)s, an assessed case: due %(due)s"),
    }
    values = {"title": assignment.title, "due": moment_words(assignment.due_at, zone, translate)}
    return translate(kinds[assignment.piece, assignment.mode]) % values
