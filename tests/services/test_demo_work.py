"""The demo has a piece in each state of grading; loading it again changes nothing."""

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import databases_copy
from trainer.db import open_session
from trainer.db.models import Account, Appeal, AuditEvent, Piece, Submission
from trainer.services.demo import load_demo
from trainer.services.demo_work import WORK, load_work
from trainer.services.moderating import wanted


def states(db: Session) -> dict[str, tuple[str, bool, str | None]]:
    """By trainee: the state, whether it is settled, and which place wants a grader."""
    rows = db.execute(sa.select(Account.email, Piece).join(Piece, Piece.account_id == Account.id))
    return {row[0]: (row[1].state, row[1].marks is not None, wanted(db, row[1])) for row in rows}


def test_each_state_once(content_file: Path, tmp_path: Path, now: datetime) -> None:
    with open_session(databases_copy(content_file, tmp_path / "demo.db")) as db:
        load_demo(db, now=now)
        found = states(db)
        expected = {
            "released": ("released", True, None),
            "returned": ("returned", False, None),
            "waiting": ("waiting", False, "first"),
            "second": ("waiting", False, "second"),
            "ready": ("waiting", True, None),
            "claimed": ("waiting", False, "first"),
            "appealed": ("released", True, "appeal"),
        }
        assert found == {work.email: expected[work.becomes] for work in WORK}
        assert db.scalar(sa.select(sa.func.count()).select_from(Appeal)) == 1
        held = db.scalars(sa.select(Piece).where(Piece.claimed_by_id.is_not(None))).one()
        assert held.claimed_until
        assert held.claimed_until > now
        totals = [total for total in db.scalars(sa.select(Submission.total)) if total is not None]
        assert 0 < min(totals) < max(totals) < 1
        before = db.scalar(sa.select(sa.func.count()).select_from(AuditEvent))
        assert load_work(db, programme="demo", now=now) is False
        load_demo(db, now=now)
        assert db.scalar(sa.select(sa.func.count()).select_from(AuditEvent)) == before
