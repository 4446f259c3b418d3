"""What ties the people of `tests.people` together, for the access matrix: made without telling anybody."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from tests import people
from tests.work import member
from trainer.db.models import Invitation, Leave, Supervision

SUPERVISION: Final = 1
LEAVE: Final = 1
INVITATION: Final = 1
SUPERVISOR: Final = 2
"""The membership of the supervisor of `north`, with whom the trainee writes."""

TRAINEE: Final = 1


def settle(session: Session) -> None:
    """SUPERVISION of the trainee by the supervisor; LEAVE of the expert, long past; INVITATION, open."""
    trainee, supervisor = member(session, "trainee"), member(session, "supervisor")
    assert (trainee.id, supervisor.id) == (TRAINEE, SUPERVISOR)
    session.add(
        Supervision(
            id=SUPERVISION,
            programme_id=trainee.programme_id,
            trainee_id=trainee.id,
            supervisor_id=supervisor.id,
            from_on=date(2026, 9, 1),
        )
    )
    day = date(2026, 9, 2)
    expert = member(session, "expert")
    session.add(Leave(id=LEAVE, membership_id=expert.id, from_on=day, until_on=day, reason="", noted_at=people.NOW))
    session.add(
        Invitation(
            id=INVITATION,
            programme_id=trainee.programme_id,
            email="guest@example.org",
            name="Guest",
            role="trainee",
            capabilities=[],
            pace=100,
            token_hash="0",
            mail_key="invitation:0",
            invited_at=people.NOW,
            sent_at=people.NOW,
            expires_at=people.NOW + timedelta(days=999),
        )
    )
    session.commit()
