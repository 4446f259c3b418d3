"""A director cannot vouch for a paper, or takes back what the staff has entered."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import address, owner, refuse_page


def refusal(membership_id: int, ref: str) -> ResponseReturnValue:
    """With a reason from the list; the trainee is told that there is one."""
    row = owner(membership_id)
    return refuse_page("director/refusal.html", row, ref, address("director.log_entry", row, ref=ref))


def take_back(membership_id: int, ref: str) -> ResponseReturnValue:
    """Whoever of the staff entered it."""
    row = owner(membership_id)
    there = address("director.log_entry", row, ref=ref)
    return refuse_page("director/refusal.html", row, ref, there, withdraw=True)
