"""A director puts somebody forward for a certificate of the programme's own, or takes that back before a decision."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Candidacy, CommitteeEntry, Membership, Programme
from trainer.db.queries import candidacies, certificates, memberships, supervisions
from trainer.domain.committee import GATHERING, LONGEST, own_page_of, page_of
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, Owned, may_certify, may_deliberate, may_work_on
from trainer.domain.settings import settings_of
from trainer.domain.snapshot import digest
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.catalogue import current
from trainer.services.directing import own_programme, today_in
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
    today = today_in(programme, now)
    if certificates.holding(session, programme.id, person.account_id, pathway, today):
        raise WrongState("This person holds the certificate already; it can be renewed when its end is near.")
    snapshot = to_keep(session, person, pathway, today)
    stored = snapshot.to_json()
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
    )
    session.add(candidacy)
    session.flush()
    enter(session, candidacy, "put-forward", "first", member, "", now)
    ask_committee(session, candidacy, programme, now)
    _tell_candidate(session, candidacy, programme, now)
    session.commit()
    return candidacy


def take_back(session: Session, *, member: Member, candidacy_id: int, reason: str, now: datetime) -> Candidacy:
    """Before a decision, with a reason: a director, or the candidate. Raises NotFound, WrongState."""
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    if candidacy is None or not (may_certify(member, candidacy) or may_work_on(member, candidacy)):
        raise NotFound("there is no such candidate")
    if candidacy.state not in GATHERING:
        raise WrongState("This has been decided, or taken back, already.")
    panel = GATHERING[candidacy.state]
    # An appeal that is taken back leaves the first decision as it was.
    candidacy.state = "withdrawn" if panel == "first" else "final"
    enter(session, candidacy, "withdrawn", panel, member, said(reason, "Say in a few words why."), now)
    session.commit()
    return candidacy


def said(text: str, ask: str) -> str:
    """Words that a step cannot do without. Raises WrongState with what is asked."""
    if not text.strip():
        raise WrongState(ask)
    if len(text) > LONGEST:
        raise WrongState(f"This has {len(text)} characters; there is room for {LONGEST}.")
    return text.strip()


def enter(
    session: Session, candidacy: Candidacy, kind: str, panel: str, member: Member, reason: str, now: datetime,
    *, outcome: str | None = None, dissent: list[int] | None = None,
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
    asked = {one.account_id for one in may_be_asked(session, candidacy, today_in(programme, now))}
    if panel == "appeal":
        asked -= {one for one in asked if candidacies.had_a_part(session, candidacy.id, one, "first")}
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
            {"name": name, "title": candidacy.title, "views": settings_of(programme.settings).committee_views},
        ),
        now=now,
    )


def may_be_asked(session: Session, candidate: Owned, today: date) -> list[Membership]:
    """The members of the committee who may give a view on this person, by name. Reads only."""
    close = supervisions.ever(session, candidate.programme_id, candidate.account_id)
    members = candidacies.committee(session, candidate.programme_id, today)
    return [one for one in members if may_deliberate(one, candidate, supervises=one.account_id in close)]


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
