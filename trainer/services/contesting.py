"""A candidate appeals once against a decision of the committee; members who had no part in it look again."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Membership, Programme
from trainer.db.queries import candidacies
from trainer.domain.committee import GATHERING
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_work_on
from trainer.domain.settings import settings_of
from trainer.services.directing import ROW
from trainer.services.putting_forward import ask_committee, enter, said


def contest_until(session: Session, candidacy: Candidacy) -> datetime | None:
    """Until when the candidate can appeal; None where there is nothing to appeal against, or not any more."""
    if candidacy.state != "decided" or candidacy.outcome != "not-yet" or candidacy.decided_at is None:
        return None
    settings = settings_of(session.get_one(Programme, candidacy.programme_id).settings)
    return candidacy.decided_at + timedelta(days=settings.decision_appeal_days)


def contest(session: Session, *, member: Membership, candidacy_id: int, text: str, now: datetime) -> Candidacy:
    """Raise it, and ask those who may answer. Raises NotFound, WrongState when it is too late or the second one.

    The programme is locked, as where somebody is put forward: of the two at once one is told.
    """
    session.get(Programme, member.programme_id, with_for_update=ROW)
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    if candidacy is None or not may_work_on(member, candidacy):
        raise NotFound("there is no such candidate")
    until = contest_until(session, candidacy)
    if until is None:
        raise WrongState("There is no decision here that you could appeal against, or you have done so already.")
    if now > until:
        raise WrongState("The time for an appeal is over. You can be put forward again.")
    others = candidacies.of_account(session, candidacy.programme_id, candidacy.account_id, candidacy.pathway)
    if any(other.state in GATHERING for other in others):
        raise WrongState("You have been put forward again since; the committee looks at that now.")
    text = said(text, "Say in a few words what you disagree with, and why.")
    enter(session, candidacy, "appeal", "first", member, text, now)
    candidacy.state = "appeal"
    session.flush()
    ask_committee(session, candidacy, session.get_one(Programme, candidacy.programme_id), now)
    session.commit()
    return candidacy
