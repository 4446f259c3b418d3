"""A trainee's training log, for a director: what stands in it, and which papers wait to be checked."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import owner, show_log


def log(membership_id: int) -> ResponseReturnValue:
    """That it was opened is noted."""
    return show_log("director/log.html", owner(membership_id))
