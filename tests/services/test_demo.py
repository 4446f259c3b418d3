"""The demo can be loaded any number of times."""

from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import databases_copy
from trainer.db import open_session
from trainer.db.models import Account, Assignment, AuditEvent, Membership
from trainer.services.demo import PEOPLE, load_demo


def counts(db: Session) -> list[int]:
    tables = (Account, Membership, AuditEvent)
    return [db.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables]


def test_loading_twice_changes_nothing(db: Session, now: datetime) -> None:
    assert load_demo(db, now=now) == len(PEOPLE)
    before = counts(db)
    assert before[:2] == [len(PEOPLE), len(PEOPLE)]
    assert load_demo(db, now=now) == 0
    assert counts(db) == before


def test_with_content_it_sets_a_month_of_work_once(content_file: Path, tmp_path: Path, now: datetime) -> None:
    with open_session(databases_copy(content_file, tmp_path / "demo.db")) as db:
        for _ in range(2):
            load_demo(db, now=now)
        made = db.scalars(sa.select(Assignment).order_by(Assignment.due_at)).all()
    assert [(a.piece, a.mode) for a in made] == [
        ("case", "assessed"),
        ("module", "practice"),
        ("module", "practice"),
        ("case", "practice"),
        ("case", "assessed"),
    ]
