"""What a certificate's public page tells: the holder chooses, and everybody else sees what that leaves."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from trainer.db.models import CertificateChoice
from trainer.db.new_rows import replace
from trainer.db.queries import certificates
from trainer.db.queries.certificates import Held
from trainer.domain.certificates import Standing, read_number, standing
from trainer.domain.errors import NotFound
from trainer.domain.moments import local_day
from trainer.domain.snapshot import SnapshotRow, snapshot_of
from trainer.services.auditing import record


@dataclass(frozen=True)
class Shown:
    """A certificate as a stranger may know it. `name` and `rows` are there only where the holder allows them."""

    number: str
    standing: Standing
    title: str
    programme: str
    programme_slug: str
    edition: str
    unproctored: bool
    decided_on: date
    valid_until: date | None
    revoked_on: date | None
    renewed_by: str | None
    name: str | None = None
    rows: tuple[SnapshotRow, ...] = ()


def held_at(session: Session, typed: str) -> Held:
    """The certificate with that number. Raises NotFound. Reads only."""
    number = read_number(typed)
    found = certificates.by_number(session, number) if number else None
    if found is None:
        raise NotFound("there is no such certificate")
    return found


def own(session: Session, *, account_id: int, typed: str) -> Held:
    """The holder's own; for anybody else there is none. Raises NotFound. Reads only."""
    found = held_at(session, typed)
    if found.certificate.account_id != account_id:
        raise NotFound("there is no such certificate")
    return found


def shown(held: Held, now: datetime) -> Shown:
    """What its page tells a stranger today."""
    made, zone = held.certificate, held.certificate.programme.time_zone
    return Shown(
        number=made.number,
        standing=standing(made.valid_until, held.revocation is not None, local_day(now, zone)),
        title=made.title,
        programme=made.programme.name,
        programme_slug=made.programme.slug,
        edition=made.edition,
        unproctored=made.unproctored,
        decided_on=made.decided_on,
        valid_until=made.valid_until,
        revoked_on=local_day(held.revocation.at, zone) if held.revocation else None,
        renewed_by=held.renewed_by,
        name=made.name if held.choice and held.choice.show_name else None,
        rows=snapshot_of(made.snapshot).told_rows if held.choice and held.choice.show_evidence else (),
    )


def choose(
    session: Session, *, account_id: int, typed: str, show_name: bool, show_evidence: bool, now: datetime
) -> None:
    """The holder's choice; it can be changed at any time. Raises NotFound for anybody else's."""
    made = own(session, account_id=account_id, typed=typed).certificate
    chosen = {"show_name": show_name, "show_evidence": show_evidence}
    replace(session, CertificateChoice, [{"certificate_id": made.id, "changed_at": now, **chosen}])
    record(
        session,
        at=now,
        actor_id=account_id,
        programme_id=made.programme_id,
        action="certificate.shown",
        object_kind="certificate",
        object_id=made.id,
        detail=chosen,
    )
    session.commit()
