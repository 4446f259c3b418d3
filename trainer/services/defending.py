"""The ten-minute defence: what to ask about a released piece, and what came of it."""

import json
from datetime import date, datetime
from typing import Final

from sqlalchemy.orm import Session

from trainer.content.adapters import adapter
from trainer.db.models import Defence, Membership, Piece, Programme, Submission
from trainer.db.queries import learning, supervisees
from trainer.db.queries.supervisees import Work
from trainer.domain.defence import Questions, questions, to_json
from trainer.domain.errors import Conflict, NotFound, WrongState
from trainer.domain.grading import OUTCOMES
from trainer.domain.inventory import Answer
from trainer.domain.moments import local_day
from trainer.domain.scoring.result import Score
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.catalogue import VignetteEdition, vignette_edition
from trainer.services.directing import today_in
from trainer.services.guiding import guided_person
from trainer.services.notifying import notify

LONGEST: Final = 5000

SUBJECTS: Final = {
    "stood": mark("Your defence of “%(case)s” stood"),
    "partly": mark("Your defence of “%(case)s” stood in part"),
    "not": mark("Your defence of “%(case)s” did not stand"),
}
TEXT: Final = mark("%(name)s has noted how it went. You find it with your work.")


def defended(session: Session, *, member: Membership, piece_id: int, now: datetime) -> Work:
    """Released work of a trainee whom the supervisor guides. Raises NotFound for any other."""
    found = supervisees.one(session, member.programme_id, piece_id)
    if found is None or found.piece.released_at is None:
        raise NotFound("there is no such piece")
    guided_person(session, member, found.piece.account_id, now)
    return found


def asked_of(session: Session, submission: Submission) -> tuple[Questions, VignetteEdition]:
    """What the fixed rule picks, on the editions that the work was done on."""
    edition = vignette_edition(session, submission.edition_id, submission.setting_id)
    answer: Answer = adapter(Answer).validate_json(json.dumps(submission.answer))
    score: Score = adapter(Score).validate_python(submission.score)
    return questions(answer, score, edition.panel), edition


def version(held: Defence | None) -> str:
    """Which record somebody has before them; empty for none."""
    return held.recorded_at.isoformat() if held else ""


def record_defence(
    session: Session,
    *,
    member: Membership,
    piece_id: int,
    outcome: str,
    note: str,
    held_on: date,
    seen: str,
    now: datetime,
) -> Defence:
    """Note what came of it; noting it anew keeps the former in the audit. The trainee is told of the outcome.

    `seen` is the version that the supervisor had before them. Raises NotFound, WrongState, Conflict.
    """
    work = defended(session, member=member, piece_id=piece_id, now=now)
    piece = session.get_one(Piece, piece_id, with_for_update=True, populate_existing=True)
    programme = session.get_one(Programme, piece.programme_id)
    words = note.replace("\r\n", "\n").strip()
    _check(outcome, words, held_on, piece, programme, now)
    held = session.get(Defence, piece_id, populate_existing=True)
    if version(held) != seen:
        by = learning.name_of(session, held.recorded_by_id) if held else ""
        raise Conflict(f"{by} has noted an outcome of this defence meanwhile. Look at it; your words stand below")
    before: dict[str, str] = {}
    if held is None:
        held = Defence(piece_id=piece_id)
    else:
        before = {"outcome": held.outcome, "note": held.note, "held_on": held.held_on.isoformat()}
    asked, _edition = asked_of(session, work.submission)
    held.questions = to_json(asked)
    held.outcome, held.note, held.held_on = outcome, words, held_on
    held.recorded_by_id, held.recorded_at = member.id, now
    session.add(held)
    session.flush()
    if before.get("outcome") != outcome:
        notify(
            session,
            account_id=piece.account_id,
            programme_id=piece.programme_id,
            kind="released",
            subject=SUBJECTS[outcome],
            text=TEXT,
            link=f"/p/{programme.slug}/aims#defences",
            now=now,
            key=f"defence:{piece_id}:{now.isoformat()}",
            values={"case": work.title, "name": learning.name_of(session, member.id)},
        )
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=member.programme_id,
        action="defence.recorded",
        object_kind="piece",
        object_id=piece_id,
        detail={"outcome": outcome, "held_on": held_on.isoformat(), "before": before},
    )
    session.commit()
    return held


def _check(outcome: str, note: str, held_on: date, piece: Piece, programme: Programme, now: datetime) -> None:
    if outcome not in OUTCOMES:
        raise WrongState("Say how it went")
    if outcome != "stood" and not note:
        raise WrongState("Say in a few words what did not stand, so that the trainee can work on it")
    if len(note) > LONGEST:
        raise WrongState(f"A note holds {LONGEST} characters; this one has {len(note)}")
    if held_on > today_in(programme, now):
        raise WrongState("That day is still to come")
    if held_on < local_day(piece.handed_in_at, programme.time_zone):
        raise WrongState("On that day the work was not handed in yet")
