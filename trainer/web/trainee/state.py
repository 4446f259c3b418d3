"""How a draft stands now, for a workspace that has been away: another device wrote, or the sign-in was renewed."""

from flask import Response

from trainer.web.components.parcels import somebody_else, standing
from trainer.web.trainee.desk import own


def state(draft_id: int) -> Response:
    """For another account than the page's it names who is signed in."""
    if refused := somebody_else():
        return refused
    draft = own(draft_id)
    return standing(draft, opened=draft.opened, handed_in=draft.handed_in_at is not None)
