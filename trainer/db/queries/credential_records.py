"""What a person's record holds of pathways they follow, decisions on them, certificates, and the public register."""

from typing import Any

import sqlalchemy as sa

from trainer.db.models import (
    Candidacy,
    Certificate,
    CertificateChoice,
    CertificateRevocation,
    CommitteeEntry,
    ContentEdition,
    FollowedPathway,
    Programme,
    RegisterEntry,
)

Statements = dict[str, sa.Select[*tuple[Any, ...]]]


def shared(account_id: int, programme_id: int | None) -> Statements:
    """What a programme may know of its member; of one programme, or of all. Members' own views are not the person's."""
    candidate, holder = [Candidacy.account_id == account_id], [Certificate.account_id == account_id]
    plan = [FollowedPathway.account_id == account_id]
    listed = [RegisterEntry.account_id == account_id]
    if programme_id is not None:
        candidate.append(Candidacy.programme_id == programme_id)
        holder.append(Certificate.programme_id == programme_id)
        plan.append(FollowedPathway.programme_id == programme_id)
        listed.append(RegisterEntry.programme_id == programme_id)
    return {
        "pathways": sa.select(
            Programme.name.label("programme"),
            FollowedPathway.slug.label("pathway"),
            ContentEdition.fingerprint.label("pinned_to"),
            FollowedPathway.since,
        )
        .join(Programme, Programme.id == FollowedPathway.programme_id)
        .outerjoin(ContentEdition, ContentEdition.id == FollowedPathway.edition_id)
        .where(*plan)
        .order_by(FollowedPathway.since, FollowedPathway.slug),
        "decisions": sa.select(
            Candidacy.title,
            Candidacy.edition,
            CommitteeEntry.kind,
            CommitteeEntry.panel,
            CommitteeEntry.at,
            CommitteeEntry.outcome,
            CommitteeEntry.reason,
        )
        .join(CommitteeEntry, CommitteeEntry.candidacy_id == Candidacy.id)
        .where(*candidate, CommitteeEntry.kind != "view")
        .order_by(CommitteeEntry.id),
        "certificates": sa.select(
            Certificate.number,
            Certificate.name,
            Certificate.title,
            Programme.name.label("programme"),
            Certificate.pathway,
            Certificate.edition,
            Certificate.unproctored,
            Certificate.decided_on,
            Certificate.valid_from,
            Certificate.valid_until,
            Certificate.snapshot,
            Certificate.digest,
            CertificateRevocation.at.label("revoked_at"),
            CertificateRevocation.reason.label("revoked_because"),
            CertificateChoice.show_name,
            CertificateChoice.show_evidence,
        )
        .join(Programme, Programme.id == Certificate.programme_id)
        .outerjoin(CertificateRevocation, CertificateRevocation.certificate_id == Certificate.id)
        .outerjoin(CertificateChoice, CertificateChoice.certificate_id == Certificate.id)
        .where(*holder)
        .order_by(Certificate.id),
        "register": sa.select(
            RegisterEntry.name,
            RegisterEntry.place,
            RegisterEntry.offers,
            RegisterEntry.body,
            RegisterEntry.credential,
            RegisterEntry.licence,
            RegisterEntry.open.label("asked_to_be_shown"),
            RegisterEntry.changed_at,
        )
        .where(*listed)
        .order_by(RegisterEntry.id),
    }
