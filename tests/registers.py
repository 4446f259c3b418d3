"""Somebody in the public register, both papers looked at."""

from typing import Any, Final

from sqlalchemy.orm import Session

from tests.people import NOW
from trainer.db.models import Membership, RegisterEntry
from trainer.services.registering import enter_register
from trainer.services.vetting import note_look

CELLS: Final = {
    "name": "Ana Lima",
    "place": "Berlin, Germany",
    "offers": "IPT for depression, in English and Portuguese",
    "body": "isipt",
    "credential": "Certified IPT therapist",
    "licence": "Psychological psychotherapist, Chamber of Berlin",
}


def entered(db: Session, person: Membership, **changes: str) -> RegisterEntry:
    """The person asks to be shown."""
    cells = CELLS | changes
    return enter_register(db, account_id=person.account_id, programme_id=person.programme_id, cells=cells, now=NOW)


def looked_at(db: Session, director: Membership, entry: RegisterEntry, *whats: str, **changes: Any) -> None:
    """The director has looked at these papers, or at both."""
    for what in whats or ("credential", "licence"):
        given = {"checked_on": NOW.date(), "good_until": None, "refused": False, "note": "", "now": NOW} | changes
        note_look(db, member=director, entry_id=entry.id, what=what, **given)
