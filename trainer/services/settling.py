"""A programme's settings."""

from datetime import datetime
from zoneinfo import available_timezones

from sqlalchemy.orm import Session

from trainer.db.models import Programme
from trainer.domain.errors import WrongState
from trainer.domain.permits import Member
from trainer.domain.settings import Settings, settings_of
from trainer.services.auditing import record
from trainer.services.directing import own_programme


def settle(
    session: Session, *, member: Member, name: str, time_zone: str, settings: Settings, now: datetime
) -> Programme:
    """Change name, zone and settings at once. Raises WrongState for what cannot be."""
    programme = own_programme(session, member)
    if not name.strip():
        raise WrongState("A programme needs a name.")
    if time_zone not in available_timezones():
        raise WrongState(f"{time_zone} is not a time zone.")
    if faults := settings.faults():
        raise WrongState(f"These settings cannot be: {', '.join(sorted(faults))}.")
    before = {"name": programme.name, "time_zone": programme.time_zone, **settings_of(programme.settings).to_json()}
    after = {"name": name.strip(), "time_zone": time_zone, **settings.to_json()}
    changed = {key: [before[key], after[key]] for key in after if before[key] != after[key]}
    if not changed:
        session.commit()  # nothing to change; what is loaded stays so
        return programme
    programme.name, programme.time_zone = name.strip(), time_zone
    programme.settings = {**programme.settings, **settings.to_json()}
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=programme.id,
        action="programme.settled",
        object_kind="programme",
        object_id=programme.id,
        detail=changed,
    )
    session.commit()
    return programme
