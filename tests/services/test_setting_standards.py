"""A standard is set: by judges, in two rounds, adopted once; until then there is none, and none is ever changed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from tests.attempts import edition, released
from tests.people import NOW
from tests.pieces import colleague
from tests.standards import CASES, DAY, give, in_force, judged, opened, three
from tests.work import member
from trainer.db.models import AuditEvent, Membership, Notice, ProgressLine, Standard
from trainer.db.queries import portfolios, standards
from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.pathway import Pathway
from trainer.domain.verdict import verdict
from trainer.services.catalogue import current
from trainer.services.rebuilding import derive_due
from trainer.services.setting_standards import (
    adopt,
    ask_judges,
    close_round,
    must_have_floors,
    open_study,
    result,
    rubrics_of,
    set_aside,
)


def actions(db: Session) -> list[str]:
    return list(
        db.scalars(
            sa.select(AuditEvent.action).where(AuditEvent.object_kind == "standard_study").order_by(AuditEvent.id)
        )
    )


def test_two_rounds_lead_to_a_standard_with_its_audit(published_db: Session) -> None:
    db = published_db
    made = in_force(db)
    assert (made.cut, made.error, made.judges) == ("3.000", "0.289", 3)
    assert made.floors == {"formulation/focus": "2.0", "formulation/safety": "2.0"}
    assert made.basis["first"]["error"] == "0.577"
    assert made.basis["second"]["sums"] == ["7.500", "9.000", "10.500"]
    assert actions(db) == [
        "standard.opened",
        *["standard.judged"] * 3,
        "standard.round_closed",
        *["standard.judged"] * 3,
        "standard.round_closed",
        "standard.adopted",
    ]
    told = set(db.scalars(sa.select(Notice.link).where(Notice.kind == "decision")))
    assert told == {f"/p/north/standards/{made.study_id}"}
    with pytest.raises(DatabaseError, match="never changed"):
        db.execute(sa.text("UPDATE standard SET cut = '1'"))


def test_a_later_one_replaces_it_and_the_day_keeps_its_own(published_file_db: Session) -> None:
    db = published_file_db
    first = in_force(db)
    study = opened(db, [colleague(db, name) for name in ("Dan", "Eli", "Fay")])
    for _round in (1, 2):
        for who in standards.judges(db, study.id):
            judge = next(m for m in _members(db) if m.account_id == who.account.id)
            give(db, study, judge, "4.0")
        close_round(db, member=member(db, "director"), study_id=study.id, now=NOW + 2 * DAY)
    floors = dict.fromkeys(must_have_floors(rubrics_of(db, study)), Decimal(3))
    adopt(db, member=member(db, "director"), study_id=study.id, floors=floors, reason="Stricter.", now=NOW + 3 * DAY)
    held = standards.for_requirements(db, first.programme_id)
    assert held is not None
    assert (str(held.cut), str(held.error)) == ("4.000", "0.000")
    then = standards.in_force(db, first.programme_id, NOW + 2 * DAY)
    assert then is not None
    assert then.id == first.id
    assert standards.in_force(db, first.programme_id, NOW) is None


def _members(db: Session) -> list[Membership]:
    return list(db.scalars(sa.select(Membership)))


def required(db: Session) -> Pathway:
    """The programme's own certificate, reduced to its standard."""
    own = current(db).pathways["programme-foundation-2026"]
    return replace(own, requirements=tuple(row for row in own.requirements if row.id == "standard"))


@pytest.mark.parametrize(
    ("level", "cases", "state"),
    [
        (4.0, FEWEST_CASES, "met"),
        (3.0, FEWEST_CASES, "insufficient"),  # too close to call
        (2.5, FEWEST_CASES, "not-yet"),
        (1.5, FEWEST_CASES, "not-yet"),  # below the floors
        (4.0, FEWEST_CASES - 1, "not-yet"),
    ],
)
def test_the_whole_way_to_the_verdict(published_file_db: Session, level: float, cases: int, state: str) -> None:
    db = published_file_db
    who = member(db, "trainee")
    for n in range(cases):
        keys = ("formulation/focus", "formulation/safety", "inventory/people")
        released(db, who, edition(db, f"case-{n}"), dict.fromkeys(keys, level))
    db.commit()

    def asked() -> tuple[str, str]:
        held = portfolios.of_person(db, who.account_id, who.programme_id, {})
        (line,) = verdict(required(db), held, NOW.date()).lines
        return line.progress.state, line.progress.next[0].code if line.progress.next else ""

    before = asked()
    assert before[0] == "not-yet"
    assert before[1] == ("set-standard" if cases == FEWEST_CASES else "be-judged")
    in_force(db)
    assert asked()[0] == state
    derive_due(db, now=NOW + 2 * DAY)  # what is kept of everybody follows
    kept = sa.select(ProgressLine.state).where(
        ProgressLine.account_id == who.account_id, ProgressLine.requirement == "standard"
    )
    assert db.scalar(kept) == state


def test_what_cannot_be_opened(published_file_db: Session) -> None:
    db = published_file_db
    judges = three(db)
    ids = [judge.id for judge in judges]
    asked = {"member": member(db, "director"), "borderline": "Them.", "judges": ids, "now": NOW}
    fine = {"cases": list(CASES), "rubrics": ["formulation", "inventory"]}
    for wrong, words in (
        ({"cases": ["no-such"]}, "Choose cases, and rubrics"),
        ({"cases": list(CASES[:2])}, "Choose 3 cases at least"),
        ({"rubrics": ["inventory"]}, "judge safety and the choice"),
        ({"borderline": " "}, "Say whom"),
        ({"judges": ids[:2]}, "needs 3 judges"),
        ({"judges": [*ids[:2], member(db, "trainee").id]}, "needs 3 judges"),
    ):
        with pytest.raises(WrongState, match=words):
            open_study(db, **{**asked, **fine, **wrong})  # type: ignore[arg-type]
        db.rollback()
    with pytest.raises(NotFound):
        open_study(db, **{**asked, **fine, "member": judges[0]})  # type: ignore[arg-type]
    db.rollback()
    opened(db, judges)
    with pytest.raises(WrongState, match="under way"):
        opened(db, judges)


def test_rounds_close_with_enough_judges_and_nobody_joins_late(published_file_db: Session) -> None:
    db = published_file_db
    judges = three(db)
    study, director = opened(db, judges), member(db, "director")
    give(db, study, judges[0], "3.0")
    with pytest.raises(WrongState, match="1 judges have given"):
        close_round(db, member=director, study_id=study.id, now=NOW)
    db.rollback()
    late = colleague(db, "Late")
    ask_judges(db, member=director, study_id=study.id, judges=[late.id], now=NOW)
    with pytest.raises(WrongState, match="not been asked"):
        ask_judges(db, member=director, study_id=study.id, judges=[late.id], now=NOW)
    db.rollback()
    for judge in judges[1:]:
        give(db, study, judge, "3.0")
    close_round(db, member=director, study_id=study.id, now=NOW)
    with pytest.raises(WrongState, match="would not have judged alone"):
        ask_judges(db, member=director, study_id=study.id, judges=[colleague(db, "More").id], now=NOW)
    db.rollback()
    with pytest.raises(WrongState, match="Only what both rounds"):
        adopt(db, member=director, study_id=study.id, floors={}, reason="Now", now=NOW)


def test_an_adoption_needs_floors_and_a_reason(published_file_db: Session) -> None:
    db = published_file_db
    study, director = judged(db), member(db, "director")
    floors = dict.fromkeys(must_have_floors(rubrics_of(db, study)), Decimal(2))
    for given, reason, words in (
        ({}, "Why", "need a floor"),
        ({**floors, "inventory/people": Decimal("2.2")}, "Why", "A floor is a level"),
        ({**floors, "no/such": Decimal(2)}, "Why", "A floor is a level"),
        (floors, " ", "Say why you adopt it"),
    ):
        with pytest.raises(WrongState, match=words):
            adopt(db, member=director, study_id=study.id, floors=given, reason=reason, now=NOW)
        db.rollback()
    assert db.scalars(sa.select(Standard)).all() == []
    assert result(db, study, 2) is not None


def test_set_aside_there_is_none_and_another_can_begin(published_file_db: Session) -> None:
    db = published_file_db
    study, director = judged(db), member(db, "director")
    with pytest.raises(WrongState, match="Say why"):
        set_aside(db, member=director, study_id=study.id, reason="", now=NOW)
    db.rollback()
    set_aside(db, member=director, study_id=study.id, reason="They had another person in mind.", now=NOW)
    assert standards.for_requirements(db, study.programme_id) is None
    with pytest.raises(WrongState, match="over already"):
        set_aside(db, member=director, study_id=study.id, reason="Again", now=NOW + timedelta(days=1))
    db.rollback()
    with pytest.raises(NotFound):
        close_round(db, member=member(db, "supervisor"), study_id=study.id, now=NOW)
