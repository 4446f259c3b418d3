"""Three candidates of the demo: two wait for the committee, one was told not yet and may still appeal."""

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Programme
from trainer.services.catalogue import current
from trainer.services.deliberating import decide, give_view, say
from trainer.services.demo_people import member_of
from trainer.services.putting_forward import put_forward

PATHWAY: Final = "programme-foundation-2026"
WAITS: Final = "trainee@example.org"
ALSO: Final = "trainee5@example.org"
TOLD: Final = "trainee2@example.org"
FIRST: Final = (
    "Her cited lines carry what she claims, and she changed her mind for a reason she can name. What is missing is "
    "practice, not judgement; still, the pathway asks for it."
)
SECOND: Final = (
    "The defence was the best I heard this year, and what was judged was judged well. One case is one case; still, I "
    "would award it now, and have her hand in the other two within the year."
)
REASON: Final = (
    "The committee liked how you listen for what each of the two expects. The pathway asks for three assessed cases, "
    "and you are on the way. Hand in what is missing, and we look again at once."
)


def load_committee(session: Session, house: Programme, now: datetime) -> bool:
    """Add them unless anybody was put forward yet, or the certificate is not published; whether they were added."""
    there = session.scalar(sa.select(Candidacy.id).where(Candidacy.programme_id == house.id).limit(1))
    if there or PATHWAY not in current(session).pathways:
        session.rollback()
        return False
    director, daniel, mei, samuel = (
        member_of(session, house, f"{who}@example.org")
        for who in ("director", "supervisor2", "supervisor3", "supervisor4")
    )
    begun = now - timedelta(days=9)

    def forward(email: str, at: datetime) -> int:
        person = member_of(session, house, email)
        return put_forward(session, member=director, membership_id=person.id, pathway=PATHWAY, now=at).id

    told = forward(TOLD, begun)
    for member, reason in (
        (mei, "He reads well; three assessed cases are three. Not yet."),
        (samuel, "I would wait for the other cases; nothing speaks against him."),
    ):
        at = begun + timedelta(days=1)
        give_view(session, member=member, candidacy_id=told, outcome="not-yet", reason=reason, now=at)
    say(session, member=mei, candidacy_id=told, text="Agreed, then. I write to him.", now=begun + timedelta(days=2))
    decide(
        session, member=mei, candidacy_id=told, outcome="not-yet", reason=REASON, now=begun + timedelta(days=2)
    )  # fmt: skip
    for email, member, outcome, reason in ((WAITS, daniel, "not-yet", FIRST), (ALSO, mei, "award", SECOND)):
        waits = forward(email, now - timedelta(days=3))
        at = now - timedelta(days=2)
        give_view(session, member=member, candidacy_id=waits, outcome=outcome, reason=reason, now=at)
    return True
