"""A certificate is revoked, for good and with a reason; so are those that it renewed, as far as they still hold."""

from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import Certificate, CertificateRevocation, Membership
from trainer.db.queries import certificates
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import may_certify
from trainer.mail.language import mark
from trainer.services.auditing import record_each
from trainer.services.notifying import notify
from trainer.services.putting_forward import said


def revoke(
    session: Session, *, member: Membership, certificate_id: int, reason: str, now: datetime
) -> CertificateRevocation:
    """From now on its page and its badge say so. Raises NotFound, WrongState.

    The certificate is locked, so that it is not renewed meanwhile.
    """
    held = certificates.by_id(session, member.programme_id, certificate_id, lock=True)
    if held is None or not may_certify(member, held):
        raise NotFound("there is no such certificate")
    if certificates.revocation(session, held.id) is not None:
        raise WrongState("This certificate has been revoked already.")
    if certificates.successor(session, held.id) is not None:
        raise WrongState("This certificate has been renewed: revoke the one that followed it.")
    reason = said(reason, "Say why it is revoked: its holder reads it.")
    gone = [one for one in _chain(session, held) if certificates.revocation(session, one.id) is None]
    rows = [
        CertificateRevocation(certificate_id=one.id, by_id=member.account_id, at=now, reason=reason) for one in gone
    ]
    session.add_all(rows)
    record_each(
        session,
        {one.id: {"reason": reason} for one in gone},
        at=now,
        action="certificate.revoked",
        object_kind="certificate",
        actor_id=member.account_id,
        programme_id=held.programme_id,
    )
    notify(
        session,
        account_id=held.account_id,
        programme_id=held.programme_id,
        kind="decision",
        subject=mark("Your certificate has been revoked: %(title)s"),
        text=mark("Whoever looks it up is told so from now on. The reason is not shown to them.\n\n%(reason)s"),
        link=f"/certificates/{held.number}",
        now=now,
        key=f"certificate-revoked:{held.id}",
        values={"title": held.title, "reason": reason},
    )
    session.commit()
    return rows[0]


def _chain(session: Session, newest: Certificate) -> list[Certificate]:
    """It and all that it renews, newest first."""
    found = [newest]
    while found[-1].renews_id is not None:
        found.append(session.get_one(Certificate, found[-1].renews_id))
    return found
