"""A candidate appeals once against a decision of the committee; members who had no part in it look again."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, Membership, Programme
from trainer.db.queries import candidacies, memberships
from trainer.domain.committee import GATHERING, page_of
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_work_on
from trainer.mail.language import mark
from trainer.services.directing import ROW, today_in
from trainer.services.hearing import hearing
from trainer.services.notifying import Telling, notify_all
from trainer.services.putting_forward import ask_committee, enter, said


def contest_until(candidacy: Candidacy) -> datetime | None:
    """Until when the candidate can appeal, as they were told with the decision; None where there is no such right."""
    return candidacy.appeal_until if candidacy.state == "decided" and candidacy.outcome == "not-yet" else None


def contest(session: Session, *, member: Membership, candidacy_id: int, text: str, now: datetime) -> Candidacy:
    """Raise it, and ask those who may answer. Raises NotFound, WrongState when it is too late or the second one.

    The programme is locked, as where somebody is put forward: of the two at once one is told.
    """
    session.get(Programme, member.programme_id, with_for_update=ROW)
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    if candidacy is None or not may_work_on(member, candidacy):
        raise NotFound("there is no such candidate")
    until = contest_until(candidacy)
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
    programme = session.get_one(Programme, candidacy.programme_id)
    ask_committee(session, candidacy, programme, now)
    if hearing(session, candidacy, today_in(programme, now)).is_short:
        _ask_for_members(session, candidacy, programme, now)
    session.commit()
    return candidacy


def _ask_for_members(session: Session, candidacy: Candidacy, programme: Programme, now: datetime) -> None:
    """The appeal is accepted all the same: that nobody is left to hear it is not for the candidate to bear."""
    directors = memberships.active(session, programme.id, "director", today_in(programme, now))
    notify_all(
        session,
        {one.account_id for one in directors} - {candidacy.account_id},
        Telling(
            0,
            programme.id,
            "decision",
            mark("An appeal waits for members: %(title)s"),
            mark(
                "Too few who can look again had no part in the first decision. Name others on the committee, from "
                "outside the programme where need be; one of them as chair if no other director can decide."
            ),
            page_of(programme.slug, candidacy.id),
            f"candidacy:{candidacy.id}:short",
            {"title": candidacy.title},
        ),
        now=now,
    )
