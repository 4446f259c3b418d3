"""The demo has one study for a standard, in its second round, that one judge still owes levels to."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Programme, StandardStudy
from trainer.db.queries import standards
from trainer.domain.angoff import spread
from trainer.services.demo_standard import load_standard
from trainer.services.setting_standards import result


def test_the_second_round_waits_for_one_judge(demo_db: Session) -> None:
    study = demo_db.scalars(sa.select(StandardStudy)).one()
    judges = standards.judges(demo_db, study.id)
    assert study.state == "second"
    assert [(judge.account.name, judge.first, judge.second) for judge in judges] == [
        ("Daniel Okafor", True, True), ("Mei Tanaka", True, True), ("Ruth Feldman", True, False),
    ]  # fmt: skip
    assert [judge.first and not judge.second for judge in judges] == [
        standards.waiting_for(demo_db, study.programme_id, judge.account.id) is study for judge in judges
    ]
    first = result(demo_db, study, 1)
    assert first is not None
    assert 0.2 < first.error < 0.5
    said = spread(standards.given(demo_db, study.id, 1))
    assert said.keys() == set(study.items)
    assert all(one.least < one.middle < one.most for one in said.values())
    assert len(standards.notes(demo_db, study.id)) == 2
    assert not load_standard(demo_db, demo_db.get_one(Programme, study.programme_id), datetime.now(UTC))
