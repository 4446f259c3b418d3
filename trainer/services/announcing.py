"""Telling everybody concerned that work is set for them, once it is open."""

from collections.abc import Collection, Sequence
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
LINES: Final = {
    ("module", "practice"): mark("- %(title)s, a module to read: by %(due)s"),
    ("case", "practice"): mark("- %(title)s, a case for practice: by %(due)s"),
    ("case", "assessed"): mark("- %(title)s, an assessed case: due %(due)s"),
}


def announce(
    session: Session, made: Sequence[Assignment], *, programme: Programme, now: datetime, again: bool = False
) -> None:
    """One notice to each person for all that was set together; the caller commits."""
    first = made[0]
    today = now.astimezone(ZoneInfo(programme.time_zone)).date()
    people = assignments.people(session, first, today, programme.time_zone)
    by = session.scalar(sa.select(Account.name).where(Account.id == first.made_by_id)) or ""
    key = f"again:{first.id}:{now:%Y%m%dT%H%M%S}" if again else None
    notify_each(session, tellings_of(made, people, programme=programme, by=by, again=key), now=now)
    for assignment in made:
        assignment.announced_at = now


def told_key(batch: str) -> str:
    """The key of the notice about what was set together."""
    return f"assigned:{batch}"


def tellings_of(
    made: Sequence[Assignment], people: Collection[int], *, programme: Programme, by: str, again: str | None = None
) -> list[Telling]:
    """What these people are to be told of work that was set together; `again` is the key of a repeat."""

    def lines(translate: Translate, zone: str) -> str:
        return "\n".join(
            translate(LINES[a.piece, a.mode]) % {"title": a.title, "due": moment_words(a.due_at, zone, translate)}
            for a in made
        )

    values = {
        "name": by,
        "programme": programme.name,
        "titles": ", ".join(a.title for a in made),
        "lines": lines,
        "note": f"\n\n{made[0].note}" if made[0].note else "",
    }
    subject, key = (AGAIN, again) if again else (NEW, told_key(made[0].batch))
    link = f"/p/{programme.slug}/to-do"
    return [Telling(person, programme.id, "assigned", subject, TEXT, link, key, values) for person in people]
