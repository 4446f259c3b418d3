"""The second door to one's own work: which member works here, on which draft or submission."""

from flask import Response, abort, g, request

from trainer.db import session
from trainer.db.models import Draft, Membership
from trainer.db.queries import submissions
from trainer.services.drafting import own_draft
from trainer.web.i18n import _


def worker() -> Membership:
    """The visitor as a trainee of this programme; for anybody else the page does not exist."""
    found: Membership | None = next((member for member in g.memberships if member.role == "trainee"), None)
    if found is None:
        abort(404)
    return found


def reference_of(draft: Draft) -> str:
    """The receipt of a draft that was handed in."""
    submission = submissions.of_draft(session(), draft.id)
    return submission.reference if submission else ""


def own(draft_id: int) -> Draft:
    """The visitor's own draft."""
    return own_draft(session(), worker(), draft_id)


def leave_nothing(response: Response) -> Response:
    """Whoever signs out leaves no queue of unsaved work in the browser, also where no page of ours cleared it."""
    if request.endpoint == "security.logout" and request.method == "POST" and response.status_code < 400:
        response.headers["Clear-Site-Data"] = '"storage"'
    return response


def part_names() -> dict[str, str]:
    """What a person reads for the parts that may be empty, as `empty_parts` names them."""
    return {
        "people": _("Nobody is entered"),
        "key-people": _("Nobody is marked key, so nobody carries the full fields"),
        "citations": _("No person has a turn cited"),
        "areas": _("No problem area is marked present"),
        "primary": _("No area is chosen as primary"),
        "onset": _("The onset is not tied to a kind of event"),
        "timeline": _("The timeline is empty"),
        "formulation": _("The formulation is not written"),
        "elements": _("None of the formulation’s six elements is ticked"),
    }


PANE = {
    "people": "people", "key-people": "people", "citations": "people", "areas": "areas", "primary": "areas",
    "onset": "onset", "timeline": "timeline", "formulation": "formulation", "elements": "formulation",
}  # fmt: skip
"""Which pane of the notebook holds each part."""
