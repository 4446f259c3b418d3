"""Two decide, issue, renew or revoke at once: one is first, the other is told in words, and what is stored fits."""

from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.committees import SNAPSHOT, Committee
from tests.people import NOW
from tests.races import lost, together
from tests.services.test_renewing import NEAR
from tests.work import member
from trainer.db.models import Candidacy, Certificate, CertificateRevocation, CommitteeEntry, RegisterEntry
from trainer.domain.errors import WrongState
from trainer.services.contesting import contest
from trainer.services.deliberating import decide, give_view
from trainer.services.issuing import issue
from trainer.services.putting_forward import put_forward, take_back
from trainer.services.registering import enter_register
from trainer.services.renewing import renew
from trainer.services.revoking import revoke


def kinds(db: Session) -> list[str]:
    return list(db.scalars(sa.select(CommitteeEntry.kind).order_by(CommitteeEntry.id)))


def test_two_decisions(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"), (house.chair, "not-yet"))
    ids: dict[str, Any] = {"candidacy_id": house.candidacy.id, "reason": "So.", "now": NOW}
    works = [
        partial(decide, member=who, outcome=outcome, **ids)
        for who, outcome in ((house.director, "award"), (house.chair, "not-yet"))
    ]
    db.commit()
    (late,) = lost(together(engine, *works))
    assert isinstance(late, WrongState)
    assert "has been decided" in str(late)
    db.expire_all()
    assert kinds(db) == ["view", "view", "decision"]
    entry = db.scalars(sa.select(CommitteeEntry).where(CommitteeEntry.kind == "decision")).one()
    assert house.candidacy.outcome == entry.outcome


def test_a_view_and_the_decision(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"), (house.sam, "award"))
    ids: dict[str, Any] = {"candidacy_id": house.candidacy.id, "reason": "So.", "now": NOW}
    view = partial(give_view, member=house.tess, outcome="not-yet", **ids)
    db.commit()
    told = together(engine, view, partial(decide, member=house.director, outcome="award", **ids))
    db.expire_all()
    decision = db.scalars(sa.select(CommitteeEntry).where(CommitteeEntry.kind == "decision")).one()
    if lost(told):
        assert (kinds(db), decision.dissent) == (["view", "view", "decision"], [])
    else:
        assert (kinds(db), decision.dissent) == (["view", "view", "view", "decision"], [house.tess.account_id])


def test_one_view_from_two_pages(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    view = partial(give_view, member=house.tess, candidacy_id=house.candidacy.id, outcome="award", reason="x", now=NOW)
    (late,) = lost(together(engine, view, view))
    assert isinstance(late, WrongState)
    assert kinds(db) == ["view"]


def test_a_decision_and_taking_back(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    house.views((house.ruth, "award"), (house.sam, "award"))
    ids: dict[str, Any] = {"candidacy_id": house.candidacy.id, "reason": "So.", "now": NOW}
    db.commit()
    told = together(
        engine,
        partial(take_back, member=house.ana, **ids),
        partial(decide, member=house.director, outcome="award", **ids),
    )
    (late,) = lost(told)
    assert isinstance(late, WrongState)
    db.expire_all()
    assert (house.candidacy.state, house.candidacy.outcome) in (("withdrawn", None), ("decided", "award"))


def test_an_appeal_raised_twice(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    house.decided("not-yet")
    raise_ = partial(contest, member=house.ana, candidacy_id=house.candidacy.id, text="x", now=NOW)
    (late,) = lost(together(engine, raise_, raise_))
    assert isinstance(late, WrongState)
    assert kinds(db).count("appeal") == 1


def test_issued_twice(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    house.decided()
    other = house.add("director", "Otto")
    works = [partial(issue, member=who, candidacy_id=house.candidacy.id, now=NOW) for who in (house.director, other)]
    db.commit()
    (late,) = lost(together(engine, *works))
    assert isinstance(late, WrongState)
    assert db.scalar(sa.select(sa.func.count()).select_from(Certificate)) == 1


@pytest.mark.parametrize("first", ["revoke", "renew"])
def test_revoked_while_it_is_renewed(published_engine: sa.Engine, published_db: Session, first: str) -> None:
    db, house = published_db, Committee(published_db, "east")
    made = house.issued()
    ids: dict[str, Any] = {"member": house.director, "certificate_id": made.id, "reason": "So.", "now": NEAR}
    works = [partial(revoke, **ids), partial(renew, **ids)]
    db.commit()
    (late,) = lost(together(published_engine, *(works if first == "revoke" else reversed(works))))
    assert isinstance(late, WrongState)
    revoked = db.scalar(sa.select(sa.func.count()).select_from(CertificateRevocation))
    certificates = db.scalar(sa.select(sa.func.count()).select_from(Certificate))
    assert (revoked, certificates) in ((1, 1), (0, 2))


def test_renewed_twice(published_engine: sa.Engine, published_db: Session) -> None:
    db, house = published_db, Committee(published_db, "east")
    made = house.issued()
    again = partial(renew, member=house.director, certificate_id=made.id, reason="So.", now=NEAR)
    db.commit()
    (late,) = lost(together(published_engine, again, again))
    assert isinstance(late, WrongState)
    assert db.scalar(sa.select(sa.func.count()).select_from(Certificate)) == 2


def test_put_forward_twice(published_engine: sa.Engine, published_db: Session) -> None:
    db = published_db
    forward = partial(
        put_forward,
        member=member(db, "director"),
        membership_id=member(db, "trainee").id,
        pathway=SNAPSHOT.pathway,
        now=NOW,
    )
    db.commit()
    (late,) = lost(together(published_engine, forward, forward))
    assert isinstance(late, WrongState)
    assert db.scalar(sa.select(sa.func.count()).select_from(Candidacy)) == 1


def test_one_entry_in_the_register_from_two_pages(engine: sa.Engine, db: Session) -> None:
    house = Committee(db)
    cells = {"name": "Ana", "place": "Berlin", "body": "isipt", "credential": "Therapist", "licence": "Berlin 7"}
    enter = partial(
        enter_register, account_id=house.ana.account_id, programme_id=house.programme.id, cells=cells, now=NOW
    )
    db.commit()
    together(engine, enter, enter)
    assert db.scalar(sa.select(sa.func.count()).select_from(RegisterEntry)) == 1


def test_put_forward_anew_while_the_candidate_appeals(published_engine: sa.Engine, published_db: Session) -> None:
    db = published_db
    director, trainee = member(db, "director"), member(db, "trainee")
    forward = partial(put_forward, member=director, membership_id=trainee.id, pathway=SNAPSHOT.pathway)
    first = forward(db, now=NOW)
    first.state, first.outcome, first.decided_at = "decided", "not-yet", NOW
    db.commit()
    appeal = partial(contest, member=trainee, candidacy_id=first.id, text="Look again.", now=NOW)
    (late,) = lost(together(published_engine, partial(forward, now=NOW), appeal))
    assert isinstance(late, WrongState)
