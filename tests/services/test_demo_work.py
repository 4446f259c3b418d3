"""The demo has a piece in each state of grading."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Appeal, Piece, Submission
from trainer.services.demo_work import CASE, WORK
from trainer.services.moderating import wanted


def states(db: Session) -> dict[str, tuple[str, bool, str | None]]:
    """By trainee: the state, whether it is settled, and which place wants a grader."""
    found = sa.select(Account.email, Piece).join(Piece, Piece.account_id == Account.id).where(Piece.slug == CASE)
    return {row[0]: (row[1].state, row[1].marks is not None, wanted(db, row[1])) for row in db.execute(found)}


def test_each_state_once(demo_db: Session) -> None:
    expected = {
        "released": ("released", True, None),
        "returned": ("returned", False, None),
        "waiting": ("waiting", False, "first"),
        "second": ("waiting", False, "second"),
        "ready": ("waiting", True, None),
        "claimed": ("waiting", False, "first"),
        "appealed": ("released", True, "appeal"),
    }
    assert states(demo_db) == {work.email: expected[work.becomes] for work in WORK}
    assert demo_db.scalar(sa.select(sa.func.count()).select_from(Appeal)) == 1
    held = demo_db.scalars(sa.select(Piece).where(Piece.claimed_by_id.is_not(None))).one()
    assert held.claimed_until
    assert held.claimed_until > datetime.now(UTC)
    totals = [total for total in demo_db.scalars(sa.select(Submission.total)) if total is not None]
    assert 0 < min(totals) < max(totals) < 1
