"""A supervisee's training log to read: cases by phase, supervision, ratings, papers."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import owner, show_log


def log(membership_id: int) -> ResponseReturnValue:
    """For whoever guides the person today; that it was opened is noted."""
    return show_log("supervisor/log.html", owner(membership_id))
