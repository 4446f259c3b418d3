"""The demo's training logs have something on every page: verified and waiting entries, a gap, signatures, links, papers."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, FollowedPathway, Guide, OneTimeLink, Programme
from trainer.db.queries import attention, log_entries, training_logs
from trainer.domain.log_entries import KINDS
from trainer.domain.training_log import TrainingLog
from trainer.domain.vouching import waiting
from trainer.services.demo_log import AMARA, FOLLOWED, JONAS, NORA, load_logs


def house(db: Session) -> Programme:
    return db.scalars(sa.select(Programme)).one()


def log_of(db: Session, email: str) -> tuple[int, TrainingLog]:
    account = db.scalars(sa.select(Account.id).where(Account.email == email)).one()
    return account, training_logs.of_person(db, account, house(db).id)


def guide(db: Session, name: str) -> str:
    return db.scalars(sa.select(Guide.ref).where(Guide.name == name)).one()


def test_one_log_is_well_under_way_and_one_thin(demo_db: Session) -> None:
    account, log = log_of(demo_db, AMARA)
    assert {type(entry.facts) for entry in log.entries} >= {
        KINDS[kind]
        for kind in ("prerequisite", "course", "supervision", "rating", "measure", "part", "letter", "membership")
    }
    assert sum(entry.vouched for entry in log.entries) > 30
    assert len(waiting(log, guide=guide(demo_db, "Ruth Feldman"))) > 5
    assert len(waiting(log, programme=True)) > 2
    assert not log_entries.declined(demo_db, account, house(demo_db).id)
    nora, _log = log_of(demo_db, NORA)
    today = datetime.now(UTC).date()
    assert [one.account_id for one in attention.stalled(demo_db, house(demo_db).id, today, 5)] == [nora]
    other, thin = log_of(demo_db, JONAS)
    assert 5 < len(thin.entries) < 12
    assert len(log_entries.declined(demo_db, other, house(demo_db).id)) == 1


def test_people_outside_are_asked_and_pathways_followed_once(demo_db: Session) -> None:
    def counts() -> list[int | None]:
        tables = (OneTimeLink, FollowedPathway, Guide)
        return [demo_db.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables]

    assert counts() == [2, sum(map(len, FOLLOWED.values())), 5]
    assert not load_logs(demo_db, house(demo_db), datetime.now(UTC))
    assert counts() == [2, sum(map(len, FOLLOWED.values())), 5]
