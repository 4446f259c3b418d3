"""Reading modules: sections marked as read, and notes of one's own. Nobody else's affair, so no audit row."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trainer.db.concerns import happened
from trainer.db.models import ModuleNote, SectionRead
from trainer.db.queries import reading
from trainer.domain.errors import NotFound, WrongState
from trainer.services.catalogue import current

LONGEST_NOTE = 20_000
"""Characters of a note on one module."""


@dataclass(frozen=True)
class NoteSaved:
    """The note as it stands now. `yours` is None unless somebody (another tab, another device) was first."""

    text: str
    revision: int
    saved_at: datetime
    yours: str | None = None


def mark_section(session: Session, *, account_id: int, slug: str, section: str, read: bool, now: datetime) -> None:
    """Mark a section of the active edition as read, or as not. A repeat changes nothing. Raises NotFound."""
    edition = current(session).modules.get(slug)
    if edition is None or all(s.id != section for s in edition.module.sections):
        raise NotFound("there is no such section")
    happened(session, now)
    held = session.get(SectionRead, (account_id, slug, section))
    if read and held is None:
        session.add(SectionRead(account_id=account_id, slug=slug, section=section, read_at=now))
    elif held is not None and not read:
        session.delete(held)
    try:
        session.commit()
    except IntegrityError:  # the other half of a double click was first
        session.rollback()


def save_note(session: Session, *, account_id: int, slug: str, text: str, revision: int, now: datetime) -> NoteSaved:
    """Keep the note if `revision` is the one the writer saw (0: none yet); else keep nothing and give back both.

    Raises NotFound where there is no such module, WrongState for a note that is too long.
    """
    if slug not in current(session).modules:
        raise NotFound("there is no such module")
    if len(text) > LONGEST_NOTE:
        raise WrongState(f"A note holds {LONGEST_NOTE} characters; this one has {len(text)}. Shorten it and save again")
    held = reading.note(session, account_id, slug, lock=True)
    if held is None:
        held = ModuleNote(account_id=account_id, slug=slug, text="", revision=0, saved_at=now)
        session.add(held)
    if held.text == text and held.revision:  # a repeat after a lost answer, or two tabs that say the same
        saved = NoteSaved(held.text, held.revision, held.saved_at)
    elif held.revision != revision:
        saved = NoteSaved(held.text, held.revision, held.saved_at, yours=text)
    else:
        held.text, held.revision, held.saved_at = text, revision + 1, now
        saved = NoteSaved(text, held.revision, now)
    try:
        session.commit()
    except IntegrityError:  # another tab wrote the first version in the same moment
        session.rollback()
        return save_note(session, account_id=account_id, slug=slug, text=text, revision=revision, now=now)
    return saved
