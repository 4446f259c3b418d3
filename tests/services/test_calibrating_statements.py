"""Nothing that calibration asks of the database grows with graders, rounds or pieces."""

from sqlalchemy.orm import Session

from tests.house import Statements
from tests.pieces import LATER, colleague, decide, finish, levels, waiting
from tests.services.test_calibrating import FIRST, TODAY, put, put_all
from tests.work import member
from trainer.db.models import Programme
from trainer.db.queries import calibrations as queries
from trainer.db.queries.graders import able
from trainer.services import calibrating
from trainer.services.catalogue import current


def test_neither_standings_nor_allocation_ask_more_for_more_graders(published_db: Session) -> None:
    db = published_db
    programme = db.get_one(Programme, member(db, "supervisor").programme_id)
    decide(db, calibration=True)
    put_all(db)
    graders = [member(db, "supervisor")]
    asked = Statements(db)

    def count() -> int:
        asked.clear()
        calibrating.standings(db, current(db), [one.id for one in graders], TODAY)
        able(db, programme.id, graders, TODAY)
        return len(asked)

    few = count()
    for name in ("Dan", "Eve", "Fay"):
        graders.append(colleague(db, name))
        put(db, FIRST, key=name.lower())
    assert count() == few


def test_comparisons_ask_no_more_for_more_pieces(published_db: Session) -> None:
    db = published_db
    ruth, dan = member(db, "supervisor"), colleague(db, "Dan")
    asked = Statements(db)

    def count() -> tuple[int, int, int]:
        asked.clear()
        beside = queries.beside_others(db, ruth.id)
        twice = queries.judged_twice(db, ruth.programme_id)
        return len(beside), len(twice), len(asked)

    def judge_one() -> None:
        piece = waiting(db, drawn=True)
        for grader in (ruth, dan):
            finish(db, piece, grader, levels(3))
        piece.released_at = LATER
        db.commit()

    judge_one()
    *found, statements = count()
    assert found == [1, 1]
    for _ in range(3):
        judge_one()
    assert count() == (4, 4, statements)
