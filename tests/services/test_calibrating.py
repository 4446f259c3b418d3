"""Marking the examples, the right that opens and lapses, waivers; on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Barrier, Thread
from typing import Final

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.people import NOW
from tests.pieces import LATER, decide, waiting
from tests.work import member
from trainer.content.editions import canonical, fingerprint
from trainer.db.models import ActiveEdition, AuditEvent, CalibrationMark, ContentEdition, GradingRight
from trainer.db.queries import editions
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.exemplar import Judged
from trainer.services import calibrating, claiming
from trainer.services.catalogue import current

TODAY: Final = date(2026, 11, 20)
FIRST: Final = "earlies-inventory"


def put(db: Session, slug: str, off: int = 0, *, key: str = "supervisor", now: datetime = NOW) -> GradingRight | None:
    """The example marked as settled, or so many levels off, as far as there are levels."""
    settled = current(db).exemplars[slug].exemplar.settled()
    marks = {name: min(5, max(1, level + off)) for name, level in settled.items()}
    me = member(db, key)
    return calibrating.put_down(db, member=me, membership_id=me.id, slug=slug, marks=marks, now=now)


def put_all(db: Session, off: int = 0, *, now: datetime = NOW) -> GradingRight | None:
    made = [put(db, slug, off, now=now + timedelta(minutes=n)) for n, slug in enumerate(current(db).exemplars)]
    assert made[:-1] == [None] * (len(made) - 1)
    return made[-1]


def standing(db: Session, today: date = TODAY) -> calibrating.Standing:
    me = member(db, "supervisor").id
    return calibrating.standings(db, current(db), [me], today)[me]


def may(db: Session, today: date = TODAY) -> bool:
    return calibrating.may_grade(db, member(db, "supervisor"), today)


def test_everybody_may_grade_until_a_director_asks_for_calibration(published_db: Session) -> None:
    assert may(published_db)
    decide(published_db, calibration=True)
    assert not may(published_db)


def test_the_right_opens_with_the_last_example_and_lapses_on_its_day(published_db: Session) -> None:
    decide(published_db, calibration=True, calibration_months=6)
    right = put_all(published_db)
    assert right is not None
    assert (right.agreement, right.from_on, right.until_on) == (1.0, TODAY, date(2027, 5, 20))
    assert may(published_db)
    assert may(published_db, date(2027, 5, 20))
    assert not may(published_db, date(2027, 5, 21))
    actions = published_db.scalars(sa.select(AuditEvent.action).order_by(AuditEvent.id.desc()).limit(2)).all()
    assert actions == ["grading_right.opened", "example.marked"]


def test_below_the_set_agreement_it_stays_shut_until_a_later_round(published_db: Session) -> None:
    decide(published_db, calibration=True, calibration_agreement=95)
    assert put_all(published_db, off=1) is None
    found = standing(published_db)
    assert not may(published_db)
    assert found.agreement is not None
    assert 0.3 < found.agreement < 0.95
    assert found.again_on == TODAY + timedelta(days=14)
    with pytest.raises(WrongState, match="the first marks count"):
        put(published_db, FIRST)
    later = NOW + timedelta(days=15)
    assert standing(published_db, later.date()).round == 2
    assert standing(published_db, later.date()).done == {}
    assert put_all(published_db, now=later) is not None
    assert may(published_db, later.date())


def test_it_can_be_renewed_before_it_lapses(published_db: Session) -> None:
    decide(published_db, calibration=True)
    put_all(published_db)
    assert standing(published_db).again_on == date(2027, 9, 21)
    assert standing(published_db, date(2027, 9, 20)).round == 1
    then = datetime(2027, 9, 21, 12, tzinfo=NOW.tzinfo)
    renewed = put_all(published_db, now=then)
    assert renewed is not None
    assert renewed.until_on == date(2028, 9, 21)
    assert may(published_db, date(2028, 9, 1))


def test_what_is_begun_is_kept_and_does_not_count(published_db: Session) -> None:
    me = member(published_db, "supervisor")
    calibrating.save(
        published_db, member=me, membership_id=me.id, slug=FIRST,
        marks={"people": 2, "ties": 9, "nobody": 3}, now=NOW,
    )  # fmt: skip
    found = standing(published_db)
    assert found.begun[FIRST].state == {"people": 2}
    assert found.done == {}
    with pytest.raises(WrongState, match="Every criterion needs a level"):
        calibrating.put_down(published_db, member=me, membership_id=me.id, slug=FIRST, marks={"people": 2}, now=NOW)
    published_db.rollback()
    put(published_db, FIRST)
    with pytest.raises(WrongState, match="the first marks count"):
        calibrating.save(published_db, member=me, membership_id=me.id, slug=FIRST, marks={"people": 5}, now=NOW)


@pytest.mark.parametrize(
    ("key", "owner", "slug"),
    [
        ("director", "director", FIRST),
        ("trainee", "trainee", FIRST),
        ("director", "supervisor", FIRST),
        ("stranger", "supervisor", FIRST),
        ("supervisor", "supervisor", "none-such"),
    ],
)
def test_only_a_supervisor_marks_and_only_for_themself(published_db: Session, key: str, owner: str, slug: str) -> None:
    with pytest.raises(NotFound):
        calibrating.save(
            published_db, member=member(published_db, key), membership_id=member(published_db, owner).id,
            slug=slug, marks={}, now=NOW,
        )  # fmt: skip


def waive(db: Session, until: date, reason: str = "Has graded for years.", key: str = "director") -> GradingRight:
    whom = member(db, "supervisor").id
    return calibrating.waive(db, member=member(db, key), membership_id=whom, until_on=until, reason=reason, now=NOW)


def test_a_director_waives_it_with_a_reason_until_a_day_and_can_take_it_back(published_db: Session) -> None:
    decide(published_db, calibration=True)
    right = waive(published_db, TODAY + timedelta(days=30))
    assert (right.agreement, right.reason) == (None, "Has graded for years.")
    assert may(published_db)
    assert not may(published_db, TODAY + timedelta(days=31))
    director, whom = member(published_db, "director"), member(published_db, "supervisor").id
    calibrating.end_waiver(published_db, member=director, membership_id=whom, right_id=right.id, now=NOW)
    assert not may(published_db)
    with pytest.raises(NotFound):
        calibrating.end_waiver(published_db, member=director, membership_id=whom, right_id=right.id, now=NOW)


def test_a_right_that_was_earned_cannot_be_taken_back_as_a_waiver(published_db: Session) -> None:
    right = put_all(published_db)
    assert right is not None
    with pytest.raises(NotFound):
        calibrating.end_waiver(
            published_db, member=member(published_db, "director"), membership_id=right.membership_id,
            right_id=right.id, now=NOW,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "reason", "says"),
    [(30, "  ", "needs a reason"), (30, "x" * 1001, "needs a reason"), (-1, "Why", "from today"), (800, "Why", "two years")],
)  # fmt: skip
def test_a_waiver_that_cannot_be(published_db: Session, days: int, reason: str, says: str) -> None:
    with pytest.raises(WrongState, match=says):
        waive(published_db, TODAY + timedelta(days=days), reason)


@pytest.mark.parametrize("key", ["supervisor", "trainee", "stranger"])
def test_nobody_else_waives(published_db: Session, key: str) -> None:
    with pytest.raises(NotFound):
        waive(published_db, TODAY, key=key)


def test_a_waiver_is_for_graders(published_db: Session) -> None:
    director = member(published_db, "director")
    with pytest.raises(NotFound):
        calibrating.waive(
            published_db, member=director, membership_id=member(published_db, "trainee").id,
            until_on=TODAY, reason="Why", now=NOW,
        )  # fmt: skip


def publish_anew(db: Session, slug: str, **changed: object) -> None:
    """The same example with something said differently, as a new edition."""
    anew = replace(current(db).exemplars[slug].exemplar, **changed)  # type: ignore[arg-type]
    text = canonical("exemplar", anew)
    made = ContentEdition(
        fingerprint=fingerprint("exemplar", slug, text), kind="exemplar", slug=slug, canonical=text, published_at=NOW
    )
    db.add(made)
    db.flush()
    db.get_one(ActiveEdition, ("exemplar", slug)).edition_id = made.id
    editions.bump_version(db)
    db.commit()


def test_an_example_published_anew_is_not_marked_twice_and_is_held_to_what_was_seen(published_db: Session) -> None:
    put(published_db, FIRST)
    settled = current(published_db).exemplars[FIRST].exemplar.adjudicated
    publish_anew(published_db, FIRST, adjudicated={name: Judged(5, j.why) for name, j in settled.items()})
    assert standing(published_db).done.keys() == {FIRST}
    for slug in list(current(published_db).exemplars):
        if slug != FIRST:
            put(published_db, slug)
    assert standing(published_db).agreement == 1.0


def test_what_was_begun_goes_on_with_the_new_edition(published_db: Session) -> None:
    me = member(published_db, "supervisor")
    calibrating.save(published_db, member=me, membership_id=me.id, slug=FIRST, marks={"people": 2}, now=NOW)
    publish_anew(published_db, FIRST, title="Another title")
    put(published_db, FIRST)
    (row,) = published_db.scalars(sa.select(CalibrationMark)).all()
    assert row.exemplar_id == current(published_db).exemplars[FIRST].id


def test_work_can_be_claimed_once_the_right_is_there(published_db: Session) -> None:
    piece = waiting(published_db)
    decide(published_db, calibration=True)
    with pytest.raises(WrongState, match="asks graders to calibrate first"):
        claiming.claim(published_db, member=member(published_db, "supervisor"), piece_id=piece.id, now=LATER)
    published_db.rollback()
    waive(published_db, TODAY + timedelta(days=30))
    claimed = claiming.claim(published_db, member=member(published_db, "supervisor"), piece_id=piece.id, now=LATER)
    assert claimed.grader_id == member(published_db, "supervisor").id


def at_once(engine: sa.Engine, *does: Callable[[Session], object]) -> list[object]:
    """Every one in a session and thread of its own, all let go together; what each gave or raised."""
    gate, found = Barrier(len(does)), [object()] * len(does)

    def run(at: int) -> None:
        with Session(engine) as own:
            gate.wait()
            try:
                found[at] = does[at](own)
            except Exception as error:
                found[at] = error

    threads = [Thread(target=run, args=(at,)) for at in range(len(does))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_two_windows_at_once_count_the_first_marks_alone(published_engine: sa.Engine) -> None:
    with Session(published_engine) as db:
        for slug in list(current(db).exemplars)[1:]:
            put(db, slug)
        last = next(iter(current(db).exemplars))
    found = at_once(published_engine, lambda own: put(own, last), lambda own: put(own, last, off=1))
    refused = [one for one in found if isinstance(one, WrongState)]
    assert len(refused) == 1, found
    with Session(published_engine) as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(CalibrationMark)) == len(current(db).exemplars)
        assert db.scalar(sa.select(sa.func.count()).select_from(GradingRight)) == 1
