"""Aims are put in other words and withdrawn by the trainee, and by the supervisor who set them; what was before is kept."""

from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import bonds, learning
from tests.pieces import colleague
from tests.work import member
from trainer.db.models import Aim, AuditEvent, Membership, Notice, Supervision
from trainer.db.queries import learning as queries
from trainer.domain.errors import NotFound, WrongState
from trainer.services.aiming import LONGEST, agree_aim, set_met
from trainer.services.records import own_record
from trainer.services.rewording import aim_to_change, reword, set_withdrawn


@pytest.fixture
def db(published_db: Session) -> Session:
    bonds.settle(published_db)
    return published_db


def agreed(db: Session, now: datetime) -> Aim:
    trainee = member(db, "trainee")
    return agree_aim(db, member=member(db, "supervisor"), trainee_id=trainee.id, text="Count the months.", now=now)


def told(db: Session, who: Membership) -> list[tuple[str, str]]:
    found = db.execute(sa.select(Notice.subject, Notice.link).where(Notice.account_id == who.account_id))
    return [(subject, link) for subject, link in found if " aim" in subject]


def test_the_trainee_puts_it_in_other_words_and_withdraws_it(db: Session, now: datetime) -> None:
    trainee, own = member(db, "trainee"), learning.aim(db)
    later = now + timedelta(days=1)
    reword(db, member=trainee, aim_id=own.id, text=" Ask both sides. ", now=now)
    reword(db, member=trainee, aim_id=own.id, text="Ask both sides.", now=later)
    set_withdrawn(db, member=trainee, aim_id=own.id, withdrawn=True, now=later)
    set_withdrawn(db, member=trainee, aim_id=own.id, withdrawn=True, now=later)
    whose = (trainee.account_id, trainee.programme_id)
    assert [line.standing for line in queries.aims(db, *whose)] == ["withdrawn"]
    assert queries.open_aims(db, *whose, 0) == []
    with pytest.raises(WrongState, match="Take it up again"):
        reword(db, member=trainee, aim_id=own.id, text="Else.", now=later)
    with pytest.raises(WrongState, match="withdrawn"):
        set_met(db, member=member(db, "supervisor"), aim_id=own.id, met=True, now=later)
    set_withdrawn(db, member=trainee, aim_id=own.id, withdrawn=False, now=later)
    assert [aim.text for aim in queries.open_aims(db, *whose, 0)] == ["Ask both sides."]
    assert [(c.kind, c.text, c.by) for c in queries.changes(db, [own.id])] == [
        ("taken-up", "Ask both sides.", "Trainee"),
        ("withdrawn", "Ask both sides.", "Trainee"),
        ("reworded", learning.AIM_WORDS, "Trainee"),
    ]
    kept = own_record(db, account_id=trainee.account_id, now=later)["changes_of_aims"]
    assert (kept[0]["text"], len(kept)) == (learning.AIM_WORDS, 3)
    acts = db.scalars(sa.select(AuditEvent.action).where(AuditEvent.object_kind == "aim").order_by(AuditEvent.id))
    assert list(acts) == ["aim.made", "aim.reworded", "aim.withdrawn", "aim.taken_up"]
    assert told(db, trainee) == told(db, member(db, "supervisor")) == []


def test_who_set_it_may_too_and_each_tells_the_other(db: Session, now: datetime) -> None:
    trainee, supervisor, aim = member(db, "trainee"), member(db, "supervisor"), agreed(db, now)
    reword(db, member=supervisor, aim_id=aim.id, text="Count the months aloud.", now=now)
    set_withdrawn(db, member=trainee, aim_id=aim.id, withdrawn=True, now=now)
    set_withdrawn(db, member=supervisor, aim_id=aim.id, withdrawn=False, now=now)
    assert told(db, trainee)[1:] == [
        ("Supervisor has put an aim in other words", "/p/north/aims"),
        ("Supervisor has taken up an aim again", "/p/north/aims"),
    ]
    there = f"/p/north/supervision/trainees/{trainee.id}#aim-{aim.id}"
    assert told(db, supervisor) == [("Trainee has withdrawn an aim", there)]
    db.execute(sa.update(Supervision).values(until_on=date(2026, 9, 30)))
    reword(db, member=trainee, aim_id=aim.id, text="Mine alone now.", now=now)
    assert len(told(db, supervisor)) == 1
    with pytest.raises(NotFound):
        reword(db, member=supervisor, aim_id=aim.id, text="No longer mine to say.", now=now)


def test_a_met_one_stays_as_it_is(db: Session, now: datetime) -> None:
    trainee, supervisor, aim = member(db, "trainee"), member(db, "supervisor"), agreed(db, now)
    set_met(db, member=supervisor, aim_id=aim.id, met=True, now=now)
    for who in (trainee, supervisor):
        with pytest.raises(WrongState, match="met"):
            reword(db, member=who, aim_id=aim.id, text="Something easier.", now=now)
        with pytest.raises(WrongState, match="met"):
            set_withdrawn(db, member=who, aim_id=aim.id, withdrawn=True, now=now)
    assert queries.changes(db, [aim.id]) == []


def test_nobody_else_changes_it(db: Session, now: datetime) -> None:
    aims, other = (learning.aim(db), agreed(db, now)), colleague(db, "Dan")
    allowed = {aims[0].id: {"trainee"}, aims[1].id: {"trainee", "supervisor"}}
    for aim in aims:
        for key in ("trainee", "supervisor", "director", "expert", "stranger"):
            if key in allowed[aim.id]:
                assert aim_to_change(db, member(db, key), aim.id, now) is aim
                continue
            with pytest.raises(NotFound):
                reword(db, member=member(db, key), aim_id=aim.id, text="No.", now=now)
            with pytest.raises(NotFound):
                set_withdrawn(db, member=member(db, key), aim_id=aim.id, withdrawn=True, now=now)
        with pytest.raises(NotFound):
            reword(db, member=other, aim_id=aim.id, text="No.", now=now)
    with pytest.raises(NotFound):
        reword(db, member=member(db, "trainee"), aim_id=4711, text="No.", now=now)


@pytest.mark.parametrize("text", ["  \n ", "x" * (LONGEST + 1)])
def test_it_has_words_and_not_too_many(db: Session, now: datetime, text: str) -> None:
    own = learning.aim(db)
    with pytest.raises(WrongState):
        reword(db, member=member(db, "trainee"), aim_id=own.id, text=text, now=now)
