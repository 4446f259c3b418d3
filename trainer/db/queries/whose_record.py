"""Which events are about somebody's record: found by their name or address, over the things that are theirs."""

from typing import Any, Final

import sqlalchemy as sa

from trainer.db.models import Account, AuditEvent, Candidacy, Certificate, LogEntry, Membership, Piece, Submission

_THEIRS: Final[tuple[tuple[str, Any, Any], ...]] = (
    ("membership", Membership, Membership.id),
    ("candidacy", Candidacy, Candidacy.id),
    ("certificate", Certificate, Certificate.id),
    ("piece", Piece, Piece.id),
    ("submission", Submission, Submission.id),
    ("log_entry", LogEntry, LogEntry.ref),
)
"""For each kind of thing: the table, and what the audit calls one of them."""


def named(words: str) -> sa.ColumnElement[bool]:
    """The condition that an account has this in its name or its address."""
    seek = words.lower()
    return sa.or_(
        sa.func.lower(Account.name).contains(seek, autoescape=True), Account.email.contains(seek, autoescape=True)
    )


def about(programme_id: int, words: str) -> sa.CompoundSelect[int]:
    """The numbers of the events: from people to what is theirs, and by an index from there to what was done with it."""
    people = (
        sa.select(Membership.account_id)
        .join(Account, Account.id == Membership.account_id)
        .where(Membership.programme_id == programme_id, named(words))
        .cte()
    )
    each = [
        sa.select(AuditEvent.id)
        .join(table, sa.and_(AuditEvent.object_kind == kind, AuditEvent.object_id == sa.cast(key, sa.String)))
        .where(table.programme_id == programme_id, table.account_id.in_(sa.select(people.c.account_id)))
        for kind, table, key in _THEIRS
    ]
    return sa.union_all(*each)
