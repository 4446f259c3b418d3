"""What a person decides about their own account: name, time zone, language, mail address."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import available_timezones

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.db.models import Account, AddressChange
from trainer.db.queries import accounts
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.moments import moment_words
from trainer.domain.settings import LANGUAGES
from trainer.domain.visible import visible
from trainer.mail.language import language, mark
from trainer.services.auditing import record
from trainer.services.devices import end_others, hashed
from trainer.services.inviting import normal
from trainer.services.notifying import queue_mail

GOOD_FOR: Final = timedelta(hours=24)
"""How long the link that confirms an address works."""

PAUSE: Final = timedelta(minutes=2)
"""Between two such links, so that nobody's mailbox can be flooded."""

LONGEST_NAME: Final = 200

TAKEN: Final = "This address belongs to another account by now. Nothing was changed."

CONFIRM: Final = mark("Confirm your new address")
CONFIRM_TEXT: Final = mark(
    "Good day,\n\nsomebody, probably you, wants %(new)s to be the address of the account that has %(old)s now. "
    "The link below leads to a page where you confirm it, signed in as before. It works until %(until)s.\n\n"
    "If it was not you, leave the message alone: without the link nothing changes."
)
HAS_ONE: Final = mark("About your address")
HAS_ONE_TEXT: Final = mark(
    "Good day,\n\nsomebody, probably you, wants this address for another account. It belongs to an account already, "
    "this one, and an address has one account. Nothing was changed. To use the other account with this address, first "
    "give this account a different one."
)
CHANGED: Final = mark("The address of your account was changed")
CHANGED_TEXT: Final = mark(
    "Good day,\n\nyour account has the address %(new)s from now on, and mail goes there. %(old)s can no longer sign in."
    "\n\nIf it was not you, write at once to whoever runs your training."
)


def change_profile(
    session: Session, *, account_id: int, name: str, time_zone: str, locale: str, now: datetime
) -> Account:
    """Raises WrongState for what cannot be."""
    account = _locked(session, account_id)
    wanted = {"name": " ".join(name.split()), "time_zone": time_zone, "locale": locale}
    if not visible(wanted["name"]) or len(wanted["name"]) > LONGEST_NAME:
        raise WrongState(f"A name has from 1 to {LONGEST_NAME} characters.")
    if time_zone not in available_timezones() or locale not in LANGUAGES:
        raise WrongState("Choose a time zone and a language from the lists.")
    changed = {key: [getattr(account, key), value] for key, value in wanted.items() if getattr(account, key) != value}
    for key, value in wanted.items():
        setattr(account, key, value)
    if changed:
        _audit(session, account, "account.changed", now, changed)
    session.commit()
    return account


def ask_new_address(session: Session, *, account_id: int, email: str, now: datetime) -> None:
    """Send a link to the new address; one that has an account gets different mail, and the asker cannot tell.

    Raises WrongState for what is no address, or is the present one.
    """
    account = _locked(session, account_id)
    new = normal(email)
    if new is None:
        raise WrongState("This is not an email address.")
    if new == account.email:
        raise WrongState("This is the address you have.")
    waiting = session.get(AddressChange, account_id)
    if waiting is not None and now - waiting.asked_at < PAUSE:
        raise WrongState("A link was sent a moment ago. Look for it, or try again in two minutes.")
    token = secrets.token_urlsafe(24)
    expires = now + GOOD_FOR
    session.merge(
        AddressChange(account_id=account.id, email=new, token_hash=hashed(token), asked_at=now, expires_at=expires)
    )
    owner = accounts.by_email(session, new)
    translate = language(owner.locale if owner else account.locale).gettext
    if owner:
        queue_mail(session, to=new, subject=translate(HAS_ONE), text=translate(HAS_ONE_TEXT), now=now)
    else:
        until = moment_words(expires, account.time_zone, translate)
        text = translate(CONFIRM_TEXT) % {"new": new, "old": account.email, "until": until}
        queue_mail(session, to=new, subject=translate(CONFIRM), text=text, link=f"/account/address/{token}", now=now)
    _audit(session, account, "account.address_asked", now, {"to": new})
    session.commit()


def waiting_address(session: Session, account_id: int, now: datetime) -> AddressChange | None:
    """The address that waits to be confirmed."""
    row = session.get(AddressChange, account_id)
    return row if row is not None and row.expires_at > now else None


def confirmable(session: Session, *, account_id: int, token: str, now: datetime) -> AddressChange:
    """The change that this link confirms. Raises NotFound for any other link than the newest one, still in time."""
    row = waiting_address(session, account_id, now)
    if row is None or row.token_hash != hashed(token):
        raise NotFound("there is no such link")
    return row


def confirm_address(session: Session, *, account_id: int, token: str, keep_id: int | None, now: datetime) -> Account:
    """Give the account its new address and tell the old one. Raises NotFound, WrongState.

    With it every link for a new password ends that went to the old one, and every sign-in but `keep_id`.
    """
    account = _locked(session, account_id)
    row = confirmable(session, account_id=account_id, token=token, now=now)
    if accounts.by_email(session, row.email):
        raise WrongState(TAKEN)
    old, account.email = account.email, row.email
    account.fs_uniquifier = secrets.token_hex(32)
    try:
        session.flush()
    except IntegrityError as taken:
        session.rollback()
        raise WrongState(TAKEN) from taken
    end_others(session, account_id=account.id, keep_id=keep_id, now=now)
    translate = language(account.locale).gettext
    text = translate(CHANGED_TEXT) % {"new": account.email, "old": old}
    queue_mail(session, to=old, subject=translate(CHANGED), text=text, now=now)
    session.delete(row)
    _audit(session, account, "account.address_changed", now, {"from": old, "to": account.email})
    session.commit()
    return account


def drop_address(session: Session, *, account_id: int, now: datetime) -> None:
    """Leave the address as it is; the link ends. That one was asked for is kept, so that the pause holds."""
    _locked(session, account_id)
    if waiting_address(session, account_id, now):
        end_asked(session, account_id=account_id, now=now)
        record(
            session,
            at=now,
            actor_id=account_id,
            action="account.address_kept",
            object_kind="account",
            object_id=account_id,
        )
    session.commit()


def end_asked(session: Session, *, account_id: int, now: datetime) -> None:
    """The link to a new address ends; the caller commits."""
    waits = (AddressChange.account_id == account_id, AddressChange.expires_at > now)
    session.execute(sa.update(AddressChange).where(*waits).values(expires_at=now))


def _locked(session: Session, account_id: int) -> Account:
    return session.get_one(Account, account_id, with_for_update=True, populate_existing=True)


def _audit(session: Session, account: Account, action: str, now: datetime, detail: Mapping[str, object]) -> None:
    record(
        session,
        at=now,
        actor_id=account.id,
        action=action,
        object_kind="account",
        object_id=account.id,
        detail=dict(detail),
    )
