"""Papers of a trainee that wait for the programme's word: seen by a director, and verified."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import address, owner, verify_page


def verification(membership_id: int) -> ResponseReturnValue:
    """What a supervisor has to vouch for is not among them."""
    row = owner(membership_id)
    return verify_page("director/verification.html", row, address("director.verification", row))
