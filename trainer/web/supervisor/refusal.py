"""A supervisor cannot vouch for an entry, or can no more; or takes back what they have entered themselves."""

from flask.typing import ResponseReturnValue

from trainer.web.components.training_log.desk import address, owner, refuse_page


def refusal(membership_id: int, ref: str) -> ResponseReturnValue:
    """With a reason from the list; the trainee is told that there is one, and reads it beside the entry."""
    row = owner(membership_id)
    return refuse_page("supervisor/refusal.html", row, ref, address("supervisor.log_entry", row, ref=ref))


def take_back(membership_id: int, ref: str) -> ResponseReturnValue:
    """A rating or a letter of the supervisor's own."""
    row = owner(membership_id)
    there = address("supervisor.log_entry", row, ref=ref)
    return refuse_page("supervisor/refusal.html", row, ref, there, withdraw=True)
