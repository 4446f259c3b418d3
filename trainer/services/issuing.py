"""What the committee awarded is issued, once: with a number, the pinned edition and the evidence it rests on."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Account, Candidacy, Certificate, Membership, Programme
from trainer.db.queries import candidacies, certificates
from trainer.domain.certificates import last_day, new_number
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import local_day
from trainer.domain.permits import may_certify
from trainer.domain.settings import settings_of
from trainer.domain.snapshot import is_whole, snapshot_of
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.directing import today_in
from trainer.services.notifying import notify


def issue(session: Session, *, member: Membership, candidacy_id: int, now: datetime) -> Certificate:
    """Issue it; the first day it holds is today. Raises NotFound, WrongState.

    The candidacy is locked, so of two at once one is told that it is done.
    """
    candidacy = candidacies.by_id(session, member.programme_id, candidacy_id, lock=True)
    if candidacy is None or not may_certify(member, candidacy):
        raise NotFound("there is no such candidate")
    programme = session.get_one(Programme, candidacy.programme_id)
    today = today_in(programme, now)
    _awarded(candidacy)
    if certificates.of_candidacy(session, candidacy.id):
        raise WrongState("This certificate has been issued already.")
    if certificates.holding(session, programme.id, candidacy.account_id, candidacy.pathway, today):
        raise WrongState("This person holds the certificate already; it can be renewed when its end is near.")
    snapshot = snapshot_of(candidacy.snapshot)
    if not is_whole(candidacy.snapshot, candidacy.digest, candidacy.account_id):
        raise WrongState("The evidence is not what the committee saw: its hash has changed. Nothing was issued.")
    made = Certificate(
        number=new_number(),
        candidacy_id=candidacy.id,
        programme_id=programme.id,
        account_id=candidacy.account_id,
        name=session.get_one(Account, candidacy.account_id).name,
        title=candidacy.title,
        pathway=candidacy.pathway,
        edition=candidacy.edition,
        unproctored=snapshot.unproctored,
        decided_on=local_day(candidacy.decided_at or now, programme.time_zone),
        valid_from=today,
        valid_until=last_day(today, settings_of(programme.settings).certificate_months),
        issued_at=now,
        issued_by_id=member.account_id,
        snapshot=candidacy.snapshot,
        digest=candidacy.digest,
        reason="",
    )
    add(session, member, made, "certificate.issued", now)
    session.commit()
    return made


def add(session: Session, member: Membership, made: Certificate, action: str, now: datetime) -> None:
    """Keep a new certificate, note it and tell its holder, in the caller's transaction."""
    session.add(made)
    session.flush()
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=made.programme_id,
        action=action,
        object_kind="certificate",
        object_id=made.id,
        detail={"candidacy": made.candidacy_id, "edition": made.edition, "digest": made.digest},
    )
    notify(
        session,
        account_id=made.account_id,
        programme_id=made.programme_id,
        kind="decision",
        subject=mark("Your certificate is here: %(title)s"),
        text=mark(
            "You can download it, take its badge with you, and choose what others see on its page. For now they see "
            "whether it holds, its title, the programme and the day; not your name."
        ),
        link=f"/certificates/{made.number}",
        now=now,
        key=f"certificate:{made.id}",
        values={"title": made.title},
    )


def _awarded(candidacy: Candidacy) -> None:
    if candidacy.outcome != "award" or candidacy.state not in ("decided", "final"):
        raise WrongState("The committee has not awarded this certificate.")
