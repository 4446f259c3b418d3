"""One entry of a trainee's log, for a director: read, verified where it is a paper, taken back where it is staff's."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import owner, show_entry


def log_entry(membership_id: int, ref: str) -> ResponseReturnValue:
    """With its history."""
    return show_entry("director/log_entry.html", owner(membership_id), ref)
