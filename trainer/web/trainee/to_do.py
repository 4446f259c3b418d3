"""What a trainee is asked to do: what, why, until when, and how it stands."""

from typing import Final

from flask import g, render_template, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import to_do as queries
from trainer.db.queries.to_do import Known, Task
from trainer.services.catalogue import current
from trainer.services.deadlines import sections_of
from trainer.web.clock import now
from trainer.web.trainee.desk import worker

WAITS: Final = ("to-do", "begun")
DONE: Final = ("done", "handed-in")
SHOWN: Final = 10
"""Things behind one that are listed unless all are asked for."""


def tasks(*, case: str | None = None, known: Known | None = None) -> list[Task]:
    """The visitor's own; for anybody but a trainee the page does not exist."""
    member, sections = worker(), sections_of(current(session()))
    return queries.of_member(session(), member, g.programme.time_zone, sections, now(), case=case, known=known)


def case_task(slug: str, known: Known | None = None) -> Task | None:
    """What is asked of the visitor on this case: what waits before what is locked, and that before what is behind."""
    order = (*WAITS, "locked", "handed-in", "done", "closed")
    mine = [task for task in tasks(case=slug, known=known) if task.slug == slug]
    return min(mine, key=lambda task: order.index(task.state), default=None)


def to_do() -> ResponseReturnValue:
    """What waits stands first, what is due next at its head; then what is locked, then what is behind one."""
    found = tasks()
    behind = [task for task in reversed(found) if task.state in DONE or task.state == "closed"]
    shown = len(behind) if "all" in request.args else SHOWN
    return render_template(
        "trainee/to_do.html",
        waiting=[task for task in found if task.state in WAITS],
        locked=sorted((task for task in found if task.state == "locked"), key=lambda task: task.assignment.opens_at),
        behind=behind[:shown],
        more=max(0, len(behind) - shown),
        now=now(),
    )
