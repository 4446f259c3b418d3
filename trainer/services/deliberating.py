"""The committee on a candidate: each member's own view, unseen by the others; then one decision, dissent kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from trainer.db.models import Candidacy, CommitteeEntry, CommitteeReading, CommitteeRemark, Membership, Programme
from trainer.db.new_rows import add_new
from trainer.db.queries import candidacies, memberships
from trainer.domain.committee import OUTCOMES, dissenting, own_page_of, page_of, stands
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_certify, may_deliberate, may_preside, may_see_candidacy
from trainer.domain.settings import settings_of
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.contesting import contest_until
from trainer.services.directing import today_in
from trainer.services.hearing import Hearing, hearing
from trainer.services.notifying import Telling, notify, notify_all
from trainer.services.putting_forward import enter, said


@dataclass(frozen=True)
class Table:
    """A candidate as one member finds them. `given` of `least` views are in; `may_view`, `may_talk`, `may_decide`,
    `may_take` the packet: what is open to this member now. `remarks` are there for whoever sees the views. `close`:
    others judge this candidate. `short`: too few can hear it. `knows`: they read the views, so that theirs would not be
    their own. `reads`: the panels whose views they see here without having given theirs. It is decided, and an appeal
    can come, `open_until` then; `waits`: so long what others thought stays closed to this member, who may be asked to
    look again."""

    candidacy: Candidacy
    history: Sequence[CommitteeEntry]
    given: int
    least: int
    may_view: bool
    may_decide: bool
    may_talk: bool = False
    may_take: bool = False
    remarks: Sequence[CommitteeRemark] = ()
    open_until: datetime | None = None
    waits: bool = False
    close: bool = False
    short: bool = False
    knows: bool = False
    reads: tuple[str, ...] = ()

    def dissent_of(self, decision: CommitteeEntry) -> Sequence[int]:
        """Who saw that decision otherwise; nobody for whoever may not see the views that it followed."""
        seen = any(entry.kind == "view" and entry.panel == decision.panel for entry in self.history)
        return decision.dissent if seen else ()


def table(session: Session, *, member: Membership, candidacy_id: int, now: datetime) -> Table:
    """What this member may know of the candidate now. Raises NotFound. Reads only."""
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id)
    if candidacy is None:
        raise NotFound("there is no such candidate")
    case, account = _hearing(session, candidacy, now), member.account_id
    close, panel, least = case.is_close(member), case.panel, candidacy.views_needed
    if not may_see_candidacy(member, candidacy, close=close):
        raise NotFound("there is no such candidate")
    presides = may_preside(member, candidacy, close=close)
    may_look = may_deliberate(member, candidacy, close=close)
    had_part, fresh, sits = case.parts.took(account, "first"), case.is_fresh(account), case.sits(account)
    only_presides = presides and not sits and fresh
    until = contest_until(candidacy)
    until = until if until is not None and now <= until else None
    waits = until is not None and (may_look or presides) and not had_part
    closed = panel is None and not waits and candidacy.state != "withdrawn"
    history = candidacies.seen_by(session, candidacy, account, closed=closed, presides=only_presides, least=least)
    seen = {entry.panel for entry in history if entry.kind == "view" and entry.by_id != account}
    found = Table(
        candidacy,
        history,
        0,
        least,
        may_view=False,
        may_decide=False,
        may_take=may_certify(member, candidacy) or panel is not None or (until is not None and had_part),
        open_until=until,
        waits=waits,
        close=close,
        reads=tuple(sorted(one for one in seen if not case.parts.took(account, one))),
    )
    if panel is None:
        talk = candidacies.remarks(session, candidacy.id) if closed or case.parts.gave(account, "first") else ()
        return replace(found, remarks=talk)
    given = sum(part.kind == "view" and part.panel == panel for part in case.parts.all)
    own = case.parts.gave(account, panel)
    may_talk = not close and (own or (only_presides and given >= least))
    return replace(
        found,
        given=given,
        may_view=may_look and fresh and not own and case.is_blind(account),
        may_decide=presides and fresh and given >= least and (own or not sits),
        may_talk=may_talk,
        remarks=candidacies.remarks(session, candidacy.id, panel) if may_talk else (),
        short=case.is_short,
        knows=may_look and fresh and not case.is_blind(account),
    )


def note_reading(session: Session, *, member: Membership, found: Table, now: datetime) -> None:
    """That they were shown others' views without having given their own: from then on theirs would not be blind."""
    if found.reads:
        same = {"candidacy_id": found.candidacy.id, "by_id": member.account_id, "at": now}
        add_new(session, CommitteeReading, [{**same, "panel": panel} for panel in found.reads])
        session.commit()


def give_view(
    session: Session, *, member: Membership, candidacy_id: int, outcome: str, reason: str, now: datetime
) -> CommitteeEntry:
    """Put one's own view down, once and for good. Raises NotFound, WrongState."""
    candidacy, panel, case = _gathering(session, member, candidacy_id, now)
    if not may_deliberate(member, candidacy, close=case.is_close(member)):
        raise NotFound("there is no such candidate")
    _fresh(case, member)
    if case.parts.gave(member.account_id, panel):
        raise WrongState("Your view is there already. It stays as it was before you saw the others’.")
    if not case.is_blind(member.account_id):
        raise WrongState("You have read what others think of this candidate, so a view of yours would not be your own.")
    _one_of_the_outcomes(outcome)
    reason = said(reason, "Say in a few words what leads you to this view.")
    entry = enter(session, candidacy, "view", panel, member, reason, now, outcome=outcome)
    _tell_when_complete(session, candidacy, panel, now)
    session.commit()
    return entry


def say(session: Session, *, member: Membership, candidacy_id: int, text: str, now: datetime) -> CommitteeRemark:
    """Say something in the discussion, which opens to each member with their own view. Raises NotFound, WrongState."""
    candidacy, panel, _case = _gathering(session, member, candidacy_id, now)
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
    candidacy, panel, case = _gathering(session, member, candidacy_id, now)
    if not may_preside(member, candidacy, close=case.is_close(member)):
        raise NotFound("there is no such candidate")
    _fresh(case, member)
    views = candidacies.views(session, candidacy.id, panel)
    if case.sits(member.account_id) and not case.parts.gave(member.account_id, panel):
        raise WrongState("You are on the committee: put your own view down before you see the others’ and decide.")
    if len(views) < candidacy.views_needed:
        raise WrongState(
            f"{len(views)} of {candidacy.views_needed} views are in. Decide once the others have put theirs down."
        )
    _one_of_the_outcomes(outcome)
    reason = said(reason, "Say why it is decided so: the candidate reads it.")
    forwarder = candidacies.put_forward_by(session, candidacy.id)
    if not stands(outcome, views, decides=member.account_id, put_forward_by=forwarder):
        raise WrongState(
            "One person alone awards nothing: it has to be another member’s own view as well. Let somebody else put "
            "theirs down, or decide otherwise."
        )
    enter(
        session, candidacy, "decision", panel, member, reason, now, outcome=outcome, dissent=dissenting(outcome, views)
    )
    candidacy.state, candidacy.outcome, candidacy.decided_at = (
        ("decided" if panel == "first" else "final"),
        outcome,
        now,
    )
    programme = session.get_one(Programme, candidacy.programme_id)
    days = settings_of(programme.settings).decision_appeal_days
    if candidacy.state == "decided" and outcome == "not-yet":
        candidacy.appeal_until = now + timedelta(days=days)
    _tell_candidate(session, candidacy, programme, reason, now, days)
    if outcome == "award":
        _tell_directors(session, candidacy, programme, member, now)
    session.commit()
    return candidacy


def _hearing(session: Session, candidacy: Candidacy, now: datetime) -> Hearing:
    programme = session.get_one(Programme, candidacy.programme_id)
    return hearing(session, candidacy, today_in(programme, now))


def _gathering(
    session: Session, member: Membership, candidacy_id: int, now: datetime
) -> tuple[Candidacy, str, Hearing]:
    """The candidacy, locked, the panel that gives its views now, and who can hear it."""
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    case = None if candidacy is None else _hearing(session, candidacy, now)
    if candidacy is None or case is None or not may_see_candidacy(member, candidacy, close=case.is_close(member)):
        raise NotFound("there is no such candidate")
    if case.panel is None:
        raise WrongState("This has been decided, or taken back, already.")
    return candidacy, case.panel, case


def _fresh(case: Hearing, member: Member) -> None:
    if not case.is_fresh(member.account_id):
        raise WrongState("You had a part in the first decision. An appeal is looked at by others.")


def _one_of_the_outcomes(outcome: str) -> None:
    if outcome not in OUTCOMES:
        raise WrongState("Choose whether to award the certificate, or not yet.")


def _tell_when_complete(session: Session, candidacy: Candidacy, panel: str, now: datetime) -> None:
    if len(candidacies.views(session, candidacy.id, panel)) != candidacy.views_needed:
        return
    programme = session.get_one(Programme, candidacy.programme_id)
    notify_all(
        session,
        _hearing(session, candidacy, now).presiding,
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


def _tell_candidate(
    session: Session, candidacy: Candidacy, programme: Programme, reason: str, now: datetime, days: int
) -> None:
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
        values={"title": candidacy.title, "reason": reason, "days": days},
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
