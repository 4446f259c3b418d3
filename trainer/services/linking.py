"""One-time links by which somebody outside signs, vouches for entries or writes a letter: issued, looked at, ended."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Guide, LogEntry, Membership, OneTimeLink, Outbox
from trainer.db.queries import guides, log_entries, memberships, one_time_links
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.log_entries import Attestation
from trainer.domain.moments import moment_words
from trainer.domain.permits import Owned, may_check, may_keep_log
from trainer.domain.vouching import signers, vouchers
from trainer.mail.language import language, mark
from trainer.services.auditing import record
from trainer.services.devices import hashed
from trainer.services.log_desk import Desk, open_desk
from trainer.services.notifying import queue_mail

LETTERS: Final = ("recommendation", "supervision-observed", "teaching-evaluated", "supervisee", "report")
"""Kinds of letter that somebody else writes."""

SUBJECTS: Final = {
    "sign": mark("%(trainee)s asks you to sign an attestation"),
    "verify": mark("%(trainee)s asks you to confirm entries of a training log"),
    "letter": mark("%(trainee)s asks you for a letter"),
}
TEXT: Final = mark(
    "Good day %(name)s,\n\n%(trainee)s trains in interpersonal psychotherapy with %(programme)s and has named you. The "
    "link below leads to a page where you can read what it is about, and do it or leave it.\n\nThe link is for you "
    "alone. It works once, until %(until)s. If you do not know %(trainee)s, leave the message alone: without the link "
    "nothing happens."
)
MOST: Final = 200
"""Entries that one link is about."""

State = Literal["unknown", "used", "revoked", "late", "changed", "ready"]


@dataclass(frozen=True)
class Look:
    """Where a link leads; `changed`: what it is about no longer stands as it did."""

    state: State
    link: OneTimeLink | None = None
    entries: tuple[LogEntry, ...] = ()


def issue(
    session: Session,
    *,
    member: Membership,
    membership_id: int,
    guide_ref: str,
    act: str,
    refs: Sequence[str] = (),
    letter: str = "",
    now: datetime,
) -> OneTimeLink:
    """Mail a link to an outside guide: the trainee for their own log, or a director. Raises NotFound, WrongState.

    `refs`: the attestation to sign, or the entries to vouch for; `letter`: the kind that is asked for.
    """
    owner = _owner(session, member, membership_id)
    desk = open_desk(session, owner, now)
    guide = guides.by_ref(session, member.programme_id, guide_ref)
    if guide is None:
        raise NotFound("there is no such guide")
    if guide.email is None:
        raise WrongState(f"{guide.name} has an account here, and signs in for this.")
    if guide.confirmed_at is None:
        raise WrongState(f"A director has to confirm {guide.name} and their address first.")
    rows = _bound(desk, guide, act, refs, letter)
    token = secrets.token_urlsafe(32)
    expires = now + timedelta(days=desk.settings.link_days)
    link = OneTimeLink(
        programme_id=owner.programme_id,
        account_id=owner.account_id,
        guide_id=guide.id,
        act=act,
        entry_ids=[row.id for row in rows],
        letter=letter if act == "letter" else "",
        token_hash=hashed(token),
        mail_key=f"link:{hashed(token)[:24]}",
        issued_by_id=member.account_id,
        issued_at=now,
        expires_at=expires,
    )
    session.add(link)
    session.flush()
    _mail(desk, owner, guide, link, token, now)
    _audit(session, member, "link.issued", link, guide, now)
    session.commit()
    return link


def revoke(session: Session, *, member: Membership, link_id: int, now: datetime) -> None:
    """End a link that was not used; again is no harm. Raises NotFound, WrongState."""
    link = one_time_links.by_id(session, member.programme_id, link_id, lock=True)
    if link is None or not (may_keep_log(member, link) or may_check(member, link)):
        raise NotFound("there is no such link")
    if link.used_at is not None:
        raise WrongState(f"{link.guide.name} has used this link already.")
    if link.revoked_at is None:
        link.revoked_at = now
        session.execute(sa.delete(Outbox).where(Outbox.key == link.mail_key, Outbox.sent_at.is_(None)))
        _audit(session, member, "link.revoked", link, link.guide, now)
    session.commit()


def look(session: Session, *, token: str, now: datetime, lock: bool = False) -> Look:
    """What a link is good for now. Reads only."""
    link = one_time_links.by_token(session, hashed(token), lock=lock)
    if link is None:
        return Look("unknown")
    if link.used_at is not None:
        return Look("used", link)
    if link.revoked_at is not None:
        return Look("revoked", link)
    if link.expires_at <= now:
        return Look("late", link)
    standing = [row for row, stands in log_entries.by_ids(session, link.entry_ids) if stands]
    if link.act != "letter" and (not standing or (link.act == "sign" and len(standing) != len(link.entry_ids))):
        return Look("changed", link)
    return Look("ready", link, tuple(standing))


def note_opened(session: Session, *, token: str, now: datetime) -> None:
    """That a link was looked at for the first time: a transaction of its own, beside the page that reads."""
    link = one_time_links.by_token(session, hashed(token), lock=True)
    if link is None or link.opened_at is not None or link.revoked_at is not None or link.expires_at <= now:
        session.rollback()
        return
    link.opened_at = now
    _audit(session, None, "link.opened", link, link.guide, now)
    session.commit()


def _owner(session: Session, member: Membership, membership_id: int) -> Membership:
    """The member's own, or as a director a trainee's."""
    found = memberships.by_id(session, member.programme_id, membership_id)
    if found is None or found.role != "trainee" or not (may_keep_log(member, found) or may_check(member, found)):
        raise NotFound("there is no such log")
    return found


def _bound(desk: Desk, guide: Guide, act: str, refs: Sequence[str], letter: str) -> list[LogEntry]:
    """The states that the link is about. Raises NotFound, WrongState for what is not this guide's to do."""
    if act == "letter":
        if letter not in LETTERS:
            raise NotFound("there is no such kind of letter")
        return []
    if act not in SUBJECTS or not refs or len(refs) > MOST:
        raise NotFound("there is nothing to do")
    rows = [desk.row(ref) for ref in dict.fromkeys(refs)]
    if act == "sign":
        facts = desk.facts(rows[0].ref)
        if len(rows) != 1 or not isinstance(facts, Attestation):
            raise NotFound("there is no such attestation")
        if guide.ref not in signers(desk.log, facts.case):
            raise WrongState(f"{guide.name} is not named as a supervisor of this case.")
        return rows
    if any(guide.ref not in vouchers(desk.log, desk.facts(row.ref)).guides for row in rows):
        raise WrongState(f"Not all of these entries are for {guide.name} to confirm.")
    return rows


def _mail(desk: Desk, owner: Membership, guide: Guide, link: OneTimeLink, token: str, now: datetime) -> None:
    """Not shown among the programme's mail: the link is for whoever has the address."""
    translate = language(desk.settings.language).gettext
    values = {
        "name": guide.name,
        "trainee": owner.account.name,
        "programme": desk.programme.name,
        "until": moment_words(link.expires_at, desk.programme.time_zone, translate),
    }
    queue_mail(
        desk.session,
        to=guide.email or "",
        subject=translate(SUBJECTS[link.act]) % values,
        text=translate(TEXT) % values,
        key=link.mail_key,
        link=f"/links/{token}",
        now=now,
    )


def _audit(session: Session, member: Owned | None, action: str, link: OneTimeLink, guide: Guide, now: datetime) -> None:
    detail: dict[str, Any] = {"act": link.act, "guide": guide.ref, "trainee": link.account_id}
    record(
        session,
        at=now,
        actor_id=member.account_id if member else None,
        programme_id=link.programme_id,
        action=action,
        object_kind="one_time_link",
        object_id=link.id,
        detail=detail,
    )
