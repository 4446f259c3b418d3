"""A trainee's due dates as a calendar file."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from flask import current_app, url_for

from trainer.config import Config
from trainer.db.models import Programme
from trainer.db.queries.to_do import Task
from trainer.documents.calendar import Entry, calendar
from trainer.mail.language import language


def due_dates(tasks: Sequence[Task], programme: Programme, locale: str) -> bytes:
    """One entry for each piece of work; what is done stays in it, and says so."""
    config: Config = current_app.extensions["trainer"]
    host, translate = urlsplit(config.site_url).hostname or "localhost", language(locale).gettext
    entries = []
    for task in tasks:
        done = task.state in ("done", "handed-in")
        path = url_for("trainee.assignment", programme=programme.slug, assignment_id=task.assignment.id)
        about = [task.assignment.note, translate("Done.") if done else ""]
        entries.append(
            Entry(
                f"assignment-{task.assignment.id}@{host}",
                task.deadline.due_at,
                (translate("Done: %s") if done else translate("Due: %s")) % task.title,
                "\n\n".join(filter(None, [*about, config.site_url + path])),
                config.site_url + path,
                max(task.assignment.made_at, task.extension.given_at if task.extension else task.assignment.made_at),
            )
        )
    return calendar(programme.name, entries)
