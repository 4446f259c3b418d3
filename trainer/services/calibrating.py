"""Graders mark the example pieces; agreement with the settled marks opens the right to grade, until it lapses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import CalibrationMark, GradingRight, Membership, Programme
from trainer.db.queries import calibrations, memberships
from trainer.db.queries.calibrations import Marked
from trainer.domain.calibration import Pair, kappa, months_later, next_round_from, paired
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.exemplar import Exemplar
from trainer.domain.grading import LEAST, MOST, missing
from trainer.domain.permits import Member
from trainer.domain.settings import settings_of
from trainer.services.auditing import record
from trainer.services.catalogue import Catalogue, current, exemplar_editions
from trainer.services.directing import directed, today_in

LONGEST: Final = 1000
"""Characters of a reason."""

FARTHEST: Final = timedelta(days=2 * 366)
"""How far ahead a waiver may reach."""


@dataclass(frozen=True)
class Standing:
    """Where a grader stands: the marks of the present round by example, and the right that holds today.

    `done` are those whose first attempt is made. With all of them done, `agreement` is the weighted kappa with the
    settled marks, and `again_on` the day from which the examples can be marked anew.
    """

    round: int
    begun: dict[str, CalibrationMark]
    done: dict[str, CalibrationMark]
    right: GradingRight | None
    agreement: float | None = None
    again_on: date | None = None


def may_grade(session: Session, membership: Membership, today: date) -> bool:
    """Whether this grader may take work to grade: everybody, unless the programme asks for calibration."""
    programme = session.get_one(Programme, membership.programme_id)
    return not settings_of(programme.settings).calibration or calibrations.has_right(session, membership.id, today)


def without_right(session: Session, programme: Programme, graders: Sequence[Membership], today: date) -> set[int]:
    """Those of these graders whom the programme's calibration keeps from taking work to grade."""
    if not settings_of(programme.settings).calibration:
        return set()
    return {one.id for one in graders} - calibrations.with_right(session, programme.id, today)


def pairs(marks: Sequence[Marked], examples: Mapping[int, Exemplar]) -> list[list[Pair]]:
    """What was marked beside what is settled, one list for each example."""
    made = ((m.mark.marks or {}, examples[m.mark.exemplar_id].settled()) for m in marks)
    return [paired(own, settled) for own, settled in made]


def standings(
    session: Session, catalogue: Catalogue, membership_ids: Sequence[int], today: date
) -> dict[int, Standing]:
    """Where each of these graders stands."""
    found = calibrations.marks(session, membership_ids)
    rights = calibrations.rights(session, membership_ids)
    examples = exemplar_editions(session, sorted({m.mark.exemplar_id for m in found}))
    return {
        number: _standing(
            catalogue,
            [m for m in found if m.mark.membership_id == number],
            [r for r in rights if r.membership_id == number],
            examples,
            today,
        )
        for number in membership_ids
    }


def _standing(
    catalogue: Catalogue,
    found: Sequence[Marked],
    rights: Sequence[GradingRight],
    examples: Mapping[int, Exemplar],
    today: date,
) -> Standing:
    holding = [right for right in rights if right.from_on <= today <= right.until_on]
    right = max(holding, key=lambda r: r.until_on, default=None)
    number = max((m.mark.round for m in found), default=1)
    here = [m for m in found if m.mark.round == number and m.slug in catalogue.exemplars]
    done = {m.slug: m.mark for m in here if m.mark.done_at is not None}
    if not done or len(done) < len(catalogue.exemplars):
        return Standing(number, {m.slug: m.mark for m in here}, done, right)
    finished = max(mark.done_at for mark in done.values() if mark.done_at is not None)
    opened = next((r.until_on for r in rights if r.made_at == finished and r.waived_by_id is None), None)
    again = next_round_from(finished.date(), opened)
    if again <= today:
        return Standing(number + 1, {}, {}, right)
    return Standing(number, dict(done), done, right, kappa(pairs(here, examples)), again)


def _own(session: Session, member: Member, membership_id: int) -> Membership:
    """One's own supervisor's membership, locked, so that two windows come after each other. Raises NotFound."""
    found = memberships.by_id(session, member.programme_id, membership_id, lock=True)
    if found is None or found.account_id != member.account_id or found.role != "supervisor":
        raise NotFound("there is no such example")
    return found


def _row(
    session: Session, catalogue: Catalogue, own: Membership, slug: str, now: datetime
) -> tuple[CalibrationMark, tuple[str, ...]]:
    """The row being written in the present round, and the criteria. Raises NotFound, WrongState once it is done."""
    edition = catalogue.exemplars.get(slug)
    if edition is None:
        raise NotFound("there is no such example")
    standing = standings(session, catalogue, [own.id], today_in(own.programme, now))[own.id]
    if slug in standing.done:
        raise WrongState("You have marked this example already, and the first marks count.")
    row = standing.begun.get(slug)
    if row is None:
        row = CalibrationMark(
            membership_id=own.id, exemplar_id=edition.id, round=standing.round, state={}, saved_at=now
        )
        session.add(row)
    elif row.exemplar_id != edition.id:  # published anew since it was begun: it is the new one that is on the page
        state = row.state
        session.delete(row)
        session.flush()
        row = CalibrationMark(
            membership_id=own.id, exemplar_id=edition.id, round=standing.round, state=state, saved_at=now
        )
        session.add(row)
    return row, tuple(criterion.id for criterion in catalogue.rubrics[edition.exemplar.rubric].criteria)


def _fitting(marks: Mapping[str, int], criteria: Sequence[str]) -> dict[str, int]:
    return {name: level for name, level in marks.items() if name in criteria and LEAST <= level <= MOST}


def save(
    session: Session, *, member: Member, membership_id: int, slug: str, marks: Mapping[str, int], now: datetime
) -> datetime:
    """Keep what is marked so far; nothing of it counts yet. Raises NotFound, WrongState once it is done."""
    own = _own(session, member, membership_id)
    row, criteria = _row(session, current(session), own, slug, now)
    row.state, row.saved_at = _fitting(marks, criteria), now
    session.commit()
    return now


def put_down(
    session: Session, *, member: Member, membership_id: int, slug: str, marks: Mapping[str, int], now: datetime
) -> GradingRight | None:
    """Mark an example for good; the right is given back if this was the last one and they agree well enough.

    Raises NotFound, WrongState where a criterion has no level or the example is done.
    """
    own, catalogue = _own(session, member, membership_id), current(session)
    row, criteria = _row(session, catalogue, own, slug, now)
    fitting = _fitting(marks, criteria)
    if missing(fitting, criteria):
        raise WrongState("Every criterion needs a level before the marks count. What you marked is still there.")
    row.state, row.marks, row.saved_at, row.done_at = fitting, fitting, now, now
    session.flush()
    _audit(session, member, own, "example.marked", now, {"example": slug, "round": row.round})
    right = _open(session, member, own, catalogue, now)
    session.commit()
    return right


def _open(
    session: Session, member: Member, own: Membership, catalogue: Catalogue, now: datetime
) -> GradingRight | None:
    today, settings = today_in(own.programme, now), settings_of(own.programme.settings)
    agreed = standings(session, catalogue, [own.id], today)[own.id].agreement
    if agreed is None or agreed * 100 < settings.calibration_agreement:
        return None
    right = GradingRight(
        programme_id=own.programme_id,
        membership_id=own.id,
        agreement=agreed,
        from_on=today,
        until_on=months_later(today, settings.calibration_months),
        made_at=now,
    )
    session.add(right)
    detail = {"agreement": round(agreed, 2), "until": right.until_on.isoformat()}
    _audit(session, member, own, "grading_right.opened", now, detail)
    return right


def waive(
    session: Session, *, member: Member, membership_id: int, until_on: date, reason: str, now: datetime
) -> GradingRight:
    """Let a supervisor grade without the examples until that day. Raises NotFound, WrongState for what cannot be."""
    own = directed(session, member, membership_id)
    if own.role != "supervisor":
        raise NotFound("there is no such grader")
    today = today_in(own.programme, now)
    if not reason.strip() or len(reason) > LONGEST:
        raise WrongState("A waiver needs a reason, in up to a thousand characters.")
    if not today <= until_on <= today + FARTHEST:
        raise WrongState("A waiver ends on a day from today on, within two years.")
    right = GradingRight(
        programme_id=own.programme_id,
        membership_id=own.id,
        agreement=None,
        from_on=today,
        until_on=until_on,
        waived_by_id=member.account_id,
        reason=reason.strip(),
        made_at=now,
    )
    session.add(right)
    detail = {"until": until_on.isoformat(), "reason": right.reason}
    _audit(session, member, own, "grading_right.waived", now, detail)
    session.commit()
    return right


def end_waiver(session: Session, *, member: Member, membership_id: int, right_id: int, now: datetime) -> None:
    """Take a waiver back from today on. Raises NotFound for anything but a waiver that holds."""
    own = directed(session, member, membership_id)
    today = today_in(own.programme, now)
    right = session.get(GradingRight, right_id)
    waiver = right is not None and right.membership_id == own.id and right.waived_by_id is not None
    if right is None or not waiver or right.until_on < today:
        raise NotFound("there is no such waiver")
    right.until_on = today - timedelta(days=1)
    _audit(session, member, own, "grading_right.ended", now, {"right": right.id})
    session.commit()


def _audit(
    session: Session, member: Member, own: Membership, action: str, now: datetime, detail: dict[str, Any]
) -> None:
    record(
        session,
        at=now,
        actor_id=member.account_id,
        programme_id=own.programme_id,
        action=action,
        object_kind="membership",
        object_id=own.id,
        detail=detail,
    )
