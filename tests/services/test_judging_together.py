"""Graders and tabs at the same moment, on both databases: nobody's words are lost, and the loser is told."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.grades import Grader, claimed, handed_in, newcomer
from tests.work import member
from trainer.db.models import GradeEntry, Grading, Piece
from trainer.domain.draft import Change
from trainer.domain.errors import Conflict
from trainer.domain.grading import LOCK
from trainer.services import claiming, judging


@pytest.fixture
def later(now: datetime) -> datetime:
    """When the grader sits down."""
    return now + timedelta(hours=2)


@pytest.fixture
def grader(published_db: Session, now: datetime, later: datetime) -> Grader:
    return Grader(published_db, claimed(published_db, handed_in(published_db, now), later), later)


def together(db: Session, *acts: Callable[[Session], Any]) -> list[Any]:
    """What each act gives, or what it raises, when all begin at once, each with a session of its own."""
    engine = db.get_bind()
    db.rollback()  # a test that has read anything holds SQLite's one write lock
    barrier = threading.Barrier(len(acts))
    given: list[Any] = [None] * len(acts)

    def run(at: int, act: Callable[[Session], Any]) -> None:
        with Session(engine, expire_on_commit=False) as own:
            barrier.wait()
            try:
                given[at] = act(own)
            except Exception as refusal:
                given[at] = refusal

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


def save(grader: Grader, path: str, value: Any, at: datetime, key: str = "supervisor") -> Callable[[Session], Any]:
    """A save of that grading by a browser that has seen nothing there."""

    def act(own: Session) -> Any:
        change = Change(f"{path}-{value}", path, None, value)
        return judging.save(own, member=member(own, key), grading_id=grader.id, changes=[change], now=at)

    return act


def kinds(db: Session) -> list[str]:
    return list(db.scalars(sa.select(GradeEntry.kind).order_by(GradeEntry.id)))


def test_two_tabs_of_one_grader_lose_nothing(grader: Grader) -> None:
    one, two = grader.criteria[:2]
    done = together(
        grader.db,
        save(grader, f"marks.{one}", 2, grader.now),
        save(grader, f"marks.{two}", 4, grader.now),
        save(grader, "feedback.text", "Mine.", grader.now),
        save(grader, "feedback.text", "Other.", grader.now),
    )
    clashes = [c for saved, _hold in done for c in saved.clashes]
    state = grader.state()
    assert (state[f"marks.{one}"], state[f"marks.{two}"]) == (2, 4)
    assert [{c.yours, c.theirs} for c in clashes] == [{"Mine.", "Other."}]


def test_marks_put_down_or_handed_over_twice_are_entered_once(published_db: Session, grader: Grader) -> None:
    grader.mark(4)
    for act in (judging.put_down, judging.finish):

        def twice(own: Session, act: Callable[..., Grading] = act) -> Grading:
            return act(own, member=member(own, "supervisor"), grading_id=grader.id, now=grader.now)

        done = together(grader.db, twice, twice, twice)
        assert {type(one) for one in done} == {Grading}
    assert [kind for kind in kinds(published_db) if kind != "settled"] == ["marked", "finished"]


def test_a_claim_taken_over_in_mid_sentence_keeps_the_sentence(published_db: Session, grader: Grader) -> None:
    newcomer(published_db, "second", "supervisor")
    piece_id = published_db.get_one(Grading, grader.id).piece_id
    after = grader.now + LOCK + timedelta(minutes=1)

    def take(own: Session) -> Grading:
        return claiming.claim(own, member=member(own, "second"), piece_id=piece_id, now=after)

    written, taken = together(grader.db, save(grader, "feedback.text", "Mid-sentence", after), take)
    assert grader.state() == {"feedback.text": "Mid-sentence"}
    holder = published_db.get_one(Piece, piece_id).claimed_by_id
    if isinstance(taken, Conflict):  # the sentence came first, and renewed the claim
        assert (written[1].mine, holder) == (True, grader.member.id)
    else:
        assert holder == taken.grader_id != grader.member.id
        assert published_db.get_one(Grading, taken.id).state == {}
        _, hold = grader.save(at=after)
        assert "Second has taken this piece over" in hold.lost
