"""Guides: named by trainees, confirmed by directors, with the standings that a director has checked."""

from datetime import date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Guide, GuideStanding, Membership, OneTimeLink, Outbox, Programme
from trainer.db.queries import accounts, guides, memberships
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.guides import BODIES, Standing
from trainer.domain.moments import YEARS
from trainer.domain.permits import Member
from trainer.domain.references import new_reference
from trainer.services.auditing import record
from trainer.services.directing import ROW, own_programme, today_in
from trainer.services.inviting import normal
from trainer.services.log_desk import clean

LONGEST: Final = 200


def name_guide(session: Session, *, member: Member, name: str, email: str, now: datetime) -> Guide:
    """Name somebody outside; who has the address already is that guide. Raises NotFound, WrongState.

    A director confirms them with it; whom a trainee names waits until a director has.
    """
    if member.role not in ("trainee", "director"):
        raise NotFound("there is no such page")
    said, address = _person(name, email)
    programme = session.get_one(Programme, member.programme_id, with_for_update=ROW)  # two at once name one guide
    if known := guides.by_email(session, programme.id, address):
        session.commit()  # nothing to change; what is loaded stays so
        return known
    account = accounts.by_email(session, address)
    if account is not None and account.id == member.account_id:
        raise WrongState("This is your own address. Somebody else has to vouch for you.")
    here = memberships.active(session, programme.id, "supervisor", today_in(programme, now)) if account else []
    if colleague := next((m for m in here if account and m.account_id == account.id), None):
        known = guides.of_account(session, programme.id, colleague.account_id)
        known = known or _colleague(session, member, colleague, now)
        session.commit()
        return known
    guide = Guide(
        ref=new_reference(),
        programme_id=member.programme_id,
        name=said,
        email=address,
        made_by_id=member.account_id,
        made_at=now,
    )
    if member.role == "director":
        guide.confirmed_by_id, guide.confirmed_at = member.account_id, now
    session.add(guide)
    session.flush()
    _audit(session, member, "guide.named", guide, now)
    session.commit()
    return guide


def name_colleague(session: Session, *, member: Member, membership_id: int, now: datetime) -> Guide:
    """One of the programme's own supervisors as a guide, so that entries can name them; a repeat is no harm."""
    if member.role not in ("trainee", "supervisor", "director"):
        raise NotFound("there is no such page")
    found = memberships.by_id(session, member.programme_id, membership_id, lock=True)
    if found is None or found.role != "supervisor":
        raise NotFound("there is no such supervisor")
    guide = guides.of_account(session, member.programme_id, found.account_id)
    if guide is None:
        guide = _colleague(session, member, found, now)
    session.commit()
    return guide


def confirm_guide(session: Session, *, member: Member, ref: str, name: str, email: str, now: datetime) -> Guide:
    """The director has made sure who this is and whose address it is. Another address ends the links sent so far."""
    own_programme(session, member)
    guide = _guide(session, member, ref)
    if guide.account_id is not None:
        raise WrongState("This is one of the site’s own people; their account says who they are.")
    said, address = _person(name, email)
    other = guides.by_email(session, member.programme_id, address)
    if other is not None and other.id != guide.id:
        raise Conflict(f"{other.name} has that address already.")
    changed = [field for field, value in (("name", said), ("email", address)) if getattr(guide, field) != value]
    if guide.confirmed_at is not None and not changed:
        session.commit()  # nothing to change; what is loaded stays so
        return guide
    if "email" in changed:
        _end_links(session, guide, now)
    guide.name, guide.email = said, address
    guide.confirmed_by_id, guide.confirmed_at = member.account_id, now
    _audit(session, member, "guide.confirmed", guide, now, {"changed": changed})
    session.commit()
    return guide


def link_guide(session: Session, *, member: Member, ref: str, membership_id: int, now: datetime) -> Guide:
    """An outside guide is one of the programme's own supervisors: they sign in from now on, and links end."""
    own_programme(session, member)
    guide = _guide(session, member, ref)
    found = memberships.by_id(session, member.programme_id, membership_id, lock=True)
    if found is None or found.role != "supervisor":
        raise NotFound("there is no such supervisor")
    if guide.account_id == found.account_id:
        session.commit()  # nothing to change; what is loaded stays so
        return guide
    if guide.account_id is not None:
        raise WrongState("This guide has an account already.")
    if guides.of_account(session, member.programme_id, found.account_id) is not None:
        raise Conflict(f"{found.account.name} is a guide here already. Entries have to name that one.")
    _end_links(session, guide, now)
    guide.account_id, guide.email, guide.name = found.account_id, None, found.account.name
    guide.confirmed_by_id, guide.confirmed_at = member.account_id, now
    _audit(session, member, "guide.linked", guide, now, {"membership": found.id})
    session.commit()
    return guide


def note_standing(
    session: Session, *, member: Member, ref: str, standing: Standing, source: str, checked_on: date, now: datetime
) -> GuideStanding:
    """What a body had made of the guide, and from when until when, as the director found it. Raises WrongState."""
    programme = own_programme(session, member)
    guide = _guide(session, member, ref)
    row = _standing(guide, member, standing, source, checked_on, today_in(programme, now), now)
    session.add(row)
    session.flush()
    _audit(session, member, "standing.noted", guide, now, {"standing": row.id, "body": row.body, "level": row.level})
    session.commit()
    return row


def correct_standing(
    session: Session,
    *,
    member: Member,
    ref: str,
    standing_id: int,
    standing: Standing | None,
    source: str = "",
    checked_on: date | None = None,
    reason: str,
    now: datetime,
) -> GuideStanding:
    """Put another standing in the place of one, or none, with a reason; what stood there stays to be seen."""
    programme = own_programme(session, member)
    guide = _guide(session, member, ref)
    before = guides.standing(session, guide.id, standing_id)
    if before is None:
        raise NotFound("there is no such standing")
    why = clean(reason)
    if not why or len(why) > LONGEST:
        raise WrongState("Say in a few words why it changes.")
    today = today_in(programme, now)
    if standing is None:
        held = Standing(before.body, before.level, before.since, before.until)
        row = _standing(guide, member, held, before.source, today, today, now)
        row.withdrawn = True
    else:
        row = _standing(guide, member, standing, source, checked_on or today, today, now)
    row.corrects_id, row.reason = before.id, why
    session.add(row)
    session.flush()
    action = "standing.withdrawn" if standing is None else "standing.corrected"
    _audit(session, member, action, guide, now, {"standing": before.id, "body": before.body, "level": before.level})
    session.commit()
    return row


def _colleague(session: Session, member: Member, colleague: Membership, now: datetime) -> Guide:
    guide = Guide(
        ref=new_reference(),
        programme_id=member.programme_id,
        name=colleague.account.name,
        account_id=colleague.account_id,
        made_by_id=member.account_id,
        made_at=now,
        confirmed_by_id=member.account_id,
        confirmed_at=now,
    )
    session.add(guide)
    session.flush()
    _audit(session, member, "guide.named", guide, now, {"membership": colleague.id})
    return guide


def _person(name: str, email: str) -> tuple[str, str]:
    said, address = clean(name), normal(clean(email))
    if not said or len(said) > LONGEST:
        raise WrongState("Give their name, with at most 200 characters.")
    if address is None:
        raise WrongState("This is not an email address. One looks like name@example.org.")
    return said, address


def _guide(session: Session, member: Member, ref: str) -> Guide:
    guide = guides.by_ref(session, member.programme_id, ref, lock=True)
    if guide is None:
        raise NotFound("there is no such guide")
    return guide


def _standing(
    guide: Guide, member: Member, said: Standing, source: str, checked_on: date, today: date, now: datetime
) -> GuideStanding:
    seen, level = clean(source), clean(said.level)
    if said.body not in BODIES:
        raise WrongState("Choose one of the bodies.")
    if not level or len(level) > LONGEST or not seen or len(seen) > LONGEST:
        raise WrongState("Say which level it is, and what you looked at.")
    if any(day.year not in YEARS for day in (said.since, said.until or said.since)) or said.since > today:
        raise WrongState("The first day cannot lie ahead.")
    if said.until is not None and said.until < said.since:
        raise WrongState("The last day is before the first.")
    if checked_on > today or checked_on < said.since:
        raise WrongState("You looked at it between the first day and today.")
    return GuideStanding(
        guide_id=guide.id,
        body=said.body,
        level=level,
        since=said.since,
        until=said.until,
        source=seen,
        checked_on=checked_on,
        checked_by_id=member.account_id,
        noted_at=now,
    )


def _end_links(session: Session, guide: Guide, now: datetime) -> None:
    """Those that wait went to another address."""
    ended = session.scalars(
        sa.update(OneTimeLink)
        .where(OneTimeLink.guide_id == guide.id, OneTimeLink.used_at.is_(None), OneTimeLink.revoked_at.is_(None))
        .values(revoked_at=now)
        .returning(OneTimeLink.mail_key)
    ).all()
    session.execute(sa.delete(Outbox).where(Outbox.key.in_(ended), Outbox.sent_at.is_(None)))


def _audit(
    session: Session, member: Member, action: str, guide: Guide, now: datetime, detail: dict[str, Any] | None = None
) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=guide.programme_id,
        action=action,
        object_kind="guide",
        object_id=guide.ref,
        detail=detail or {},
    )
