"""Judges of a standard: each gives levels alone, sees the spread, says what there is to say, and gives them again."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Final

from sqlalchemy.orm import Session

from trainer.db.models import StandardMarks, StandardNote, StandardStudy
from trainer.db.queries import standards
from trainer.domain.angoff import LEVELS, ROUND_OF, lacking
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.permits import Member, may_direct, may_set_standard
from trainer.services.auditing import record

LONGEST: Final = 2000


def own_study(session: Session, member: Member, study_id: int, *, lock: bool = False) -> StandardStudy:
    """A study that the member was asked to judge in. Raises NotFound for everybody else."""
    study = standards.study(session, member.programme_id, study_id, lock=lock)
    if study is None or not may_set_standard(member, standards.asked(session, study.id)):
        raise NotFound("there is no such study")
    return study


def keep_levels(
    session: Session, *, member: Member, study_id: int, said: Mapping[str, str], give: bool, now: datetime
) -> StandardMarks:
    """Keep one's levels of the round that is open; to `give` them, none may be missing. Raises NotFound, WrongState.

    They can be changed until the round is closed; what was given once stays given.
    """
    study = own_study(session, member, study_id, lock=True)
    number = ROUND_OF.get(study.state)
    if number is None:
        raise WrongState("No round is open. What you gave stands.")
    mine = standards.own(session, study.id, member.account_id)
    if number == 2 and (1 not in mine or mine[1].given_at is None):
        raise WrongState("You did not judge in the first round, alone; so you cannot in the second.")
    levels = {key: level for key in study.items if (level := _level(said.get(key, ""))) is not None}
    row = mine.get(number)
    if (give or (row is not None and row.given_at)) and (missing := lacking(levels, study.items)):
        raise WrongState(f"{len(missing)} of {len(study.items)} have no level yet. Keep them, and come back.")
    if row is None:
        row = StandardMarks(study_id=study.id, account_id=member.account_id, round=number)
        session.add(row)
    row.marks, row.saved_at = {key: str(level) for key, level in levels.items()}, now
    if give:
        row.given_at = row.given_at or now
    _audit(session, member, "standard.judged" if give else "standard.levels_kept", study, now, round=number)
    session.commit()
    return row


def say(session: Session, *, member: Member, study_id: int, text: str, now: datetime) -> StandardNote:
    """Say something to all judges, between the rounds: a judge or a director. Raises NotFound, WrongState."""
    study = standards.study(session, member.programme_id, study_id, lock=True)
    if study is None or not (
        may_set_standard(member, standards.asked(session, study.id)) or may_direct(member, study.programme_id)
    ):
        raise NotFound("there is no such study")
    if study.state != "second":
        raise WrongState("This is for the time between the rounds: before, everybody judges alone.")
    if not text.strip():
        raise WrongState("Write what you want to say.")
    if len(text) > LONGEST:
        raise WrongState(f"This has {len(text)} characters; there is room for {LONGEST}.")
    note = StandardNote(study_id=study.id, by_id=member.account_id, text=text.strip(), at=now)
    session.add(note)
    _audit(session, member, "standard.discussed", study, now)
    session.commit()
    return note


def _level(said: str) -> Decimal | None:
    try:
        level = Decimal(said)
    except InvalidOperation:
        return None
    return next((one for one in LEVELS if one == level), None)


def _audit(session: Session, member: Member, action: str, study: StandardStudy, now: datetime, **detail: int) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=study.programme_id,
        action=action,
        object_kind="standard_study",
        object_id=study.id,
        detail=detail,
    )
