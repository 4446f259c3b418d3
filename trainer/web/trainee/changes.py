"""What a workspace sends as somebody types."""

from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.drafting import save_changes
from trainer.web.clock import now
from trainer.web.components.parcels import taken, told
from trainer.web.trainee.desk import worker


def changes(draft_id: int) -> ResponseReturnValue:
    """JSON in, JSON out."""
    member = worker()
    return taken(
        lambda sent: told(
            save_changes(session(), member=member, draft_id=draft_id, changes=sent.changes, now=now()), sent.revision
        )
    )
