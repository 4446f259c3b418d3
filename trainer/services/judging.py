"""A grader's judgement: saved as it is written, put down, revised with reasons, handed over for good.

Saving is its writer's affair, so it leaves no audit row. What a grader writes is kept in their own grading whoever has
the piece by then; only marks are put down, and a judgement handed over, by whoever holds the claim.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from trainer.db.models import GradeEntry, Grading, Membership, Piece
from trainer.db.queries import gradings
from trainer.domain.draft import BadChange, Change, merge
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.grading import missing
from trainer.domain.judgement import (
    Judgement,
    JudgementGrammar,
    criteria,
    criterion_names,
    judgement_of,
    unexplained,
)
from trainer.domain.rubric import Rubric
from trainer.services.auditing import record
from trainer.services.catalogue import rubric_editions
from trainer.services.claiming import Held, hold, lost, standing
from trainer.services.drafting import MAX_CHANGES, Saved, sift
from trainer.services.moderating import after_finish
from trainer.services.rating_standards import note_rating


@dataclass(frozen=True)
class Hold:
    """Who has the piece: this grader `until` then; else why not, and until when whoever has it now."""

    until: datetime | None
    lost: str = ""

    @property
    def mine(self) -> bool:
        """Whether this grader has it."""
        return not self.lost


def rubrics_of(session: Session, piece: Piece) -> dict[str, Rubric]:
    """The rubrics that the assignment pinned, by slug."""
    return rubric_editions(session, piece.rubric_ids)


def own_grading(session: Session, member: Membership, grading_id: int) -> Grading:
    """The member's own grading. Raises NotFound for anybody else's, as if there were none."""
    found = gradings.by_id(session, grading_id)
    if found is None or found.grader_id != member.id:
        raise NotFound("there is no such grading")
    return found


def _told(held: Held) -> Hold:
    if held.until is not None:
        return Hold(held.until)
    return Hold(held.piece.claimed_until if held.holder else None, lost(held))


def looked_at(session: Session, grading: Grading, piece: Piece, now: datetime) -> Hold:
    """How the claim stands for whoever only reads."""
    return _told(standing(session, piece, grading, now))


def save(
    session: Session, *, member: Membership, grading_id: int, changes: Sequence[Change], now: datetime
) -> tuple[Saved, Hold]:
    """Merge the changes into the grading and renew the claim; no changes at all are a sign of life.

    What was taken in before is recognised by its value: a repeat after a lost answer finds it standing there.
    Raises NotFound, WrongState once handed over, BadChange for too many.
    """
    held = hold(session, member=member, grading_id=grading_id, now=now)
    piece, grading = held.piece, held.grading
    if grading.finished_at is not None:
        raise WrongState("you have handed this judgement over; what you typed since is still on this device")
    if len(changes) > MAX_CHANGES:
        raise BadChange(f"{len(changes)} changes at once; at most {MAX_CHANGES}")
    before, grammar = grading.revision, JudgementGrammar(rubrics_of(session, piece))
    fit, refused = sift(grammar, changes)
    state, clashes = merge(grading.state, fit, grammar)
    if state != grading.state:
        grading.revision += 1
        grading.state = state
        grading.saved_at = now
    saved = Saved(before, grading.revision, grading.saved_at, tuple(clashes), tuple(refused), state)
    session.commit()
    return saved, _told(held)


def _held(held: Held) -> tuple[Piece, Grading]:
    """Raises WrongState, saying who has the piece, unless this grader still holds it."""
    if held.until is None:
        raise WrongState(lost(held))
    return held.piece, held.grading


def _enter(
    session: Session, grading: Grading, kind: str, judgement: Judgement, member: Membership, reason: str, now: datetime
) -> None:
    session.add(
        GradeEntry(
            piece_id=grading.piece_id,
            submission_id=grading.submission_id,
            grading_id=grading.id,
            kind=kind,
            by_id=member.account_id,
            at=now,
            marks=judgement.marks,
            judgement=judgement.to_json(),
            reason=reason,
        )
    )
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action=f"grading.{kind}",
        object_kind="piece",
        object_id=grading.piece_id,
        detail={"grading": grading.id, "place": grading.place},
    )


def _whole(judgement: Judgement, rubrics: Mapping[str, Rubric]) -> None:
    """Raises WrongState, naming the criteria that have no mark."""
    if left := missing(judgement.marks, criteria(rubrics)):
        names = criterion_names(rubrics)
        raise WrongState("Give each criterion a mark first; missing: " + ", ".join(names[key] for key in left))


def put_down(
    session: Session, *, member: Membership, grading_id: int, now: datetime, on_the_whole: str = ""
) -> Grading:
    """Enter the grader's own marks in the history, after which the machine's are shown. A repeat changes nothing.

    `on_the_whole`: what they say of the piece where a study for a standard asks for it; it enters no mark.
    """
    held = hold(session, member=member, grading_id=grading_id, now=now)
    if held.grading.marked_at is not None:
        session.rollback()
        return held.grading
    piece, grading = _held(held)
    rubrics = rubrics_of(session, piece)
    judgement = judgement_of(grading.state, rubrics)
    _whole(judgement, rubrics)
    note_rating(session, member=member, grading=grading, marks=judgement.marks, rating=on_the_whole, now=now)
    grading.marked_at = now
    _enter(session, grading, "marked", judgement, member, "", now)
    session.commit()
    return grading


def finish(session: Session, *, member: Membership, grading_id: int, now: datetime) -> Grading:
    """Hand the judgement over: entered in the history, the piece free for what comes next. A repeat changes nothing.

    Raises WrongState before the marks are put down, and where one was revised without a reason.
    """
    held = hold(session, member=member, grading_id=grading_id, now=now)
    if held.grading.finished_at is not None:
        session.rollback()
        return held.grading
    piece, grading = _held(held)
    put = gradings.entry(session, grading.id, "marked")
    if put is None:
        raise WrongState("Put your own marks down first; then you see the machine’s beside them")
    rubrics = rubrics_of(session, piece)
    judgement = judgement_of(grading.state, rubrics)
    _whole(judgement, rubrics)
    names = criterion_names(rubrics)
    if left := unexplained(put.marks, judgement):
        raise WrongState("Say why you revised: " + ", ".join(names[key] for key in left))
    grading.finished_at = now
    reason = "\n".join(f"{names[key]}: {why}" for key, why in judgement.reasons.items())
    _enter(session, grading, "finished", judgement, member, reason, now)
    session.flush()
    after_finish(session, piece, now)
    session.commit()
    return grading
