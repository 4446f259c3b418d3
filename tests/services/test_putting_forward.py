"""A trainee is put forward for a certificate of the programme's own, on the evidence as it stands."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.committees import SNAPSHOT
from tests.people import NOW
from tests.pieces import colleague
from tests.work import member
from trainer.db.models import Account, AuditEvent, Candidacy, Certificate, CommitteeEntry, Notice
from trainer.domain.errors import NotFound, WrongState
from trainer.domain.snapshot import bound, digest, is_whole
from trainer.services.putting_forward import put_forward, take_back
from trainer.services.supervising import supervise
from trainer.services.weighing import to_keep


def forward(db: Session, key: str = "trainee", by: str = "director", pathway: str = SNAPSHOT.pathway) -> Candidacy:
    return put_forward(db, member=member(db, by), membership_id=member(db, key).id, pathway=pathway, now=NOW)


def heard(db: Session) -> list[tuple[str, str]]:
    rows = db.execute(
        sa.select(Account.name, Notice.subject).join(Notice).where(Notice.kind == "decision").order_by(Notice.id)
    )
    return [(row[0], row[1]) for row in rows]


def test_the_evidence_is_pinned_and_the_committee_asked(published_db: Session) -> None:
    db = published_db
    colleague(db, "Dan", capabilities=["committee"])
    colleague(db, "Eve")
    made = forward(db)
    trainee = member(db, "trainee")
    weighed = to_keep(db, trainee, SNAPSHOT.pathway, NOW.date())
    assert (made.state, made.edition, made.snapshot) == (
        "first",
        "2026",
        bound(weighed.to_json(), "north", trainee.account_id, NOW),
    )
    db.expire_all()
    assert digest(made.snapshot) == made.digest
    assert is_whole(made.snapshot, made.digest, trainee.account_id)
    assert not is_whole(made.snapshot, made.digest, member(db, "stranger").account_id)
    detail = db.scalars(sa.select(AuditEvent.detail).where(AuditEvent.object_kind == "candidacy")).one()
    assert detail == {"panel": "first", "digest": made.digest}
    assert heard(db) == [
        ("Dan", "Your view is asked for: Trainee, Foundation in IPT formulation"),
        ("Trainee", "You have been put forward: Foundation in IPT formulation"),
    ]
    assert db.scalars(sa.select(CommitteeEntry.kind)).all() == ["put-forward"]
    assert db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_kind == "candidacy")).all() == [
        "candidacy.put_forward"
    ]


def test_whoever_supervised_the_candidate_is_not_asked(published_file_db: Session) -> None:
    db = published_file_db
    eve = colleague(db, "Eve", capabilities=["committee"])
    trainee, director = member(db, "trainee"), member(db, "director")
    for supervisor in (eve.id, member(db, "supervisor").id):
        supervise(
            db, member=director, trainee_id=trainee.id, supervisor_id=supervisor, from_on=NOW.date(), instead=False, now=NOW
        )  # fmt: skip
    forward(db)
    assert [name for name, _ in heard(db)] == ["Trainee"]


def test_only_a_director_and_only_a_trainee_of_the_programme(published_file_db: Session) -> None:
    db = published_file_db
    for key, by in (
        ("trainee", "supervisor"),
        ("supervisor", "director"),
        ("stranger", "director"),
        ("trainee", "trainee"),
    ):
        with pytest.raises(NotFound):
            forward(db, key, by)


def test_only_for_a_certificate_of_the_programmes_own(published_file_db: Session) -> None:
    db = published_file_db
    for slug in ("isipt-therapist-current", "no-such-pathway"):
        with pytest.raises(WrongState, match="other bodies decide themselves"):
            forward(db, pathway=slug)


def test_one_at_a_time_until_it_is_decided_or_taken_back(published_db: Session) -> None:
    db = published_db
    first = forward(db)
    with pytest.raises(WrongState, match="before it already"):
        forward(db)
    with pytest.raises(WrongState, match="in a few words why"):
        take_back(db, member=member(db, "trainee"), candidacy_id=first.id, reason=" ", now=NOW)
    db.rollback()
    for who in ("supervisor", "stranger"):
        with pytest.raises(NotFound):
            take_back(db, member=member(db, who), candidacy_id=first.id, reason="x", now=NOW)
    assert (
        take_back(db, member=member(db, "trainee"), candidacy_id=first.id, reason="Too early.", now=NOW).state
        == "withdrawn"
    )
    with pytest.raises(WrongState, match="taken back, already"):
        take_back(db, member=member(db, "director"), candidacy_id=first.id, reason="x", now=NOW)
    db.rollback()
    second = forward(db)
    second.state, second.outcome = "decided", "award"
    db.commit()
    with pytest.raises(WrongState, match="only waits to be issued"):
        forward(db)


def test_the_candidate_is_told_when_a_director_takes_them_back(published_file_db: Session) -> None:
    db = published_file_db
    made = forward(db)
    take_back(db, member=member(db, "director"), candidacy_id=made.id, reason="The log is being checked.", now=NOW)
    assert heard(db)[-1] == ("Trainee", "Taken back before a decision: Foundation in IPT formulation")
    again = forward(db)
    take_back(db, member=member(db, "trainee"), candidacy_id=again.id, reason="Too early.", now=NOW)
    assert heard(db)[-1] == ("Trainee", "You have been put forward: Foundation in IPT formulation")


def test_not_as_long_as_they_can_appeal(published_file_db: Session) -> None:
    db = published_file_db
    first = forward(db)
    first.state, first.outcome, first.appeal_until = "decided", "not-yet", NOW
    db.commit()
    with pytest.raises(WrongState, match="can still appeal"):
        forward(db)
    db.rollback()
    with pytest.raises(WrongState, match="has been decided"):
        take_back(db, member=member(db, "director"), candidacy_id=first.id, reason="x", now=NOW)
    db.rollback()
    take_back(db, member=member(db, "trainee"), candidacy_id=first.id, reason="You are right.", now=NOW)
    assert first.state == "final"
    assert forward(db).state == "first"


def test_not_for_what_somebody_holds(published_file_db: Session) -> None:
    db = published_file_db
    first = forward(db)
    first.state, first.outcome = "decided", "award"
    db.add(
        Certificate(
            number="X", candidacy_id=first.id, programme_id=first.programme_id, account_id=first.account_id, name="T",
            title="F", pathway=first.pathway, edition="2026", unproctored=False, decided_on=NOW.date(),
            valid_from=NOW.date(), valid_until=None, issued_at=NOW, issued_by_id=first.account_id, snapshot={}, digest="",
        )
    )  # fmt: skip
    db.commit()
    with pytest.raises(WrongState, match="holds the certificate already"):
        forward(db)
