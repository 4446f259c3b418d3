"""A grader's queue finds what is open by its indexes, counts no further than it has to, and forgets no piece."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import LATER, colleague, waiting
from tests.work import member
from trainer.db.models import Membership
from trainer.db.queries import people, queue, supervisions
from trainer.db.queries.queue import Viewer
from trainer.services.submitting import UNDO_FOR

ALL_EVER = re.compile(r"SCAN (piece|grading|membership|supervision)\b|ix_piece_programme_id_state_handed_in_at")
"""In a plan: that it looks through everything, or through all that was ever judged."""


def viewer(who: Membership, *, senior: bool = False) -> Viewer:
    return Viewer(who.id, who.account_id, who.programme_id, senior, LATER, UNDO_FOR)


def plans(db: Session, asked: Sequence[tuple[str, Any]]) -> list[str]:
    connection = db.connection()
    return [
        row[3] for words, values in asked for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", values)
    ]


@pytest.mark.parametrize("senior", [False, True])
def test_nothing_looks_through_all_that_was_ever_judged(published_file_db: Session, senior: bool) -> None:
    db, asked = published_file_db, list[tuple[str, Any]]()
    who = viewer(member(db, "supervisor"), senior=senior)

    def note(_c: object, _cursor: object, words: str, values: Any, *_rest: object) -> None:
        asked.append((words, values))

    sa.event.listen(db.get_bind(), "before_cursor_execute", note)
    queue.tally(db, who, 50)
    for shown in ("mine", "unclaimed", "held", "ready", "released"):
        queue.page(db, who, shown)
    supervisions.count_without(db, who.programme_id, LATER.date(), 50)
    sa.event.remove(db.get_bind(), "before_cursor_execute", note)
    found = plans(db, asked)
    assert len(asked) >= 7
    assert [step for step in found if ALL_EVER.search(step)] == []
    assert any("ix_piece_unmarked" in step for step in found)


def test_nobody_counts_further_than_one_more(published_file_db: Session) -> None:
    db = published_file_db
    ruth = member(db, "supervisor")
    for _ in range(3):
        waiting(db)
    assert [queue.tally(db, viewer(ruth), most)["mine"] for most in (1, 2, 3)] == [2, 3, 3]
    assert people.count(db, ruth.programme_id, people.Search(), LATER.date(), 1) == 2


def test_a_piece_that_was_given_to_nobody_is_anybodys(published_db: Session) -> None:
    db = published_db
    ruth, dan, piece = member(db, "supervisor"), colleague(db, "Dan"), waiting(db)
    piece.grader_id = None
    db.commit()
    for who in (ruth, dan):
        assert [row.id for row in queue.page(db, viewer(who), "unclaimed")[0]] == [piece.id]
        assert queue.tally(db, viewer(who), 50)["unclaimed"] == 1
