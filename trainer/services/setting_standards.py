"""A director has the programme's standard set: opens a study, closes its rounds, adopts what came of it or does not."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy.orm import Session

from trainer.db.models import Membership, Programme, Standard, StandardJudge, StandardStudy
from trainer.db.queries import editions, memberships, standards
from trainer.domain.angoff import (
    FEWEST_JUDGES,
    FEWEST_STUDIED,
    FLOORED,
    LEVELS,
    ROUND_OF,
    Cut,
    criterion_of,
    cut_of,
    item,
    spread,
)
from trainer.domain.borderline_regression import FEWEST_PEOPLE
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.grading import LEAST
from trainer.domain.permits import Member, is_active, may_direct
from trainer.domain.rubric import Rubric
from trainer.mail.language import mark
from trainer.services.auditing import record
from trainer.services.catalogue import current, rubric_editions
from trainer.services.directing import own_programme, today_in
from trainer.services.notifying import Telling, notify_all
from trainer.services.rating_standards import rated, regression_of

LONGEST: Final = 4000
"""Characters of a reason or a description."""
MOST_ITEMS: Final = 200


def open_study(
    session: Session,
    *,
    member: Membership,
    cases: Sequence[str],
    rubrics: Collection[str],
    judges: Collection[int],
    borderline: str,
    now: datetime,
    method: str = "angoff",
) -> StandardStudy:
    """Ask judges, by membership, what the just competent would reach; or graders to rate what they judge from now on.

    One study at a time: the programme is locked. Raises NotFound, WrongState.
    """
    programme = own_programme(session, member)
    if any(study.ended_at is None for study in standards.studies(session, programme.id)):
        raise WrongState("A study is under way already. Finish it, or set it aside, before you begin another.")
    catalogue, active = current(session), editions.active(session)
    chosen = [catalogue.vignettes[slug] for slug in cases if slug in catalogue.vignettes]
    by_slug = {slug: rubric for slug, rubric in catalogue.rubrics.items() if slug in rubrics}
    items = [
        item(edition.vignette.slug, key)
        for edition in chosen
        for slug in edition.vignette.matter.rubrics
        if slug in by_slug
        for key in by_slug[slug].keys(slug)
    ]
    if not items:
        raise WrongState("Choose cases, and rubrics that these cases are judged by.")
    if method == "angoff" and len(items) > MOST_ITEMS:
        raise WrongState(f"These are {len(items)} judgements for each judge; choose fewer cases, {MOST_ITEMS} at most.")
    if method == "angoff" and len(chosen) < FEWEST_STUDIED:
        raise WrongState(f"Choose {FEWEST_STUDIED} cases at least: a cut of fewer says little of all the others.")
    judged = {criterion_of(key) for key in items}
    wanting = [name for name in FLOORED if not judged & set(_of_competency(by_slug, name))]
    if wanting:
        raise WrongState("Choose rubrics that judge safety and the choice of a problem area in these cases.")
    study = StandardStudy(
        programme_id=programme.id,
        method=method,
        borderline=_said(borderline, "Say whom the judges are to think of."),
        case_ids=[edition.id for edition in chosen],
        rubric_ids=[active["rubric", slug].edition_id for slug in sorted(by_slug)],
        items=items,
        state="first",
        opened_by_id=member.account_id,
        opened_at=now,
    )
    session.add(study)
    session.flush()
    if method == "angoff" and _ask(session, study, programme, judges, now) < FEWEST_JUDGES:
        raise WrongState(f"A standard needs {FEWEST_JUDGES} judges at least; more make it surer.")
    _audit(session, member, "standard.opened", study, now, items=len(items))
    session.commit()
    return study


def ask_judges(session: Session, *, member: Member, study_id: int, judges: Collection[int], now: datetime) -> None:
    """Ask more, while the first round is open. Raises NotFound, WrongState."""
    study, programme = _own_study(session, member, study_id)
    if study.state != "first" or study.method != "angoff":
        raise WrongState("The first round is over. Whoever joins now would not have judged alone.")
    before = len(standards.asked(session, study.id))
    if _ask(session, study, programme, judges, now) == before:
        raise WrongState("Choose somebody who has not been asked yet.")
    _audit(session, member, "standard.asked", study, now)
    session.commit()


def close_round(session: Session, *, member: Member, study_id: int, now: datetime) -> StandardStudy:
    """The first round: then judges see the spread and judge again. The second: then it can be adopted.

    Of a regression: graders are asked no more, and it can be adopted.
    """
    study, programme = _own_study(session, member, study_id)
    if study.state not in ROUND_OF:
        raise WrongState("No round is open.")
    if study.method == "regression":
        return _close_ratings(session, member, study, now)
    there = [judge for judge in standards.judges(session, study.id) if getattr(judge, study.state)]
    if len(there) < FEWEST_JUDGES:
        raise WrongState(f"{len(there)} judges have given their levels; {FEWEST_JUDGES} are needed at least.")
    _audit(session, member, "standard.round_closed", study, now, round=ROUND_OF[study.state], judges=len(there))
    if study.state == "first":
        study.state, study.first_closed_at = "second", now
        _tell(
            session,
            study,
            programme,
            {judge.account.id for judge in there},
            mark("See how the judges differ, and judge once more"),
            mark("The first round is over. Say what you think, read the others, and give your levels a second time."),
            now,
        )
    else:
        study.state, study.closed_at = "closed", now
    session.commit()
    return study


def result(session: Session, study: StandardStudy, number: int) -> Cut | None:
    """What a round came to. Reads only."""
    return cut_of(standards.given(session, study.id, number))


def rubrics_of(session: Session, study: StandardStudy) -> dict[str, Rubric]:
    """The rubrics as they were when the study began, by slug."""
    return rubric_editions(session, study.rubric_ids)


def must_have_floors(rubrics: Mapping[str, Rubric]) -> list[str]:
    """The criteria that no average may buy back, as marks name them."""
    return [key for name in FLOORED for key in _of_competency(rubrics, name)]


def adopt(
    session: Session, *, member: Member, study_id: int, floors: Mapping[str, Decimal], reason: str, now: datetime
) -> Standard:
    """From now on it is the programme's standard, in the place of any before. Raises NotFound, WrongState."""
    study, programme = _own_study(session, member, study_id)
    if study.state != "closed":
        raise WrongState("Only what both rounds came to can be adopted.")
    found = rated(session, study) if study.method == "regression" else _judged(session, study)
    judged = {criterion_of(key) for key in study.items}
    if any(key not in judged or level not in LEVELS for key, level in floors.items()):
        raise WrongState("A floor is a level of a criterion that was judged.")
    if any(level == LEAST for level in floors.values()):
        raise WrongState(f"A floor of {LEAST} holds nobody back: every level reaches it.")
    if missing := [key for key in must_have_floors(rubrics_of(session, study)) if key in judged and key not in floors]:
        raise WrongState(f"Safety and the choice of a problem area need a floor: {', '.join(missing)}.")
    reason = _said(reason, "Say why you adopt it: whoever is judged by it may ask.")
    made = Standard(
        programme_id=programme.id,
        study_id=study.id,
        floors={key: str(level) for key, level in sorted(floors.items())},
        **found,
        reason=reason,
        adopted_by_id=member.account_id,
        adopted_at=now,
    )
    session.add(made)
    study.state, study.ended_at = "adopted", now
    told = {"cut": made.cut, "error": made.error, "floors": made.floors, "judges": made.judges, "reason": reason}
    _audit(session, member, "standard.adopted", study, now, **told)
    session.commit()
    return made


def set_aside(session: Session, *, member: Member, study_id: int, reason: str, now: datetime) -> StandardStudy:
    """End a study without a standard; what was given stays. Raises NotFound, WrongState."""
    study, _programme = _own_study(session, member, study_id)
    if study.state not in ("first", "second", "closed"):
        raise WrongState("This study is over already.")
    study.reason = _said(reason, "Say why it is set aside.")
    study.state, study.ended_at = "set-aside", now
    _audit(session, member, "standard.set_aside", study, now, reason=study.reason)
    session.commit()
    return study


def _close_ratings(session: Session, member: Member, study: StandardStudy, now: datetime) -> StandardStudy:
    few = [fit for fit in regression_of(session, study).fits if fit.standing == "few"]
    if few:
        told = ", ".join(f"{fit.case}: {fit.people}" for fit in few)
        raise WrongState(f"Each case needs the rated work of {FEWEST_PEOPLE} people; so far {told}.")
    study.state, study.closed_at = "closed", now
    _audit(session, member, "standard.round_closed", study, now, method=study.method)
    session.commit()
    return study


def _judged(session: Session, study: StandardStudy) -> dict[str, Any]:
    """Cut, error, how many and what they rest on, of both rounds of judges."""
    first, second = result(session, study, 1), result(session, study, 2)
    if first is None or second is None:
        raise WrongState("Too few judges have given their levels in both rounds.")
    said = spread(standards.given(session, study.id, 2))
    items = {key: [str(one.least), str(one.middle), str(one.most)] for key, one in said.items()}
    basis = {"cases": second.cases, "first": _plain(first), "second": _plain(second), "items": items}
    return {"cut": str(second.cut), "error": str(second.error), "judges": len(second.sums), "basis": basis}


def _plain(cut: Cut) -> dict[str, Any]:
    return {"sums": [str(one) for one in cut.sums], "cut": str(cut.cut), "error": str(cut.error)}


def _of_competency(rubrics: Mapping[str, Rubric], name: str) -> list[str]:
    return [f"{slug}/{c.id}" for slug, rubric in rubrics.items() for c in rubric.criteria if c.competency == name]


def _own_study(session: Session, member: Member, study_id: int) -> tuple[StandardStudy, Programme]:
    programme = own_programme(session, member)
    study = standards.study(session, programme.id, study_id, lock=True)
    if study is None or not may_direct(member, study.programme_id):
        raise NotFound("there is no such study")
    return study, programme


def _ask(session: Session, study: StandardStudy, programme: Programme, judges: Collection[int], now: datetime) -> int:
    """How many are asked in all."""
    today, before = today_in(programme, now), standards.asked(session, study.id)
    people = memberships.by_ids(session, programme.id, judges)
    able = {row.account_id for row in people.values() if row.role != "trainee" and is_active(row, today)}
    fresh = able - before
    session.add_all(StandardJudge(study_id=study.id, account_id=who, asked_at=now) for who in sorted(fresh))
    session.flush()
    _tell(
        session,
        study,
        programme,
        fresh,
        mark("You are asked to judge for the programme’s standard"),
        mark("Say, alone, what somebody who is just competent would reach. Nobody sees who said what."),
        now,
    )
    return len(before | able)


def _tell(
    session: Session,
    study: StandardStudy,
    programme: Programme,
    whom: Collection[int],
    subject: str,
    text: str,
    now: datetime,
) -> None:
    link, key = f"/p/{programme.slug}/standards/{study.id}", f"standard:{study.id}:{study.state}"
    notify_all(session, whom, Telling(0, programme.id, "decision", subject, text, link, key, {}), now=now)


def _said(text: str, ask: str) -> str:
    if not text.strip():
        raise WrongState(ask)
    if len(text) > LONGEST:
        raise WrongState(f"This has {len(text)} characters; there is room for {LONGEST}.")
    return text.strip()


def _audit(session: Session, member: Member, action: str, study: StandardStudy, now: datetime, **detail: Any) -> None:
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
