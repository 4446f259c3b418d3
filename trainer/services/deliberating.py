"""The committee on a candidate: each member's own view, unseen by the others; then one decision, dissent kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, CommitteeEntry, CommitteeRemark, Membership, Programme
from trainer.db.queries import candidacies, memberships, supervisions
from trainer.domain.committee import GATHERING, OUTCOMES, dissenting, own_page_of, page_of
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_deliberate, may_preside, may_see_candidacy, on_committee
from trainer.domain.settings import settings_of
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.contesting import contest_until
from trainer.services.directing import today_in
from trainer.services.notifying import Telling, notify, notify_all
from trainer.services.putting_forward import enter, said


@dataclass(frozen=True)
class Table:
    """A candidate as one member finds them. `given` of `least` views are in; `may_view`, `may_talk`, `may_decide`: what
    is open to this member now. `remarks` are there for whoever sees the views. `waits`: it is decided, and what others
    thought stays closed to this member, who may be asked to look again, for as long as an appeal can come."""

    candidacy: Candidacy
    history: Sequence[CommitteeEntry]
    given: int
    least: int
    may_view: bool
    may_decide: bool
    may_talk: bool = False
    remarks: Sequence[CommitteeRemark] = ()
    waits: bool = False

    def dissent_of(self, decision: CommitteeEntry) -> Sequence[int]:
        """Who saw that decision otherwise; nobody for whoever may not see the views that it followed."""
        seen = any(entry.kind == "view" and entry.panel == decision.panel for entry in self.history)
        return decision.dissent if seen else ()


def table(session: Session, *, member: Membership, candidacy_id: int, now: datetime) -> Table:
    """What this member may know of the candidate now. Raises NotFound. Reads only."""
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id)
    supervises = candidacy is not None and _supervises(session, member, candidacy)
    if candidacy is None or not may_see_candidacy(member, candidacy, supervises=supervises):
        raise NotFound("there is no such candidate")
    programme = session.get_one(Programme, candidacy.programme_id)
    least, sits = settings_of(programme.settings).committee_views, _sits(session, programme, member, now)
    presides = may_preside(member, candidacy, supervises=supervises)
    panel = GATHERING.get(candidacy.state)
    had_part = candidacies.had_a_part(session, candidacy.id, member.account_id, "first")
    fresh = panel != "appeal" or not had_part
    only_presides = presides and not sits and fresh
    may_look = may_deliberate(member, candidacy, supervises=supervises)
    until = contest_until(session, candidacy)
    waits = until is not None and now <= until and (may_look or presides) and not had_part
    history = candidacies.seen_by(
        session, candidacy, member.account_id, closed=panel is None and not waits, presides=only_presides, least=least
    )
    if panel is None:
        talk = () if waits else candidacies.remarks(session, candidacy.id)
        return Table(candidacy, history, 0, least, may_view=False, may_decide=False, remarks=talk, waits=waits)
    given = session.scalar(sa.select(candidacies.count_of_views(candidacy.id, panel))) or 0
    own = candidacies.has_view(session, candidacy.id, member.account_id, panel)
    may_talk = not supervises and (own or (only_presides and given >= least))
    return Table(
        candidacy,
        history,
        given,
        least,
        may_view=may_look and fresh and not own,
        may_decide=presides and fresh and given >= least and (own or not sits),
        may_talk=may_talk,
        remarks=candidacies.remarks(session, candidacy.id, panel) if may_talk else (),
    )


def give_view(
    session: Session, *, member: Membership, candidacy_id: int, outcome: str, reason: str, now: datetime
) -> CommitteeEntry:
    """Put one's own view down, once and for good. Raises NotFound, WrongState."""
    candidacy, panel = _gathering(session, member, candidacy_id)
    if not may_deliberate(member, candidacy, supervises=_supervises(session, member, candidacy)):
        raise NotFound("there is no such candidate")
    _fresh(session, candidacy, panel, member)
    if candidacies.has_view(session, candidacy.id, member.account_id, panel):
        raise WrongState("Your view is there already. It stays as it was before you saw the others’.")
    _one_of_the_outcomes(outcome)
    reason = said(reason, "Say in a few words what leads you to this view.")
    entry = enter(session, candidacy, "view", panel, member, reason, now, outcome=outcome)
    _tell_when_complete(session, candidacy, panel, now)
    session.commit()
    return entry


def say(session: Session, *, member: Membership, candidacy_id: int, text: str, now: datetime) -> CommitteeRemark:
    """Say something in the discussion, which opens to each member with their own view. Raises NotFound, WrongState."""
    candidacy, panel = _gathering(session, member, candidacy_id)
    if not table(session, member=member, candidacy_id=candidacy_id, now=now).may_talk:
        raise WrongState("The discussion opens to you once your own view is there.")
    text = said(text, "Write what you wish to say.")
    remark = CommitteeRemark(candidacy_id=candidacy.id, panel=panel, by_id=member.account_id, at=now, text=text)
    session.add(remark)
    session.flush()
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=candidacy.programme_id,
        action="candidacy.discussed",
        object_kind="candidacy",
        object_id=candidacy.id,
        detail={"panel": panel},
    )
    session.commit()
    return remark


def decide(
    session: Session, *, member: Membership, candidacy_id: int, outcome: str, reason: str, now: datetime
) -> Candidacy:
    """Decide for the committee, once enough views are in; who saw it otherwise is kept with it.

    A director or the chair, who give their own view first where they are on the committee; on appeal somebody who had
    no part in the first decision. Raises NotFound, WrongState.
    """
    candidacy, panel = _gathering(session, member, candidacy_id)
    if not may_preside(member, candidacy, supervises=_supervises(session, member, candidacy)):
        raise NotFound("there is no such candidate")
    _fresh(session, candidacy, panel, member)
    views = candidacies.views(session, candidacy.id, panel)
    programme = session.get_one(Programme, candidacy.programme_id)
    least = settings_of(programme.settings).committee_views
    if _sits(session, programme, member, now) and not any(view.by_id == member.account_id for view in views):
        raise WrongState("You are on the committee: put your own view down before you see the others’ and decide.")
    if len(views) < least:
        raise WrongState(f"{len(views)} of {least} views are in. Decide once the others have put theirs down.")
    _one_of_the_outcomes(outcome)
    reason = said(reason, "Say why it is decided so: the candidate reads it.")
    enter(
        session, candidacy, "decision", panel, member, reason, now, outcome=outcome, dissent=dissenting(outcome, views)
    )
    candidacy.state, candidacy.outcome, candidacy.decided_at = (
        ("decided" if panel == "first" else "final"),
        outcome,
        now,
    )
    _tell_candidate(session, candidacy, programme, reason, now)
    if outcome == "award":
        _tell_directors(session, candidacy, programme, member, now)
    session.commit()
    return candidacy


def _supervises(session: Session, member: Member, candidacy: Candidacy) -> bool:
    return member.account_id in supervisions.ever(session, candidacy.programme_id, candidacy.account_id)


def _sits(session: Session, programme: Programme, member: Member, now: datetime) -> bool:
    """Whether the person is on the committee, in whichever of their roles: nobody sees views before their own."""
    own = candidacies.committee(session, programme.id, today_in(programme, now), member.account_id)
    return any(map(on_committee, own))


def _gathering(session: Session, member: Member, candidacy_id: int) -> tuple[Candidacy, str]:
    """The candidacy, locked, and the panel that gives its views now."""
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    if candidacy is None or not may_see_candidacy(
        member, candidacy, supervises=_supervises(session, member, candidacy)
    ):
        raise NotFound("there is no such candidate")
    if candidacy.state not in GATHERING:
        raise WrongState("This has been decided, or taken back, already.")
    return candidacy, GATHERING[candidacy.state]


def _fresh(session: Session, candidacy: Candidacy, panel: str, member: Member) -> None:
    if panel == "appeal" and candidacies.had_a_part(session, candidacy.id, member.account_id, "first"):
        raise WrongState("You had a part in the first decision. An appeal is looked at by others.")


def _one_of_the_outcomes(outcome: str) -> None:
    if outcome not in OUTCOMES:
        raise WrongState("Choose whether to award the certificate, or not yet.")


def _tell_when_complete(session: Session, candidacy: Candidacy, panel: str, now: datetime) -> None:
    programme = session.get_one(Programme, candidacy.programme_id)
    if len(candidacies.views(session, candidacy.id, panel)) != settings_of(programme.settings).committee_views:
        return
    close = supervisions.ever(session, candidacy.programme_id, candidacy.account_id)
    presiding = {
        one.account_id
        for one in candidacies.committee(session, programme.id, today_in(programme, now))
        if may_preside(one, candidacy, supervises=one.account_id in close)
        and not (panel == "appeal" and candidacies.had_a_part(session, candidacy.id, one.account_id, "first"))
    }
    notify_all(
        session,
        presiding,
        Telling(
            0,
            programme.id,
            "decision",
            mark("The views on a candidate are in: %(title)s"),
            mark("So many members as your programme asks for have put their views down. It can be decided."),
            page_of(programme.slug, candidacy.id),
            f"candidacy:{candidacy.id}:{panel}:complete",
            {"title": candidacy.title},
        ),
        now=now,
    )


def _tell_candidate(session: Session, candidacy: Candidacy, programme: Programme, reason: str, now: datetime) -> None:
    last = candidacy.state == "final"
    if candidacy.outcome == "award":
        text = mark("The committee has awarded it to you. It comes to you as soon as it is issued.\n\n%(reason)s")
    elif last:
        text = mark("Not yet, after your appeal as well; for this time that is the last word.\n\n%(reason)s")
    else:
        text = mark("Not yet.\n\n%(reason)s\n\nIf you disagree, you can appeal once, within %(days)s days.")
    notify(
        session,
        account_id=candidacy.account_id,
        programme_id=programme.id,
        kind="decision",
        subject=mark("Decided: %(title)s"),
        text=text,
        link=own_page_of(programme.slug, candidacy.id),
        now=now,
        key=f"candidacy:{candidacy.id}:{candidacy.state}",
        values={
            "title": candidacy.title,
            "reason": reason,
            "days": settings_of(programme.settings).decision_appeal_days,
        },
    )


def _tell_directors(session: Session, candidacy: Candidacy, programme: Programme, by: Member, now: datetime) -> None:
    """Whoever can issue it, but for who decided, and for the candidate."""
    directors = memberships.active(session, programme.id, "director", today_in(programme, now))
    notify_all(
        session,
        {one.account_id for one in directors} - {by.account_id, candidacy.account_id},
        Telling(
            0,
            programme.id,
            "decision",
            mark("A certificate waits to be issued: %(title)s"),
            mark("The committee has awarded it."),
            f"/p/{programme.slug}/programme/certificates",
            f"candidacy:{candidacy.id}:{candidacy.state}:issue",
            {"title": candidacy.title},
        ),
        now=now,
    )
