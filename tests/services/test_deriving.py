"""Progress is derived in the transaction that changes the facts, whoever writes it; and a rebuild finds nothing else."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from tests import learning
from tests.house import Statements
from tests.logs import LogHouse, a_case, a_session, a_supervision
from tests.people import NOW
from tests.services.test_following import ISIPT, OWN, publish
from tests.work import member
from trainer.db.models import (
    ActiveEdition,
    Defence,
    Derivation,
    LogEntry,
    Membership,
    Piece,
    Progress,
    ProgressBasis,
    ProgressLine,
    ProgressTally,
    SectionRead,
    Supervision,
    WorkerBeat,
)
from trainer.db.queries import supervisions
from trainer.domain import log_entries as kinds
from trainer.domain.errors import TrainerError
from trainer.domain.guides import Standing
from trainer.services.appointing import note_standing
from trainer.services.catalogue import current
from trainer.services.deriving import derive, derived_once
from trainer.services.following import follow
from trainer.services.log_keeping import withdraw as take_back
from trainer.services.pausing import take_leave
from trainer.services.reading import mark_section
from trainer.services.rebuilding import derive_due, rebuild
from trainer.services.supervising import end_supervision, supervise
from trainer.services.vouching import verify
from trainer.services.withdrawing import withdraw

DATED = {"since", "days", "moved_on"}
_slugs = count()


def whole(db: Session, who: Membership, slug: str = OWN) -> Progress:
    db.expire_all()
    return db.get_one(Progress, (who.account_id, who.programme_id, slug))


def states(db: Session, who: Membership, slug: str = OWN) -> dict[str, str]:
    mine = (ProgressLine.account_id == who.account_id, ProgressLine.slug == slug)
    return {
        row.requirement: row.state
        for row in db.execute(sa.select(ProgressLine.requirement, ProgressLine.state).where(*mine))
    }


def stored(db: Session, programme_id: int, *, dated: bool = True) -> list[Any]:
    """Everything that is kept of a programme's people."""
    found: list[Any] = []
    for model in (Progress, ProgressLine, ProgressTally):
        table = model.__table__
        for row in db.execute(sa.select(table).where(table.c.programme_id == programme_id)).mappings():
            if row.get("n") != 0:
                found.append(tuple((name, value) for name, value in row.items() if dated or name not in DATED))
    alone = sa.select(Derivation.account_id, Derivation.alone_from).where(Derivation.programme_id == programme_id)
    return sorted([*found, *map(tuple, db.execute(alone))], key=repr)


def test_reading_a_section_moves_it_at_once(published_db: Session) -> None:
    db, who = published_db, member(published_db, "trainee")
    derive_due(db, now=NOW)
    assert states(db, who)["reading"] == "not-yet"
    modules = current(db).modules
    for slug in ("what-is-ipt", "interpersonal-inventory"):
        for section in modules[slug].module.sections:
            mark_section(db, account_id=who.account_id, slug=slug, section=section.id, read=True, now=NOW)
    row = whole(db, who)
    assert states(db, who)["reading"] == "met"
    assert (row.met, row.missing, row.state, row.here) == (1, 4, "not-yet", True)
    mark_section(db, account_id=who.account_id, slug=slug, section=section.id, read=False, now=NOW + timedelta(days=9))
    assert states(db, who)["reading"] == "not-yet"
    assert whole(db, who).moved_on == date(2026, 11, 29)


def test_what_is_judged_counts_when_it_is_released(published_file_db: Session) -> None:
    db, who = published_file_db, member(published_file_db, "trainee")
    learning.released(db)
    derive_due(db, now=NOW + timedelta(hours=3))
    row = whole(db, who)
    assert (row.judged, row.level) == (1, 3.0)
    piece = db.scalars(sa.select(Piece)).one()
    db.add(
        Defence(piece_id=piece.id, questions={}, outcome="stood", note="", held_on=date(2026, 11, 20),
                recorded_by_id=member(db, "supervisor").id, recorded_at=NOW)
    )  # fmt: skip
    db.commit()  # without a word of when: the worker has to
    assert states(db, who)["defence"] == "not-yet"
    derive_due(db, now=NOW + timedelta(hours=4))
    assert states(db, who)["defence"] == "met"


def test_statements_that_load_nothing_are_noticed(published_db: Session) -> None:
    db, who = published_db, member(published_db, "trainee")
    derive_due(db, now=NOW)
    before = db.get_one(Derivation, (who.account_id, who.programme_id)).due_on
    section = {"account_id": who.account_id, "slug": "what-is-ipt", "section": "x", "read_at": NOW}
    db.execute(sa.insert(SectionRead), [section])
    db.commit()
    db.expire_all()
    assert db.get_one(Derivation, (who.account_id, who.programme_id)).as_of == NOW
    db.execute(sa.delete(SectionRead).where(SectionRead.account_id == who.account_id))
    db.commit()
    db.expire_all()
    assert db.get_one(Derivation, (who.account_id, who.programme_id)).due_on != before


def test_what_touches_many_waits_for_the_worker_and_says_so(published_db: Session) -> None:
    db = published_db
    house = LogHouse(db, "many")
    derive_due(db, now=NOW)
    note_standing(
        db,
        member=house.director,
        ref=house.guide.ref,
        standing=Standing("isipt", "supervisor", NOW.date()),
        source="The body’s list",
        checked_on=NOW.date(),
        now=NOW,
    )
    mine = sa.select(Derivation.basis).where(Derivation.programme_id == house.programme.id)
    old = db.scalar(mine)
    for _ in range(2):
        derive_due(db, now=NOW + timedelta(minutes=1))
    assert (db.scalar(mine) or 0) > (old or 0)


def test_a_newer_edition_moves_whoever_is_not_pinned(published_file_db: Session) -> None:
    db, who = published_file_db, member(published_file_db, "trainee")
    newer = current(db).pathways[OWN]
    publish(db, type(newer)(**{**newer.__dict__, "requirements": newer.requirements[:2]}))
    derive_due(db, now=NOW)
    assert set(states(db, who)) == {row.id for row in newer.requirements[:2]}
    n = db.scalar(sa.select(sa.func.sum(ProgressTally.n)).where(ProgressTally.requirement == "defence"))
    assert n == 0


def test_content_taken_away_by_a_statement_is_noticed_too(published_file_db: Session) -> None:
    db = published_file_db
    number = sa.select(ProgressBasis.number)
    before = list(db.scalars(number))
    db.execute(sa.delete(ActiveEdition).where(ActiveEdition.kind == "exemplar"))
    db.commit()
    assert [new - old for new, old in zip(db.scalars(number), before, strict=True)] == [1, 1]


def test_many_cost_no_more_statements_than_one(published_file_db: Session) -> None:
    db = published_file_db
    house = LogHouse(db, "counted")
    people = [house.ana.account_id, *(house.add("trainee", f"T{n}").account_id for n in range(12))]
    house.case()
    derive_due(db, now=NOW)
    counted = []
    for some in (people[:1], people):
        db.expire_all()
        seen = Statements(db)
        derive(db, house.programme.id, some, now=NOW)
        counted.append(len(seen))
        db.rollback()
    assert counted[0] == counted[1]


def test_what_is_loaded_in_many_commits_is_derived_once_after_them(published_file_db: Session) -> None:
    db, who = published_file_db, member(published_file_db, "trainee")
    derive_due(db, now=NOW)
    sections = current(db).modules["what-is-ipt"].module.sections
    about: dict[str, Any] = {"account_id": who.account_id, "slug": "what-is-ipt"}
    with derived_once(db):
        for n, section in enumerate(sections):
            mark_section(db, **about, section=section.id, read=True, now=NOW + timedelta(minutes=n))
        db.add(SectionRead(**about, section="never", read_at=NOW))
        db.flush()
        db.rollback()
        assert {line.have for line in _reading(db, who)} == {0}
    assert {line.have for line in _reading(db, who)} == {1}
    at = NOW + timedelta(minutes=len(sections) - 1)
    assert db.get_one(Derivation, (who.account_id, who.programme_id)).as_of == at
    assert rebuild(db, now=at).differences == []
    mark_section(db, **about, section=sections[0].id, read=False, now=at)
    assert {line.have for line in _reading(db, who)} == {0}


def _reading(db: Session, who: Membership) -> list[ProgressLine]:
    db.expire_all()
    mine = (ProgressLine.account_id == who.account_id, ProgressLine.requirement == "reading", ProgressLine.slug == OWN)
    return list(db.scalars(sa.select(ProgressLine).where(*mine)))


EVENTS: dict[str, Callable[[Session, LogHouse, Any, datetime], object]] = {
    "case": lambda db, house, n, now: house.enter(
        a_case(house.guide.ref, code=f"C{n}", opened_on=now.date()), now=now
    ),
    "session": lambda db, house, n, now: house.enter(
        a_session(_some(db, house, "clinical-case", n), number=n + 1, on=now.date(), supervised=n % 2 == 0), now=now
    ),
    "supervision": lambda db, house, n, now: house.enter(a_supervision(house.guide.ref, on=now.date()), now=now),
    "membership": lambda db, house, n, now: house.enter(
        kinds.Membership("isipt", now.date(), now.date() + timedelta(days=n * 20)), now=now
    ),
    "certificate": lambda db, house, n, now: house.enter(
        kinds.Certificate("ipts", "b", now.date() - timedelta(days=720)), now=now
    ),
    "follow": lambda db, house, n, now: follow(
        db, member=house.ana, slug=(ISIPT, "ipts-c-current", OWN)[n % 3], following=n < 7, now=now
    ),
    "verify": lambda db, house, n, now: verify(
        db, member=house.ruth, seen={row.ref: row.digest for row in _standing(db, house)[: n + 1]}, now=now
    ),
    "take back": lambda db, house, n, now: take_back(
        db, member=house.ana, ref=_standing(db, house)[n].ref, seen=_standing(db, house)[n].digest, reason="", now=now
    ),
    "leave": lambda db, house, n, now: take_leave(
        db, member=house.director, membership_id=house.ana.id, from_on=now.date(),
        until_on=now.date() + timedelta(days=n), reason="", cover_id=None, now=now,
    ),
    "supervise": lambda db, house, n, now: supervise(db, member=house.director, trainee_id=house.ana.id, now=now,
        supervisor_id=house.ruth.id, from_on=now.date(), instead=n < 5),
    "end": lambda db, house, n, now: end_supervision(db, member=house.director, now=now,
        supervision_id=_supervised(db, house)[n].id, last_on=now.date() + timedelta(days=n)),
    "read": lambda db, house, n, now: _read(db, house, n < 8, now),
    "withdraw": lambda db, house, n, now: withdraw(
        db, member=house.director, membership_id=house.ana.id, last_on=now.date() + timedelta(days=n), why="", now=now
    ),
    "worker": lambda db, house, n, now: derive_due(db, now=now),
}  # fmt: skip


def _read(db: Session, house: LogHouse, read: bool, now: datetime) -> None:
    for section in current(db).modules["what-is-ipt"].module.sections:
        mark_section(db, account_id=house.ana.account_id, slug="what-is-ipt", section=section.id, read=read, now=now)


def _standing(db: Session, house: LogHouse) -> list[LogEntry]:
    mine = sa.select(LogEntry).where(LogEntry.account_id == house.ana.account_id).order_by(LogEntry.id)
    return list(db.scalars(mine))


def _supervised(db: Session, house: LogHouse) -> list[Supervision]:
    return list(db.scalars(sa.select(Supervision).where(Supervision.trainee_id == house.ana.id)))


def _alone(db: Session, house: LogHouse, day: date) -> int:
    """As it is worked out from nothing that is kept."""
    db.refresh(house.ana)
    days = [house.ana.until_on, *(one.until_on for one in _supervised(db, house))]
    return int([until is None or until >= day for until in days] == [True] + [False] * len(days[1:]))


def _some(db: Session, house: LogHouse, kind: str, n: int) -> str:
    refs = [row.ref for row in _standing(db, house) if row.kind == kind]
    return refs[n % len(refs)]


some_events = st.lists(
    st.tuples(st.sampled_from(sorted(EVENTS)), st.integers(0, 9), st.integers(-40, 400)), min_size=3, max_size=12
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(events=some_events, ahead=st.integers(0, 900))
def test_kept_and_rebuilt_agree_after_anything_at_any_time(published_db: Session, events: Any, ahead: int) -> None:
    db = published_db
    house = LogHouse(db, f"house{next(_slugs)}")
    house.case()
    for name, n, day in events:
        try:
            EVENTS[name](db, house, n, NOW + timedelta(days=day))
        except (TrainerError, ValueError, IndexError):
            db.rollback()  # what the site refuses changes nothing
    now = NOW + timedelta(days=max(day for _, _, day in events) + ahead, hours=1)
    db.execute(sa.delete(WorkerBeat))  # of an example before, whose time went on further
    derive_due(db, now=now)
    assert supervisions.count_without(db, house.programme.id, now.date(), 50) == _alone(db, house, now.date())
    kept, undated = stored(db, house.programme.id), stored(db, house.programme.id, dated=False)
    assert rebuild(db, now=now).differences == []
    assert stored(db, house.programme.id) == kept
    for model in (ProgressLine, Progress, Derivation, ProgressTally):
        db.execute(sa.delete(model).where(model.programme_id == house.programme.id))
    db.commit()
    rebuild(db, now=now)
    assert stored(db, house.programme.id, dated=False) == undated
