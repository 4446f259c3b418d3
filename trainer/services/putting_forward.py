"""A director puts somebody forward for a certificate of the programme's own, or takes that back before a decision."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Candidacy, CommitteeEntry, Membership, Programme
from trainer.db.queries import candidacies, certificates, memberships, ties
from trainer.domain.committee import GATHERING, LONGEST, own_page_of, page_of
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, Owned, may_certify, may_deliberate, may_work_on
from trainer.domain.settings import settings_of
from trainer.domain.snapshot import bound, digest
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.catalogue import current
from trainer.services.directing import own_programme, today_in
from trainer.services.hearing import hearing
from trainer.services.notifying import Telling, notify, notify_all
from trainer.services.weighing import to_keep


def put_forward(session: Session, *, member: Membership, membership_id: int, pathway: str, now: datetime) -> Candidacy:
    """Ask the committee about a trainee, on the evidence as it stands now. Raises NotFound, WrongState.

    What the committee is given is worked out here, from the person's own record and edition of the pathway.

    One candidacy at a time for each person and pathway: the programme is locked, so of two at once one is told.
    """
    programme = own_programme(session, member)
    person = memberships.by_id(session, programme.id, membership_id)
    if person is None or person.role != "trainee" or not may_certify(member, person):
        raise NotFound("there is no such trainee")
    published = current(session).pathways.get(pathway)
    if published is None or published.owner != "programme":
        raise WrongState(
            "Only certificates of the programme’s own are decided on here; other bodies decide themselves."
        )
    for earlier in candidacies.of_account(session, programme.id, person.account_id, pathway):
        if earlier.state in GATHERING:
            raise WrongState("The committee has this candidate before it already.")
        if earlier.outcome == "award" and not certificates.of_candidacy(session, earlier.id):
            raise WrongState("This certificate was awarded already, and only waits to be issued.")
        if earlier.state == "decided" and earlier.appeal_until is not None and now <= earlier.appeal_until:
            raise WrongState(
                "This person can still appeal against the last decision. They can be put forward once that time is "
                "over, or once they have said on their own page that they will not."
            )
    today = today_in(programme, now)
    if certificates.holding(session, programme.id, person.account_id, pathway, today):
        raise WrongState("This person holds the certificate already; it can be renewed when its end is near.")
    snapshot = to_keep(session, person, pathway, today)
    stored = bound(snapshot.to_json(), programme.slug, person.account_id, now)
    candidacy = Candidacy(
        programme_id=programme.id,
        account_id=person.account_id,
        pathway=snapshot.pathway,
        edition=snapshot.edition,
        title=snapshot.title,
        snapshot=stored,
        digest=digest(stored),
        state="first",
        put_forward_at=now,
        views_needed=settings_of(programme.settings).committee_views,
    )
    session.add(candidacy)
    session.flush()
    enter(session, candidacy, "put-forward", "first", member, "", now, digest=candidacy.digest)
    ask_committee(session, candidacy, programme, now)
    _tell_candidate(session, candidacy, programme, now)
    session.commit()
    return candidacy


def take_back(session: Session, *, member: Member, candidacy_id: int, reason: str, now: datetime) -> Candidacy:
    """Before a decision, with a reason: a director, who tells the candidate so, or the candidate.

    An appeal is the candidate's alone; by taking it back, or saying beforehand that there will be none, they close the
    matter. Raises NotFound, WrongState.
    """
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    own = candidacy is not None and may_work_on(member, candidacy)
    if candidacy is None or not (own or may_certify(member, candidacy)):
        raise NotFound("there is no such candidate")
    panel = GATHERING.get(candidacy.state)
    if panel is None and own and candidacy.state == "decided" and candidacy.outcome == "not-yet":
        panel = "appeal"
    if panel is None:
        raise WrongState("This has been decided, or taken back, already.")
    if panel == "appeal" and not own:
        raise WrongState("Only the candidate can take an appeal back.")
    # An appeal that is taken back leaves the first decision as it was.
    candidacy.state = "withdrawn" if panel == "first" else "final"
    reason = said(reason, "Say in a few words why.")
    enter(session, candidacy, "withdrawn", panel, member, reason, now)
    if not own:
        _tell_taken_back(session, candidacy, reason, now)
    session.commit()
    return candidacy


def _tell_taken_back(session: Session, candidacy: Candidacy, reason: str, now: datetime) -> None:
    programme = session.get_one(Programme, candidacy.programme_id)
    notify(
        session,
        account_id=candidacy.account_id,
        programme_id=programme.id,
        kind="decision",
        subject=mark("Taken back before a decision: %(title)s"),
        text=mark("Nothing was decided, and you can be put forward again at any time.\n\n%(reason)s"),
        link=own_page_of(programme.slug, candidacy.id),
        now=now,
        key=f"candidacy:{candidacy.id}:back",
        values={"title": candidacy.title, "reason": reason},
    )


def said(text: str, ask: str) -> str:
    """Words that a step cannot do without. Raises WrongState with what is asked."""
    if not text.strip():
        raise WrongState(ask)
    if len(text) > LONGEST:
        raise WrongState(f"This has {len(text)} characters; there is room for {LONGEST}.")
    return text.strip()


def enter(
    session: Session, candidacy: Candidacy, kind: str, panel: str, member: Member, reason: str, now: datetime,
    *, outcome: str | None = None, dissent: list[int] | None = None, digest: str | None = None,
) -> CommitteeEntry:  # fmt: skip
    """Add to the history, in the caller's transaction, with its audit event; views are not told there."""
    entry = CommitteeEntry(
        candidacy_id=candidacy.id,
        kind=kind,
        panel=panel,
        by_id=member.account_id,
        at=now,
        outcome=outcome,
        reason=reason,
        dissent=dissent or [],
    )
    session.add(entry)
    told = {} if kind == "view" or outcome is None else {"outcome": outcome}
    if digest is not None:
        told["digest"] = digest
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=candidacy.programme_id,
        action=f"candidacy.{kind.replace('-', '_')}",
        object_kind="candidacy",
        object_id=candidacy.id,
        detail={"panel": panel, **told},
    )
    session.flush()
    return entry


def ask_committee(session: Session, candidacy: Candidacy, programme: Programme, now: datetime) -> None:
    """Tell every member who may still give a view on this panel; in the caller's transaction."""
    panel = GATHERING[candidacy.state]
    asked = hearing(session, candidacy, today_in(programme, now)).members
    name = session.scalar(sa.select(Account.name).where(Account.id == candidacy.account_id))
    text = (
        mark("Read the evidence and put your own view down. You see the views of others once yours is there.")
        if panel == "first"
        else mark("The candidate has appealed. You had no part in the first decision, so you can look again.")
    )
    notify_all(
        session,
        asked,
        Telling(
            0,
            programme.id,
            "decision",
            mark("Your view is asked for: %(name)s, %(title)s"),
            text,
            page_of(programme.slug, candidacy.id),
            f"candidacy:{candidacy.id}:{panel}",
            {"name": name, "title": candidacy.title, "views": candidacy.views_needed},
        ),
        now=now,
    )


def may_be_asked(session: Session, candidate: Owned, today: date) -> list[Membership]:
    """The members of the committee who may give a view on this person, by name. Reads only."""
    close = ties.close_to(session, candidate.programme_id, candidate.account_id)
    members = candidacies.committee(session, candidate.programme_id, today)
    return [one for one in members if may_deliberate(one, candidate, close=one.account_id in close)]


def _tell_candidate(session: Session, candidacy: Candidacy, programme: Programme, now: datetime) -> None:
    notify(
        session,
        account_id=candidacy.account_id,
        programme_id=programme.id,
        kind="decision",
        subject=mark("You have been put forward: %(title)s"),
        text=mark(
            "The committee of your programme looks at your record as it stands today. There is nothing that you have "
            "to do; you are told what was decided, and why."
        ),
        link=own_page_of(programme.slug, candidacy.id),
        now=now,
        key=f"candidacy:{candidacy.id}:own",
        values={"title": candidacy.title},
    )
