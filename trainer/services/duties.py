"""All that the worker does in a round, each duty by itself: where one stumbles, the others go on."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Final, Protocol

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from trainer.services.counting import count_yesterday
from trainer.services.digesting import digest
from trainer.services.expiring import tell_of_ends
from trainer.services.forgetting import forget_drafts
from trainer.services.lapsing import tell_of_lapses
from trainer.services.log_waiting import tell_of_waiting_logs
from trainer.services.rebuilding import derive_due
from trainer.services.reminding import announce_opened, announce_to_newcomers, remind, tell_of_hand_ins
from trainer.services.sending import Post, send_waiting
from trainer.services.tidying import tidy_outbox
from trainer.services.working import WORKER, beat, note_fault

log = logging.getLogger(__name__)


class Duty(Protocol):
    """Asks for its turn with `take_turn`, does what is due, commits."""

    def __call__(self, session: Session, *, now: datetime) -> None: ...


DUTIES: Final[dict[str, Duty]] = {
    "announcements": announce_opened,
    "newcomers": announce_to_newcomers,
    "reminders": remind,
    "hand-ins": tell_of_hand_ins,
    "statistics": count_yesterday,
    "tidying": tidy_outbox,
    "forgetting": forget_drafts,
    "lapses": tell_of_lapses,
    "expiries": tell_of_ends,
    "logs": tell_of_waiting_logs,
    "progress": derive_due,
}
"""Each is noted under its name, which is the one that it asks for its turn with."""


def do_round(
    engine: sa.Engine,
    *,
    site_url: str,
    post: Post | None,
    clock: Callable[[], datetime],
    enough: Callable[[], bool] = lambda: False,
) -> list[str]:
    """One round of everything, mail last, unless there is `enough`; returns the names of the duties that stumbled.

    Without a post nothing is sent.
    """
    if not _done(engine, WORKER, _live, clock()):
        return [WORKER]
    duties: dict[str, Duty] = {**DUTIES, "digests": partial(digest, site_url=site_url)}
    if post is not None:
        duties["mail"] = partial(_send, post=post, clock=clock, enough=enough)
    return [name for name, duty in duties.items() if not enough() and not _done(engine, name, duty, clock())]


def _done(engine: sa.Engine, name: str, duty: Duty, now: datetime) -> bool:
    try:
        with Session(engine, expire_on_commit=False) as session:
            duty(session, now=now)
    except Exception as fault:
        log.exception("the worker's duty “%s” stumbled; it is tried again in the next round", name)
        with suppress(SQLAlchemyError), Session(engine) as session:
            note_fault(session, name=name, fault=f"{type(fault).__name__}: {fault}")
        return False
    return True


def _live(session: Session, *, now: datetime) -> None:
    """Without the database nothing else can be done."""
    beat(session, name=WORKER, now=now)


def _send(
    session: Session, *, post: Post, clock: Callable[[], datetime], enough: Callable[[], bool], now: datetime
) -> None:
    result = send_waiting(session, post=post, clock=clock, enough=enough)
    if result.trouble:
        log.warning("mail waits: %s", result.trouble)
        note_fault(session, name="mail", fault=result.trouble)
    else:
        beat(session, name="mail", now=now)
