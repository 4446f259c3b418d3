"""What waits for a supervisor's word in one log: read, and verified one by one or many at once."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import address, owner, verify_page


def verification(membership_id: int) -> ResponseReturnValue:
    """The oldest first; what was declined stands apart until it is corrected."""
    row = owner(membership_id)
    return verify_page("supervisor/verification.html", row, address("supervisor.verification", row))
