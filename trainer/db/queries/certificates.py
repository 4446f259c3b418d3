"""Certificates: by number, by holder, those revoked, those about to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased, contains_eager

from trainer.db.models import Account, Certificate, CertificateChoice, CertificateRevocation, Programme

_later = aliased(Certificate)


@dataclass(frozen=True)
class Held:
    """A certificate with its programme and account, what became of it, and what its holder shows."""

    certificate: Certificate
    revocation: CertificateRevocation | None
    choice: CertificateChoice | None
    renewed_by: str | None
    """The number of the one that follows it."""


def _whole() -> sa.Select[*tuple[Certificate, CertificateRevocation, CertificateChoice, str]]:
    return (
        sa.select(Certificate, CertificateRevocation, CertificateChoice, _later.number)
        .join(Certificate.programme)
        .join(Account, Account.id == Certificate.account_id)
        .outerjoin(CertificateRevocation, CertificateRevocation.certificate_id == Certificate.id)
        .outerjoin(CertificateChoice, CertificateChoice.certificate_id == Certificate.id)
        .outerjoin(_later, _later.renews_id == Certificate.id)
        .options(contains_eager(Certificate.programme), contains_eager(Certificate.account))
    )


def by_number(session: Session, number: str) -> Held | None:
    """The one with that number."""
    row = session.execute(_whole().where(Certificate.number == number)).one_or_none()
    return Held(*row) if row is not None else None


def of_account(session: Session, account_id: int, programme_id: int | None = None) -> list[Held]:
    """A person's own, newest first; of one programme, or of all."""
    mine = [Certificate.account_id == account_id]
    if programme_id is not None:
        mine.append(Certificate.programme_id == programme_id)
    return [Held(*row) for row in session.execute(_whole().where(*mine).order_by(Certificate.id.desc()))]


def by_id(session: Session, programme_id: int, certificate_id: int, *, lock: bool = False) -> Certificate | None:
    """One certificate of the programme; with `lock` nobody renews or revokes it meanwhile."""
    found = session.get(Certificate, certificate_id, with_for_update=lock, populate_existing=lock)
    return found if found is not None and found.programme_id == programme_id else None


def successor(session: Session, certificate_id: int) -> Certificate | None:
    """The one that renews it."""
    return session.scalars(sa.select(Certificate).where(Certificate.renews_id == certificate_id)).one_or_none()


def revocation(session: Session, certificate_id: int) -> CertificateRevocation | None:
    """Its revocation, if it was revoked."""
    return session.get(CertificateRevocation, certificate_id, populate_existing=True)


def of_candidacy(session: Session, candidacy_id: int) -> Sequence[Certificate]:
    """The one issued on it and all its renewals, first first."""
    made = sa.select(Certificate).where(Certificate.candidacy_id == candidacy_id)
    return session.scalars(made.order_by(Certificate.id)).all()


def holding(session: Session, programme_id: int, account_id: int, pathway: str, today: date) -> Certificate | None:
    """One of the person's on that pathway which holds today."""
    revoked = sa.exists().where(CertificateRevocation.certificate_id == Certificate.id)
    found = sa.select(Certificate).where(
        Certificate.programme_id == programme_id,
        Certificate.account_id == account_id,
        Certificate.pathway == pathway,
        sa.or_(Certificate.valid_until.is_(None), Certificate.valid_until >= today),
        ~revoked,
    )
    return session.scalars(found.limit(1)).first()


def revoked(session: Session, programme_slug: str, first: int, last: int) -> list[int]:
    """The ids of a programme's revoked certificates within these bounds."""
    found = (
        sa.select(Certificate.id)
        .join(CertificateRevocation, CertificateRevocation.certificate_id == Certificate.id)
        .join(Programme, Programme.id == Certificate.programme_id)
        .where(Programme.slug == programme_slug, Certificate.id.between(first, last))
    )
    return list(session.scalars(found.order_by(Certificate.id)))


def search(
    session: Session, programme_id: int, words: str, page: int, size: int
) -> tuple[list[tuple[Certificate, bool, bool]], int]:
    """One page of a programme's, newest first, each with whether it was revoked and whether another follows; how many.

    `words` look in names and numbers.
    """
    gone = sa.exists().where(CertificateRevocation.certificate_id == Certificate.id)
    follows = sa.exists().where(_later.renews_id == Certificate.id)
    matching = [Certificate.programme_id == programme_id]
    if words:
        matching.append(
            sa.or_(
                Certificate.name.icontains(words, autoescape=True), Certificate.number.icontains(words, autoescape=True)
            )
        )
    count = session.scalar(sa.select(sa.func.count()).select_from(Certificate).where(*matching)) or 0
    rows = session.execute(
        sa.select(Certificate, gone, follows)
        .where(*matching)
        .order_by(Certificate.id.desc())
        .limit(size)
        .offset((page - 1) * size)
    )
    return [(row[0], bool(row[1]), bool(row[2])) for row in rows], count


def ending(session: Session, programme_id: int, today: date, last: date) -> list[Certificate]:
    """Those that end between these days, were not revoked, and that none follows."""
    gone = sa.exists().where(CertificateRevocation.certificate_id == Certificate.id)
    follows = sa.exists().where(_later.renews_id == Certificate.id)
    found = sa.select(Certificate).where(
        Certificate.programme_id == programme_id, Certificate.valid_until.between(today, last), ~gone, ~follows
    )
    return list(session.scalars(found.order_by(Certificate.id)))
