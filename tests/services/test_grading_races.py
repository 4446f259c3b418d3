"""Two people at once: exactly one comes first, the other is told, and nobody's words are lost. On both databases.

Everybody has a thread and a session of their own, and all begin together.
"""

import shutil
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.pieces import IN, LATER, colleague, decide, finish, levels, piece_of, ready, waiting
from tests.pieces import hand_in as hand_in_case
from tests.work import assign, member
from trainer.config import ROOT
from trainer.db.models import Assignment, Grading, Notice, PanelSeen, Piece, Submission
from trainer.db.queries.pieces import entries
from trainer.domain.draft import Change
from trainer.domain.errors import Conflict, NotFound, TrainerError, WrongState
from trainer.domain.grading import LOCK
from trainer.services import claiming, judging, releasing, returning, submitting
from trainer.services.catalogue import rubric_editions
from trainer.services.handing import hand_to
from trainer.services.publishing import publish_all

MINUTE = timedelta(minutes=1)

Deed = Callable[[Session], Any]


def together(engine: sa.Engine, deeds: Sequence[Deed]) -> list[Any]:
    """What each deed returned or was refused with, in order; all are done at the same time."""
    start, outcomes = threading.Barrier(len(deeds)), [None] * len(deeds)

    def do(number: int) -> None:
        with Session(engine, expire_on_commit=False) as own:
            start.wait()
            try:
                outcomes[number] = deeds[number](own)
            except TrainerError as refusal:
                outcomes[number] = refusal  # type: ignore[call-overload]

    threads = [threading.Thread(target=do, args=(number,)) for number in range(len(deeds))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def set_up(engine: sa.Engine, make: Callable[[Session], Piece] = waiting) -> Piece:
    """A piece, and two more graders: Dan and Eve."""
    with Session(engine, expire_on_commit=False) as db:
        colleague(db, "Dan")
        colleague(db, "Eve")
        return make(db)


def claims(piece: Piece, key: str, now: Any = LATER) -> Deed:
    return lambda db: claiming.claim(db, member=member(db, key), piece_id=piece.id, now=now)


def test_two_graders_claim_one_piece(published_engine: sa.Engine) -> None:
    piece = set_up(published_engine)
    outcomes = together(published_engine, [claims(piece, key) for key in ("supervisor", "dan", "eve")])
    (won,) = [one for one in outcomes if isinstance(one, Grading)]
    refused = [str(one) for one in outcomes if isinstance(one, Conflict)]
    assert len(refused) == 2
    with Session(published_engine) as db:
        stored = db.get_one(Piece, piece.id)
        assert stored.claimed_by_id == won.grader_id
        assert db.scalars(sa.select(Grading.id)).all() == [won.id]
        name = {"supervisor": "Supervisor", "dan": "Dan", "eve": "Eve"}
        winner = next(name[key] for key in name if member(db, key).id == won.grader_id)
    assert all(words.startswith(f"{winner} was first, and has it until") for words in refused)


def test_one_grader_claims_twice_by_a_double_click(published_engine: sa.Engine) -> None:
    piece = set_up(published_engine)
    first, second = together(published_engine, [claims(piece, "dan")] * 2)
    assert first.id == second.id


def test_a_piece_is_handed_to_one_just_as_another_takes_it(published_engine: sa.Engine) -> None:
    """Who takes it has it, whichever came first; a hand-over that came second is told, and changes nothing."""
    piece = set_up(published_engine)

    def hand(db: Session) -> Piece:
        director, dan = member(db, "director"), member(db, "dan")
        return hand_to(db, member=director, piece_id=piece.id, grader_id=dan.id, now=LATER)

    handed, taken = together(published_engine, [hand, claims(piece, "eve")])
    assert isinstance(taken, Grading)
    with Session(published_engine) as db:
        stored = db.get_one(Piece, piece.id)
        assert stored.claimed_by_id == member(db, "eve").id
        if isinstance(handed, Conflict):
            assert str(handed).startswith("Eve has this piece now.")
            assert stored.grader_id == member(db, "supervisor").id
        else:
            assert stored.grader_id == member(db, "dan").id


def test_a_lock_is_lost_mid_way(published_engine: sa.Engine) -> None:
    """Ruth saves just as Dan takes over what has run out: her words are stored in her grading either way."""
    piece = set_up(published_engine)
    with Session(published_engine, expire_on_commit=False) as db:
        mine = claims(piece, "supervisor")(db)
    late = LATER + LOCK + MINUTE
    change = Change("ruth-1", "feedback.text", None, "You hear both sides.")

    def save(db: Session) -> Any:
        return judging.save(db, member=member(db, "supervisor"), grading_id=mine.id, changes=[change], now=late)

    (saved, hold), taken = together(published_engine, [save, claims(piece, "dan", late)])
    assert not saved.refused
    with Session(published_engine) as db:
        held = db.get_one(Piece, piece.id)
        ruth, dan = member(db, "supervisor"), member(db, "dan")
        assert db.get_one(Grading, mine.id).state == {"feedback.text": "You hear both sides."}
        if isinstance(taken, Conflict):  # the save came first and renewed the claim
            assert (held.claimed_by_id, hold.mine) == (ruth.id, True)
            assert str(taken).startswith("Supervisor was first")
        else:
            assert (held.claimed_by_id, taken.place, hold.mine) == (dan.id, "first", False)
            assert "Dan has taken this piece over" in hold.lost
            standing = sa.select(Grading.id).where(Grading.left_at.is_(None))
            assert db.scalars(standing).all() == [taken.id]


def test_two_take_over_what_has_run_out(published_engine: sa.Engine) -> None:
    piece = set_up(published_engine)
    with Session(published_engine) as db:
        claims(piece, "supervisor")(db)
    late = LATER + LOCK + MINUTE
    outcomes = together(published_engine, [claims(piece, key, late) for key in ("dan", "eve")])
    assert sorted(type(one).__name__ for one in outcomes) == ["Conflict", "Grading"]
    with Session(published_engine) as db:
        assert db.scalar(sa.select(sa.func.count(Grading.id)).where(Grading.left_at.is_(None))) == 1


def test_released_twice(published_engine: sa.Engine) -> None:
    piece = set_up(published_engine, ready)

    def release(now: Any) -> Deed:
        return lambda db: releasing.release(db, member=member(db, "supervisor"), piece_ids=[piece.id], now=now)

    outcomes = together(published_engine, [release(LATER + MINUTE), release(LATER + 2 * MINUTE)])
    assert sorted((len(one.now), len(one.before)) for one in outcomes) == [(0, 1), (1, 0)]
    with Session(published_engine) as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(PanelSeen)) == 1
        assert db.scalar(sa.select(sa.func.count(Notice.id)).where(Notice.kind == "released")) == 1


def test_released_and_returned_at_once(published_engine: sa.Engine) -> None:
    piece = set_up(published_engine, ready)
    at = LATER + MINUTE

    def release(db: Session) -> Any:
        return releasing.release(db, member=member(db, "supervisor"), piece_ids=[piece.id], now=at)

    def give_back(db: Session) -> Any:
        return returning.return_for_revision(
            db, member=member(db, "director"), piece_id=piece.id, until=at + timedelta(days=7), what="Again.", now=at
        )

    released, returned = together(published_engine, [release, give_back])
    with Session(published_engine) as db:
        stored = db.get_one(Piece, piece.id)
        revealed = db.get_one(Submission, stored.submission_id).revealed_at
    if isinstance(returned, WrongState):
        assert "It has been released" in str(returned)
        assert (stored.state, revealed, released.now) == ("released", at, (piece.id,))
    else:
        assert (stored.state, revealed, released.not_ready) == ("returned", None, (piece.id,))


def test_undone_and_claimed_at_once(published_engine: sa.Engine) -> None:
    """One clock says that the ten minutes are not over, the other that they are."""
    piece = set_up(published_engine)
    with Session(published_engine) as db:
        reference = db.get_one(Submission, piece.submission_id).reference

    def undo(db: Session) -> Any:
        early = LATER - timedelta(seconds=1)
        return submitting.undo_hand_in(db, member=member(db, "trainee"), reference=reference, now=early)

    undone, claimed = together(published_engine, [undo, claims(piece, "dan")])
    with Session(published_engine) as db:
        left = db.scalars(sa.select(Piece)).all()
    if isinstance(undone, WrongState):
        assert "a grader has begun to read it" in str(undone)
        assert (isinstance(claimed, Grading), len(left)) == (True, 1)
    else:
        assert (isinstance(claimed, NotFound), left) == (True, [])


def test_two_finish_as_second_and_first_are_counted_once(published_engine: sa.Engine) -> None:
    """The last of several judgements settles the piece, whichever it is, and only once."""
    piece = set_up(published_engine)
    with Session(published_engine, expire_on_commit=False) as db:
        finish(db, piece, member(db, "supervisor"), levels(2))

    def second(key: str) -> Deed:
        def judge(db: Session) -> Any:
            return finish(db, db.get_one(Piece, piece.id), member(db, key), levels(3))

        return judge

    outcomes = together(published_engine, [second("dan"), second("eve")])
    assert sum(isinstance(one, Grading) for one in outcomes) == 1
    with Session(published_engine) as db:
        stored = db.get_one(Piece, piece.id)
        assert stored.marks
        assert stored.marks["graders"] == 2
        kinds = [entry.kind for entry in entries(db, piece.id)]
    assert kinds.count("settled") == 1


def titles(db: Session, rubric_ids: Sequence[int]) -> str:
    return " / ".join(rubric.title for rubric in rubric_editions(db, rubric_ids).values())


def test_a_rubric_is_published_anew_while_work_is_judged(published_engine: sa.Engine, tmp_path: Any) -> None:
    """The assignment's editions stay pinned: the piece, its second round and its judgement know no others."""
    with Session(published_engine, expire_on_commit=False) as db:
        decide(db, second_share=0)
        (made,) = assign(db)
        pinned = list(made.rubric_ids)
    shutil.copytree(ROOT / "curriculum", tmp_path / "curriculum")
    shutil.copytree(ROOT / "case_vignettes", tmp_path / "case_vignettes")
    rubric = tmp_path / "curriculum" / "rubrics" / "inventory.yaml"
    rubric.write_text(rubric.read_text("utf-8").replace("title: The", "title: Anew, the", 1))

    def publish(db: Session) -> Any:
        return publish_all(db, (tmp_path,), now=IN)

    def work(db: Session) -> Any:
        return hand_in_case(db, db.get_one(Assignment, made.id))

    _published, submission = together(published_engine, [publish, work])
    with Session(published_engine, expire_on_commit=False) as db:
        piece = piece_of(db, submission)
        assert piece.rubric_ids == pinned
        assert "Anew" not in titles(db, piece.rubric_ids)
        finish(db, piece, member(db, "supervisor"))
        (fresh,) = assign(db)
        assert fresh.rubric_ids != pinned
        assert "Anew" in titles(db, fresh.rubric_ids)
