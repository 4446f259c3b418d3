"""What falls due: work that opens is announced, people are reminded of it, supervisors hear of what was handed in."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from trainer.db.models import Assignment, Programme
from trainer.db.queries import assignments, falling_due, to_do
from trainer.db.queries.falling_due import Handed
from trainer.db.queries.to_do import Task
from trainer.domain.settings import settings_of
from trainer.domain.wall_time import days_later
from trainer.mail.language import mark
from trainer.services.announcing import tellings_of
from trainer.services.catalogue import current
from trainer.services.deadlines import sections_of
from trainer.services.notifying import Telling, notify_each
from trainer.services.submitting import UNDO_FOR
from trainer.services.working import last_done, looking, take_turn

MORNING: Final = time(7)
"""When, on the day itself, people are reminded."""

OFTEN: Final = timedelta(minutes=10)
HOURLY: Final = timedelta(hours=1)

LONGEST_SILENCE: Final = timedelta(days=3)
"""After a longer one the worker does not look back further: what it would say is no news any more."""


def announce_opened(session: Session, *, now: datetime) -> None:
    """Tell people of work that has opened since the last round."""
    if take_turn(session, name="announcements", every=timedelta(0), now=now) is None:
        return
    opened = falling_due.unannounced(session, now)
    notify_each(session, _news(session, opened, now), now=now)
    for assignment in opened:
        assignment.announced_at = now
    session.commit()


def announce_to_newcomers(session: Session, *, now: datetime) -> None:
    """Tell whoever has come or been moved to a cohort since its work was announced."""
    with looking(session) as beside:
        if last_done(beside, "newcomers") > now - HOURLY:
            return
        tellings = _news(beside, falling_due.announced(beside, now), now)
    if take_turn(session, name="newcomers", every=HOURLY, now=now) is None:
        return
    notify_each(session, tellings, now=now)
    session.commit()


def _news(session: Session, work: Sequence[Assignment], now: datetime) -> list[Telling]:
    """For everybody concerned who has not heard of it."""
    missing = falling_due.not_told(session, [a.id for a in work], now)
    names = falling_due.programmes(session, {a.programme_id for a in work})
    tellings: list[Telling] = []
    for _batch, together in groupby(work, key=lambda a: a.batch):
        made = list(together)
        people = sorted({person for a in made for person in missing.get(a.id, ())})
        tellings += tellings_of(made, people, programme=names[made[0].programme_id], by=made[0].made_by.name)
    return tellings


def remind(session: Session, *, now: datetime) -> None:
    """Remind people of what is due, once for each of the days that their programme has settled on."""
    with looking(session) as beside:
        last = last_done(beside, "reminders")
        tellings = [] if last > now - OFTEN else _reminders(beside, max(last, now - LONGEST_SILENCE), now)
    if take_turn(session, name="reminders", every=OFTEN, now=now) is None:
        return
    notify_each(session, tellings, now=now)
    session.commit()


def _reminders(session: Session, since: datetime, now: datetime) -> list[Telling]:
    """All that have come due since then; whoever was reminded already is sorted out by the notices' keys."""
    sections = sections_of(current(session))
    tellings: list[Telling] = []
    for programme in falling_due.programmes(session).values():
        zone, days = programme.time_zone, settings_of(programme.settings).reminder_days
        work = falling_due.due_within(session, programme.id, now, timedelta(days=max(days, default=-1) + 1))
        ripe = [a for a in work if any(since < _moment(a.due_at, day, zone) <= now for day in days)]
        today = now.astimezone(ZoneInfo(zone)).date()
        groups = [(work, falling_due.moved(session, programme.id, work, now, today))]
        if ripe:
            groups.append((ripe, assignments.trainees(session, programme.id, today)))
        for asked, members in groups:
            for task in to_do.of_people(session, asked, members, zone, sections, now):
                if (day := due_reminder(task, days, zone, since, now)) is not None:
                    tellings.append(_reminder(task, day, programme))
    return tellings


def due_reminder(task: Task, days: Sequence[int], zone: str, since: datetime, now: datetime) -> int | None:
    """The reminder whose moment has come since then; of several the one nearest to the due date.

    Nobody is reminded on leave, of what is done, or of what they were told of only after that moment.
    """
    due = task.deadline.due_at
    if task.state not in to_do.OPEN or task.deadline.on_leave or now >= due:
        return None
    told = task.assignment.announced_at or task.assignment.opens_at
    after = told if task.deadline.moved_by else max(since, told)  # a date that was moved may have passed its moment
    come = [day for day in days if after < _moment(due, day, zone) <= now]
    return min(come, default=None)


def _moment(due: datetime, day: int, zone: str) -> datetime:
    """So many days before it is due; on the day itself in the morning."""
    if day:
        return days_later(due, -day, zone)
    place = ZoneInfo(zone)
    return min(datetime.combine(due.astimezone(place).date(), MORNING, place), due)


def _reminder(task: Task, day: int, programme: Programme) -> Telling:
    subjects = {0: mark("Due today: %(title)s"), 1: mark("Due tomorrow: %(title)s")}
    closes = task.closes_at
    text = (
        mark("%(title)s is due %(due)s. Late work is not taken after %(closes)s.")
        if closes
        else mark("%(title)s is due %(due)s.")
    )
    return Telling(
        task.account_id,
        programme.id,
        "due",
        subjects.get(day, mark("Due soon: %(title)s")),
        text,
        f"/p/{programme.slug}/assignments/{task.assignment.id}",
        f"due:{task.assignment.id}:{day}:{task.deadline.due_at:%Y%m%dT%H%M}",
        {"title": task.title, "due": task.deadline.due_at, "closes": closes},
    )


def _hand_in_words(work: Handed) -> str:
    if not work.name:
        late, in_time = mark("%(title)s was handed in %(at)s, late."), mark("%(title)s was handed in %(at)s, in time.")
        return late if work.late else in_time
    if work.late:
        return mark("%(name)s has handed in %(title)s, late: it was handed in %(at)s.")
    return mark("%(name)s has handed in %(title)s, in time: %(at)s.")


def tell_of_hand_ins(session: Session, *, now: datetime) -> None:
    """Tell graders, or else directors, of assessed work, once it cannot be taken back any more."""
    last = take_turn(session, name="hand-ins", every=timedelta(0), now=now)
    if last is None:
        return
    since = max(last, now - LONGEST_SILENCE) - UNDO_FOR
    tellings = [
        Telling(
            reader,
            work.programme_id,
            "handed-in",
            mark("%(name)s has handed in %(title)s") if work.name else mark("To judge: %(title)s"),
            _hand_in_words(work),
            f"/p/{work.programme_slug}/supervision/queue"
            if work.allocated
            else f"/p/{work.programme_slug}/programme/assignments/{work.assignment_id}",
            f"handed-in:{work.reference}",
            {"name": work.name, "title": work.title, "at": work.handed_in_at},
        )
        for work in falling_due.handed_in(session, since, now - UNDO_FOR)
        for reader in work.readers
    ]
    notify_each(session, tellings, now=now)
    session.commit()
