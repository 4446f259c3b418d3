"""One trainee of the demo has her certificate: everything met, one member saw it otherwise, strangers can look it up."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.orm import Session

from trainer.db.models import Account, Candidacy, CommitteeEntry, Programme
from trainer.db.queries import assignment_counts, assignments
from trainer.domain.snapshot import snapshot_of
from trainer.services import disclosing
from trainer.services.demo_graduate import HANA, READ, load_award, number_of_hers
from trainer.services.demo_people import member_of
from trainer.services.demo_pieces import DANIEL


def test_she_met_everything_and_one_member_saw_it_otherwise(demo_db: Session) -> None:
    one = demo_db.scalars(sa.select(Candidacy).join(Account).where(Account.email == HANA)).one()
    assert (one.state, one.outcome, snapshot_of(one.snapshot).open_rows) == ("decided", "award", ())
    history = demo_db.scalars(sa.select(CommitteeEntry).where(CommitteeEntry.candidacy_id == one.id)).all()
    house = demo_db.get_one(Programme, one.programme_id)
    assert [e.outcome for e in history if e.kind == "view"] == ["award", "not-yet", "award"]
    (dissent,) = (e.dissent for e in history if e.kind == "decision")
    assert dissent == [member_of(demo_db, house, DANIEL).account_id]
    assert not load_award(demo_db, house, datetime.now(UTC))


def test_a_stranger_reads_whose_it_is_that_it_holds_and_that_nobody_watched(demo_db: Session) -> None:
    number, now = number_of_hers(demo_db), datetime.now(UTC)
    assert number
    shown = disclosing.shown(disclosing.held_at(demo_db, number), now)
    assert (shown.name, shown.standing, shown.unproctored) == ("Hana Kimura", "valid", True)
    assert "(demo)" in shown.programme
    assert len(shown.rows) > len(READ)


def test_her_work_leaves_nothing_late(demo_db: Session) -> None:
    house, now = demo_db.scalars(sa.select(Programme)).one(), datetime.now(UTC)
    due = assignments.lately_due(demo_db, house.id, house.created_at.replace(year=2000), now)
    counts = assignment_counts.of(demo_db, due, house, now)
    assert [work.title for work in due if counts[work.id].handed_in < counts[work.id].people] == []
