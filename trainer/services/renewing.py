"""A certificate whose end is near or past is renewed: by a new one, on the evidence as it stands now."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from trainer.db.models import Account, Certificate, Membership, Programme
from trainer.db.queries import certificates
from trainer.domain.certificates import RENEW_BEFORE, last_day, new_number, renewable
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_certify
from trainer.domain.settings import settings_of
from trainer.domain.snapshot import bound, digest
from trainer.services.directing import today_in
from trainer.services.issuing import add
from trainer.services.putting_forward import said
from trainer.services.weighing import to_keep


def renew(
    session: Session,
    *,
    member: Membership,
    certificate_id: int,
    reason: str,
    now: datetime,
) -> Certificate:
    """Issue the one that follows, once; the time that is left is not lost. Raises NotFound, WrongState.

    The certificate is locked, so that it is not revoked, nor renewed by somebody else, meanwhile.
    """
    before = certificates.by_id(session, member.programme_id, certificate_id, lock=True)
    if before is None or not may_certify(member, before):
        raise NotFound("there is no such certificate")
    if certificates.revocation(session, before.id) is not None:
        raise WrongState("This certificate was revoked. The person can be put forward again.")
    if certificates.successor(session, before.id) is not None:
        raise WrongState("This certificate has been renewed already.")
    programme = session.get_one(Programme, before.programme_id)
    today, settings = today_in(programme, now), settings_of(programme.settings)
    if before.valid_until is None or not renewable(before.valid_until, today):
        raise WrongState(
            f"It can be renewed from {RENEW_BEFORE.days} days before its end; until then it holds as it is."
        )
    reason = said(reason, "Say in a few words on what grounds it is renewed.")
    try:
        snapshot = to_keep(session, before, before.pathway, today)
    except NotFound:
        raise WrongState("Its pathway is not published any more, so there is nothing to renew it on.") from None
    stored = bound(snapshot.to_json(), programme.slug, before.account_id, now)
    begins = max(today, before.valid_until + timedelta(days=1))
    made = Certificate(
        number=new_number(),
        candidacy_id=before.candidacy_id,
        programme_id=programme.id,
        account_id=before.account_id,
        name=session.get_one(Account, before.account_id).name,
        title=snapshot.title,
        pathway=snapshot.pathway,
        edition=snapshot.edition,
        unproctored=snapshot.unproctored,
        decided_on=today,
        valid_from=today,
        valid_until=last_day(begins, settings.certificate_months),
        issued_at=now,
        issued_by_id=member.account_id,
        snapshot=stored,
        digest=digest(stored),
        renews_id=before.id,
        reason=reason,
    )
    add(session, member, made, "certificate.renewed", now)
    session.commit()
    return made
