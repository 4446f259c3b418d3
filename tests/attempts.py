"""Hand-ins and released pieces put into the database as they are, for what is counted over many of them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from tests.people import NOW
from trainer.db.models import Account, Assignment, ContentEdition, Draft, Membership, Piece, Programme, Submission

_number = count(1)
SCORE: dict[str, Any] = {"people": [], "areas": []}


def edition(db: Session, slug: str = "a-case", kind: str = "vignette") -> ContentEdition:
    """Something published; what it says does not matter."""
    made = ContentEdition(fingerprint=f"f{next(_number)}", kind=kind, slug=slug, canonical="[]", published_at=NOW)
    db.add(made)
    db.flush()
    return made


def person(db: Session, programme_id: int, role: str = "trainee", name: str = "") -> Membership:
    """One more trainee, of whom nothing else is known."""
    name = name or f"person-{next(_number)}"
    account = Account(email=f"{name}@example.org", name=name, fs_uniquifier=name, created_at=NOW, password=None)
    db.add(account)
    db.flush()
    began = NOW.date().replace(day=1)
    made = Membership(account_id=account.id, programme_id=programme_id, role=role, capabilities=[], from_on=began)
    db.add(made)
    db.flush()
    return made


def attempt(db: Session, who: Membership, of: ContentEdition, total: float | None, **values: Any) -> Submission:
    """A first attempt at assessed work that counts, unless the values say otherwise."""
    given: dict[str, Any] = {"mode": "assessed", "attempt": 1, "counts": True, "score": SCORE, **values}
    owner = {"programme_id": who.programme_id, "account_id": who.account_id}
    pinned = {"slug": of.slug, "edition_id": of.id, "setting_id": of.id, "mode": given["mode"]}
    draft = Draft(**owner, **pinned, started_at=NOW, saved_at=NOW, handed_in_at=NOW)
    db.add(draft)
    db.flush()
    fields: dict[str, Any] = {
        "reference": f"R-{next(_number)}",
        "answer": {},
        "rule": "panel-1",
        "total": total,
        "handed_in_at": NOW,
    }
    made = Submission(**{**owner, **pinned, **fields, **given}, draft_id=draft.id)
    db.add(made)
    db.flush()
    return made


def released(
    db: Session, who: Membership, of: ContentEdition, levels: Mapping[str, float], at: datetime = NOW, **values: Any
) -> Piece:
    """Assessed work of which the marks have been released."""
    handed_in = attempt(db, who, of, 0.5, **values)
    programme = db.get_one(Programme, who.programme_id)
    work = Assignment(
        programme_id=programme.id,
        batch=f"b{next(_number)}",
        piece="case",
        slug=of.slug,
        title=of.slug,
        mode="assessed",
        account_id=who.account_id,
        opens_at=NOW - timedelta(days=30),
        due_at=at,
        late_policy="mark",
        rubric_ids=[],
        counts_because="",
        made_by_id=who.account_id,
        made_at=NOW,
        announced_at=NOW,
    )
    db.add(work)
    db.flush()
    handed_in.assignment_id = work.id
    made = Piece(
        programme_id=programme.id,
        account_id=who.account_id,
        assignment_id=work.id,
        draft_id=handed_in.draft_id,
        submission_id=handed_in.id,
        round=1,
        slug=of.slug,
        rubric_ids=[],
        state="released",
        handed_in_at=NOW,
        released_at=at,
        marks={"levels": dict(levels), "graders": 1},
    )
    db.add(made)
    db.flush()
    return made
