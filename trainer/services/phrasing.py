"""Comments kept for use again: a grader's own, and those that a senior keeps for the whole programme."""

from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import Membership, Phrase
from trainer.db.queries import gradings
from trainer.domain.errors import NotAllowed, NotFound, WrongState
from trainer.domain.permits import is_senior
from trainer.services.auditing import record

LONGEST: Final = 2000
MOST: Final = 200
"""What one person may keep: more than can be looked through."""


def _audit(session: Session, member: Membership, action: str, phrase: Phrase, now: datetime) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=action,
        object_kind="phrase",
        object_id=phrase.id,
        detail={"shared": phrase.account_id is None},
    )


def keep(session: Session, *, member: Membership, text: str, shared: bool, now: datetime) -> Phrase:
    """Keep a comment; one that is kept already is returned. `shared` for the whole programme, which a senior may."""
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise WrongState(f"Keep a comment of at most {LONGEST} characters")
    if shared and not is_senior(member):
        raise NotAllowed("only seniors keep comments for the whole programme")
    held = gradings.phrases(session, member.programme_id, member.account_id)
    if same := next((p for p in held if p.text == words and (p.account_id is None) is shared), None):
        session.rollback()
        return same
    if sum((p.account_id is None) is shared for p in held) >= MOST:
        raise WrongState(f"{MOST} comments are kept already; take one out first")
    kept = Phrase(
        programme_id=member.programme_id,
        account_id=None if shared else member.account_id,
        text=words,
        made_at=now,
    )
    session.add(kept)
    session.flush()
    _audit(session, member, "phrase.kept", kept, now)
    session.commit()
    return kept


def drop(session: Session, *, member: Membership, phrase_id: int, now: datetime) -> None:
    """Take a comment out: one's own, or as a senior one of the programme's. Raises NotFound for any other."""
    kept = gradings.phrase(session, phrase_id)
    theirs = kept is not None and (kept.account_id == member.account_id or (not kept.account_id and is_senior(member)))
    if kept is None or kept.programme_id != member.programme_id or not theirs:
        raise NotFound("there is no such comment")
    _audit(session, member, "phrase.dropped", kept, now)
    session.delete(kept)
    session.commit()
