"""Badges of certificates and the list of those revoked, at addresses that anybody can check them from."""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Certificate, Programme
from trainer.db.queries import certificates
from trainer.documents.badge import (
    LIST_SIZE,
    Achievement,
    BadgeFacts,
    Issuer,
    Signature,
    profile,
    signed_badge,
    signed_status_list,
)
from trainer.documents.keys import jwk, read_keys
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import Translate
from trainer.domain.snapshot import snapshot_of
from trainer.mail.language import language
from trainer.services.disclosing import own

FRAMEWORK: Final = (
    "Competences for Interpersonal Psychotherapy (Lemma, Roth and Pilling, University College London)",
    "https://www.ucl.ac.uk/pals/research/cehp/research-groups/core/competence-frameworks/Interpersonal_Psychotherapy",
)
"""What modules and cases are laid out by; it endorses nothing here."""


def page_of(site: str, number: str) -> str:
    """A certificate's public page; also the id of its badge."""
    return f"{site}/certificates/{number}"


def issuer_of(site: str, programme: Programme) -> Issuer:
    """The programme as the one who vouches."""
    return Issuer(f"{site}/issuers/{quote(programme.slug)}", programme.name, site)


def key_address(site: str, key_id: str) -> str:
    """Where a public key stands."""
    return f"{site}/keys/{key_id}"


def badge(session: Session, *, account_id: int, typed: str, site: str, keys: Path, now: datetime) -> str:
    """The holder's badge, with what they allow to be seen at this moment. Raises NotFound, WrongState. Reads only."""
    held = own(session, account_id=account_id, typed=typed)
    if held.revocation is not None:
        raise WrongState("This certificate was revoked, so there is no badge of it any more.")
    made, programme = held.certificate, held.certificate.programme
    issuer, zone = issuer_of(site, programme), ZoneInfo(programme.time_zone)
    place, index = divmod(made.id, LIST_SIZE)
    address, say = page_of(site, made.number), language(held.certificate.account.locale).gettext
    ends = (
        datetime.combine(made.valid_until + timedelta(days=1), time.min, zone) - timedelta(seconds=1)
        if made.valid_until
        else None
    )
    shows = held.choice is not None and held.choice.show_evidence
    facts = BadgeFacts(
        id=address,
        issuer=issuer,
        achievement=_achievement(made, programme, issuer, say),
        email=held.certificate.account.email,
        salt=made.number,
        valid_from=made.issued_at,
        valid_until=ends,
        status_list=_list_address(issuer, place),
        status_index=index,
        name=made.name if held.choice is not None and held.choice.show_name else None,
        evidence=((say("What the certificate rests on"), f"{address}#evidence"),) if shows else (),
    )
    return signed_badge(facts, signature(site, keys))


def revoked_list(session: Session, *, programme_slug: str, place: int, site: str, keys: Path, now: datetime) -> str:
    """Which of a programme's certificates are revoked, signed and good for a day. Raises NotFound. Reads only."""
    programme = programme_at(session, programme_slug)
    first = place * LIST_SIZE
    newest = session.scalar(sa.select(sa.func.max(Certificate.id))) or 0
    if first > newest:
        raise NotFound("there is no such list")
    revoked = certificates.revoked(session, programme.slug, first, first + LIST_SIZE - 1)
    issuer = issuer_of(site, programme)
    return signed_status_list(
        issuer=issuer,
        address=_list_address(issuer, place),
        revoked=[one - first for one in revoked],
        signature=signature(site, keys),
        now=now,
    )


def issuer_profile(session: Session, *, programme_slug: str, site: str) -> dict[str, Any]:
    """What stands at the issuer's address. Raises NotFound. Reads only."""
    return profile(issuer_of(site, programme_at(session, programme_slug)), f"{site}/.well-known/jwks.json")


def key_set(site: str, keys: Path) -> dict[str, Any]:
    """Every public key, newest first."""
    return {"keys": [jwk(pem, key_address(site, key_id)) for key_id, pem in read_keys(keys).public.items()]}


def public_key(site: str, keys: Path, key_id: str) -> dict[str, Any]:
    """One public key. Raises NotFound."""
    pem = read_keys(keys).public.get(key_id)
    if pem is None:
        raise NotFound("there is no such key")
    return jwk(pem, key_address(site, key_id))


def can_sign(keys: Path) -> bool:
    """Whether there is a key to sign badges with."""
    return read_keys(keys).signing is not None


def signature(site: str, keys: Path) -> Signature:
    """The key that signs now. Raises WrongState where there is none."""
    key_id, private = read_keys(keys).usable()
    return Signature(key_address(site, key_id), private)


def programme_at(session: Session, slug: str) -> Programme:
    """The programme of that short name. Raises NotFound. Reads only."""
    found = session.scalars(sa.select(Programme).where(Programme.slug == slug)).one_or_none()
    if found is None:
        raise NotFound("there is no such programme")
    return found


def _list_address(issuer: Issuer, place: int) -> str:
    return f"{issuer.id}/revoked/{place}"


def _achievement(made: Certificate, programme: Programme, issuer: Issuer, say: Translate) -> Achievement:
    """The same achievement has the same id in every badge of the same edition."""
    told = [
        say("%(title)s, by the pathway of %(programme)s in its edition %(edition)s.")
        % {"title": made.title, "programme": programme.name, "edition": made.edition},
        say("This is a programme’s own certificate; it is not a credential of any outside body."),
    ]
    if made.unproctored:
        told.append(say("Unproctored: the work it rests on was done without anybody watching."))
    return Achievement(
        id=uuid5(NAMESPACE_URL, f"{issuer.id}/{made.pathway}/{made.edition}").urn,
        name=made.title,
        description=" ".join(told),
        criteria="\n".join(f"- {row.words}" for row in snapshot_of(made.snapshot).told_rows),
        alignments=(FRAMEWORK,),
    )
