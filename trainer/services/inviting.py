"""Asking people to join a programme: one, or a whole list at once; again; and taking it back."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email
from sqlalchemy.orm import Session

from trainer.db.models import Account, Invitation, Outbox, Programme
from trainer.db.queries import invitations
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.guests import Guest, read_guest
from trainer.domain.moments import moment_words
from trainer.domain.permits import Member, may_direct
from trainer.domain.roster import Roster, read_roster
from trainer.domain.settings import settings_of
from trainer.domain.sheets import Fault
from trainer.mail.language import language, mark
from trainer.services.auditing import record, record_each
from trainer.services.devices import hashed
from trainer.services.directing import own_programme, today_in
from trainer.services.notifying import Mail, queue_mails

AS: Final = {
    "trainee": mark("as a trainee"),
    "supervisor": mark("as a supervisor"),
    "director": mark("as a director"),
    "expert": mark("as an expert"),
}
SUBJECT: Final = mark("%(host)s invites you to %(programme)s")
TEXT: Final = mark(
    "Good day %(name)s,\n\n%(host)s invites you to %(programme)s %(role)s. The link below leads to a page where you "
    "choose a password and join. If you have an account here already, sign in there, and the programme is added to "
    "it.\n\nThe link works once, until %(until)s. If you did not expect this, leave the message alone: without the "
    "link nothing happens."
)


LONGEST_ADDRESS: Final = 320


class Faulty(WrongState):
    """The list cannot be invited as it stands; `roster` says why."""

    def __init__(self, roster: Roster) -> None:
        super().__init__("The list has problems; nobody was invited.")
        self.roster = roster


def normal(text: str) -> str | None:
    """A mail address as it is stored, or None for what is none."""
    if len(text) > LONGEST_ADDRESS:  # to look through an endless one takes seconds
        return None
    try:
        return validate_email(text, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return None


def look_through(session: Session, *, programme: Programme, text: str, now: datetime) -> Roster:
    """A list as it would be invited, with everything that stands in the way. Reads only."""
    today = today_in(programme, now)
    places = invitations.places(session, programme.id, today)
    emails = {guest.email for guest in read_roster(text, places, normal).guests}
    members, invited = invitations.taken(session, programme.id, emails, today)
    return read_roster(text, replace(places, members=members, invited=invited), normal)


def invite_list(session: Session, *, member: Member, text: str, now: datetime) -> int:
    """Invite everybody on the list or nobody; returns how many. Raises Faulty."""
    programme = own_programme(session, member)
    roster = look_through(session, programme=programme, text=text, now=now)
    if roster.faults:
        session.rollback()
        raise Faulty(roster)
    _invite(session, member, programme, roster.guests, now)
    session.commit()
    return len(roster.guests)


def invite(session: Session, *, member: Member, cells: Mapping[str, str], now: datetime) -> list[Fault]:
    """Invite one person, given as a row of the list would be; returns what stands in the way, if anything."""
    programme = own_programme(session, member)
    today = today_in(programme, now)
    places = invitations.places(session, programme.id, today)
    members, invited = invitations.taken(session, programme.id, {normal(cells.get("email", "")) or ""}, today)
    guest, faults, _ = read_guest(cells, replace(places, members=members, invited=invited), normal)
    if faults:
        session.rollback()
        return faults
    _invite(session, member, programme, [guest], now)
    session.commit()
    return []


def send_again(session: Session, *, member: Member, invitation_id: int, now: datetime) -> Invitation:
    """A new link, good for as long as a first one; the old link ends. Raises NotFound, WrongState."""
    programme, row = _own(session, member, invitation_id)
    token = secrets.token_urlsafe(24)
    _drop_mail(session, row)
    row.token_hash = hashed(token)
    row.mail_key = _key(token)
    row.sent_at = now
    row.expires_at = now + timedelta(days=settings_of(programme.settings).invitation_days)
    host = session.get_one(Account, member.account_id)
    queue_mails(session, [_mail(programme, host, row, token)], now=now)
    _audit(session, member, "invitation.sent_again", row, now)
    session.commit()
    return row


def take_back(session: Session, *, member: Member, invitation_id: int, now: datetime) -> Invitation:
    """The link ends. Raises NotFound, or WrongState once it was used."""
    _, row = _own(session, member, invitation_id)
    row.withdrawn_at = now
    _drop_mail(session, row)
    _audit(session, member, "invitation.withdrawn", row, now)
    session.commit()
    return row


def _own(session: Session, member: Member, invitation_id: int) -> tuple[Programme, Invitation]:
    row = invitations.by_id(session, member.programme_id, invitation_id, lock=True)
    if row is None or not may_direct(member, row.programme_id):
        raise NotFound("there is no such invitation")
    if row.accepted_at is not None:
        raise WrongState(f"{row.name} has joined already.")
    if row.withdrawn_at is not None:
        raise WrongState("This invitation was withdrawn; invite the person anew.")
    return row.programme, row


def _drop_mail(session: Session, row: Invitation) -> None:
    """A message that still waits would bring a link that leads nowhere."""
    session.execute(sa.delete(Outbox).where(Outbox.key == row.mail_key, Outbox.sent_at.is_(None)))


def _invite(session: Session, member: Member, programme: Programme, guests: Sequence[Guest], now: datetime) -> None:
    host = session.get_one(Account, member.account_id)
    expires = now + timedelta(days=settings_of(programme.settings).invitation_days)
    tokens = [secrets.token_urlsafe(24) for _ in guests]
    same = {
        "programme_id": programme.id,
        "invited_by_id": member.account_id,
        "invited_at": now,
        "sent_at": now,
        "expires_at": expires,
    }
    rows = [
        same
        | {name: getattr(guest, name) for name in ("email", "name", "role", "cohort_id", "pace", "supervisor_id")}
        | {"capabilities": list(guest.capabilities), "token_hash": hashed(token), "mail_key": _key(token)}
        for guest, token in zip(guests, tokens, strict=True)
    ]
    session.execute(sa.insert(Invitation), rows)
    made = session.scalars(sa.select(Invitation).where(Invitation.token_hash.in_([hashed(token) for token in tokens])))
    by_hash = {row.token_hash: row for row in made}
    mails = [_mail(programme, host, by_hash[hashed(token)], token) for token in tokens]
    queue_mails(session, mails, now=now)
    record_each(
        session,
        {row.id: {"email": row.email, "role": row.role} for row in by_hash.values()},
        at=now,
        action="invitation.sent",
        object_kind="invitation",
        actor_id=member.account_id,
        programme_id=programme.id,
    )


def _key(token: str) -> str:
    """The outbox's key of the mail that brings this token."""
    return f"invitation:{hashed(token)[:24]}"


def _mail(programme: Programme, host: Account, row: Invitation, token: str) -> Mail:
    """Not shown among the programme's mail: the link is for whoever has the address."""
    translate = language(settings_of(programme.settings).language).gettext
    values = {
        "name": row.name,
        "host": host.name,
        "programme": programme.name,
        "role": translate(AS[row.role]),
        "until": moment_words(row.expires_at, programme.time_zone, translate),
    }
    subject, text = translate(SUBJECT) % values, translate(TEXT) % values
    return Mail(row.email, subject, text, row.mail_key, f"/invitations/{token}")


def _audit(session: Session, member: Member, action: str, row: Invitation, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=row.programme_id,
        action=action,
        object_kind="invitation",
        object_id=row.id,
        detail={"email": row.email, "role": row.role},
    )
