"""A programme of many with years of history: the same seed makes the same data, and every part of it is there."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.databases import Kept, KeptFile
from trainer.db.models import (
    Account,
    Candidacy,
    CommitteeEntry,
    ContentEdition,
    Defence,
    Leave,
    LogEntry,
    Membership,
    Pace,
    Piece,
    Progress,
    ProgressLine,
    Signature,
    Submission,
    Supervision,
)
from trainer.db.queries import calibrations, case_statistics, predictions
from trainer.domain.calibration import agreement, paired
from trainer.domain.case_statistics import missed
from trainer.domain.dependability import dependability
from trainer.domain.errors import Conflict
from trainer.services.rebuilding import derive_due, rebuild
from trainer.services.years import load_years, seat_committee

WHEN = datetime(2026, 11, 23, 8, tzinfo=UTC)
DIRECTOR = "director@example.org"


def digest(db: Session, programme_id: int) -> str:
    """Of what trainees and their work are, without the numbers of rows."""
    said = []
    for column in (Submission.reference, Submission.handed_in_at, LogEntry.digest, LogEntry.ref, LogEntry.entered_at,
                   Membership.from_on, Membership.until_on):  # fmt: skip
        table = column.class_.__table__
        said += [
            str(row)
            for row in db.execute(sa.select(column).where(table.c.programme_id == programme_id).order_by(table.c.id))
        ]
    said += [str(row) for row in db.execute(sa.select(Account.name, Account.email).order_by(Account.id))]
    return sha256("\n".join(said).encode()).hexdigest()


@pytest.mark.postgres
def test_the_same_seed_makes_the_same_data_on_either_database(
    published_file_kept: KeptFile, published_kept: Kept
) -> None:
    made = []
    for kept, seed in ((published_file_kept, 7), (published_kept, 7), (published_file_kept, 8)):
        engine = kept.fresh()
        with Session(engine, expire_on_commit=False) as db:
            made.append(digest(db, load_years(db, trainees=30, seed=seed, director=DIRECTOR, now=WHEN)))
        engine.dispose()
    assert made[0] == made[1] != made[2]


def measures_something(db: Session, house: int) -> None:
    """People differ and so do graders: cases are neither too easy nor too hard, and somebody is missed in each."""
    twice = calibrations.counted_twice(db, house)
    both = calibrations.judged_twice(db, house)
    assert (len(both), twice.asked > 0) == (twice.drawn, True)
    agree = agreement([paired(one.marks, other.marks) for one, other in both])
    assert agree is not None
    assert agree.kappa is not None
    assert 0.3 < agree.kappa.value < 0.8
    difficulties = case_statistics.difficulties(db, house)
    assert len(difficulties) == 3
    for edition, one in difficulties.items():
        assert one.mean is not None
        assert 0.2 < one.mean.value < 0.8
        slug = db.get_one(ContentEdition, edition).slug
        assert missed(case_statistics.latest_scores(db, house, slug, edition)).people
    told = dependability(case_statistics.groups(db, house))
    assert told is not None
    assert 0.05 < told.single.value < 0.4
    foretold = predictions.first_ratings(db, house)
    assert foretold is not None
    assert len(foretold.pairs) >= 10
    assert all(pair.blind for pair in foretold.pairs)


def test_it_holds_every_kind_of_life_and_is_derived(published_file_db: Session) -> None:
    db = published_file_db
    seen: list[int] = []
    house = load_years(db, trainees=120, seed=1, director=DIRECTOR, now=WHEN, done=seen.append)
    assert sum(seen) == 120
    with pytest.raises(Conflict):
        load_years(db, trainees=3, seed=1, director=DIRECTOR, now=WHEN)
    trainees = sa.select(Membership.account_id).where(Membership.programme_id == house, Membership.role == "trainee")
    assert len(set(db.scalars(trainees))) == 120
    for model in (Leave, Pace, Supervision, Defence, Signature):
        assert db.scalar(sa.select(sa.func.count()).select_from(model)), model
    assert set(db.scalars(sa.select(Piece.state).where(Piece.programme_id == house))) == {"waiting", "released"}
    left = trainees.where(Membership.withdrawn_at.is_not(None))
    assert db.scalars(left).all()
    measures_something(db, house)
    found = rebuild(db, now=WHEN)
    assert found.people > 120
    assert rebuild(db, now=WHEN).differences == []
    states = set(db.scalars(sa.select(Progress.state).where(Progress.programme_id == house)))
    assert states >= {"met", "not-yet"}
    stalled = (Progress.programme_id == house, Progress.quiet_until < WHEN.date())
    assert 0 < (db.scalar(sa.select(sa.func.count()).where(*stalled)) or 0) < 40
    assert seat_committee(db, programme_id=house, now=WHEN) == 3
    views = sa.select(sa.func.count()).where(CommitteeEntry.kind == "view")
    assert (db.scalar(views), db.scalar(sa.select(sa.func.count()).select_from(Candidacy))) == (3, 3)
    put_forward = (Candidacy.account_id == Progress.account_id, Candidacy.pathway == Progress.slug)
    waits = sa.select(sa.func.count()).where(Progress.programme_id == house, Progress.to_forward)
    assert db.scalar(waits)
    assert db.scalar(waits.where(*put_forward)) == 0
    days = sa.select(ProgressLine.days).where(ProgressLine.programme_id == house, ProgressLine.state == "met")
    assert len(set(db.scalars(days))) > 20
    derive_due(db, now=WHEN + timedelta(days=400))  # memberships and licences end by themselves
    assert db.scalars(sa.select(Progress.state).where(Progress.programme_id == house)).all()
