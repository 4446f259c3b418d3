"""What falls due: told once to everybody concerned, by however many workers; on both databases."""

import threading
from datetime import date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import pieces
from tests.people import NOW, account
from tests.work import CASE, MODULE, assign, hand_in, member, place_in_cohort, read_all
from trainer.db.models import Assignment, Leave, Notice, Outbox, Programme, Supervision
from trainer.services import assigning, reminding, submitting

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
DUE = NOW + 14 * DAY


def subjects(db: Session, key: str = "trainee") -> list[str]:
    mine = sa.select(Notice.subject).where(Notice.account_id == account(db, key).id).order_by(Notice.id)
    return list(db.scalars(mine))


def reminders(db: Session, *moments: datetime) -> list[str]:
    """What the trainee is reminded of when the worker comes by at these moments."""
    before = len(subjects(db))
    for at in moments:
        reminding.remind(db, now=at)
    return subjects(db)[before:]


def test_work_is_announced_when_it_opens(published_db: Session) -> None:
    db = published_db
    assign(db, opens_at=NOW + DAY)
    reminding.announce_opened(db, now=NOW + DAY - MINUTE)
    assert subjects(db) == []
    for _ in range(2):
        reminding.announce_opened(db, now=NOW + DAY)
    assert subjects(db) == ["Work for you: Flour and water"]
    assert db.scalars(sa.select(Assignment.announced_at)).all() == [NOW + DAY]


def test_what_was_withdrawn_before_it_opened_is_never_heard_of(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db, opens_at=NOW + DAY)
    assigning.withdraw(db, member=member(db, "director"), assignment_id=made.id, because="", now=NOW)
    reminding.announce_opened(db, now=NOW + DAY)
    assert subjects(db) == []


def test_whoever_comes_later_is_told(published_db: Session) -> None:
    db = published_db
    cohort = place_in_cohort(db)
    member(db, "trainee").cohort_id = None
    db.commit()
    assign(db, cohort_id=cohort.id)
    reminding.announce_to_newcomers(db, now=NOW)
    assert subjects(db) == []
    place_in_cohort(db)
    reminding.announce_to_newcomers(db, now=NOW + MINUTE)  # not its hour yet
    assert subjects(db) == []
    for hours in (1, 2):
        reminding.announce_to_newcomers(db, now=NOW + timedelta(hours=hours))
    assert subjects(db) == ["Work for you: Flour and water"]


def test_people_are_reminded_a_week_and_a_day_before(published_db: Session) -> None:
    db = published_db
    assign(db)
    assert reminders(db, DUE - 7 * DAY - MINUTE) == []
    assert reminders(db, DUE - 7 * DAY + MINUTE * 15, DUE - 6 * DAY) == ["Due soon: Flour and water"]
    assert reminders(db, DUE - DAY + MINUTE, DUE - DAY / 2) == ["Due tomorrow: Flour and water"]
    assert reminders(db, DUE, DUE + DAY) == []
    text = db.scalars(sa.select(Notice.text).order_by(Notice.id.desc())).first()
    assert text == "Flour and water is due Friday 4 December 2026, 15:00 (UTC)."


def test_the_programme_says_how_long_before(published_db: Session) -> None:
    db = published_db
    db.execute(sa.update(Programme).values(settings={"reminder_days": [3, 0]}))
    db.commit()
    assign(db)
    assert reminders(db, DUE - 7 * DAY + MINUTE, DUE - DAY + MINUTE) == ["Due soon: Flour and water"]
    morning = datetime.combine(DUE.date(), datetime.min.time(), NOW.tzinfo) + timedelta(hours=6)  # seven in Berlin
    assert reminders(db, morning - MINUTE * 11) == []
    assert reminders(db, morning + MINUTE) == ["Due today: Flour and water"]


def test_after_a_silence_only_the_nearest_reminder_is_sent(published_db: Session) -> None:
    db = published_db
    assign(db)
    reminders(db, NOW)
    assert reminders(db, DUE - DAY / 2) == ["Due tomorrow: Flour and water"]


def test_what_was_set_at_short_notice_is_not_reminded_of_at_once(published_db: Session) -> None:
    db = published_db
    reminders(db, NOW - DAY)
    assign(db, due_at=NOW + 2 * DAY)
    assert reminders(db, NOW + MINUTE) == []
    assert reminders(db, NOW + DAY + MINUTE) == ["Due tomorrow: Flour and water"]


def test_who_has_done_it_is_left_in_peace(published_db: Session) -> None:
    db = published_db
    assign(db, cases=(), modules=(MODULE,), mode="practice")
    read_all(db)
    assert reminders(db, NOW, DUE - 7 * DAY + MINUTE, DUE - DAY + MINUTE) == []


def test_who_is_on_leave_is_left_in_peace_and_reminded_of_the_moved_date(published_db: Session) -> None:
    db = published_db
    assign(db)
    away = Leave(membership_id=member(db, "trainee").id, from_on=date(2026, 11, 26), noted_at=NOW)
    db.add(away)
    db.commit()
    assert reminders(db, NOW, DUE - 7 * DAY + MINUTE) == []
    away.until_on = date(2026, 11, 28)  # three days
    db.commit()
    assert reminders(db, DUE - 4 * DAY + MINUTE, DUE - 4 * DAY + 15 * MINUTE) == ["Due soon: Flour and water"]
    assert reminders(db, DUE + 2 * DAY + MINUTE) == ["Due tomorrow: Flour and water"]


def test_an_extension_brings_its_own_reminders(published_db: Session) -> None:
    db = published_db
    (made,) = assign(db, late_policy="refuse")
    assert reminders(db, DUE - DAY + MINUTE) == ["Due tomorrow: Flour and water"]
    assigning.extend(
        db, member=member(db, "director"), assignment_id=made.id, account_id=account(db, "trainee").id,
        due_at=DUE + 10 * DAY, reason="Illness", now=DUE - DAY / 2,
    )  # fmt: skip
    assert reminders(db, DUE) == []
    assert reminders(db, DUE + 3 * DAY + MINUTE, DUE + 9 * DAY + MINUTE) == [
        "Due soon: Flour and water",
        "Due tomorrow: Flour and water",
    ]
    text = db.scalars(sa.select(Notice.text).order_by(Notice.id.desc())).first() or ""
    assert text.endswith("Late work is not taken after Monday 14 December 2026, 15:00 (UTC).")


def test_two_workers_at_once_remind_once(published_engine: sa.Engine) -> None:
    with Session(published_engine, expire_on_commit=False) as db:
        assign(db)
    together, trouble = threading.Barrier(3), []

    def work() -> None:
        with Session(published_engine, expire_on_commit=False) as own:
            together.wait()
            try:
                reminding.remind(own, now=DUE - DAY + MINUTE)
            except Exception as fault:
                trouble.append(fault)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert trouble == []
    with Session(published_engine) as db:
        assert subjects(db) == ["Work for you: Flour and water", "Due tomorrow: Flour and water"]
        assert db.scalar(sa.select(sa.func.count(Outbox.id))) == 2


def hear(db: Session, *minutes: int) -> None:
    for minute in minutes:
        reminding.tell_of_hand_ins(db, now=NOW + minute * MINUTE)


def supervise(db: Session) -> None:
    trainee, supervisor = member(db, "trainee"), member(db, "supervisor")
    db.add(
        Supervision(
            programme_id=trainee.programme_id, trainee_id=trainee.id, supervisor_id=supervisor.id,
            from_on=date(2026, 9, 1),
        )
    )  # fmt: skip
    db.commit()


@pytest.mark.parametrize(
    ("supervised", "hears", "where"),
    [(True, "supervisor", "/p/north/supervision/queue"), (False, "director", "/p/north/programme/assignments/1")],
)
def test_supervisors_hear_of_it_once_it_is_final(
    published_db: Session, supervised: bool, hears: str, where: str
) -> None:
    db = published_db
    if supervised:
        supervise(db)
    else:
        member(db, "supervisor").until_on = NOW.date() - DAY
        db.commit()
    hand_in(db)
    hear(db, 0, 9)
    assert subjects(db, hears) == []
    hear(db, 10, 11)
    assert subjects(db, hears) == ["To judge: Flour and water"]
    told = db.execute(sa.select(Notice.account_id, Notice.link).where(Notice.kind == "handed-in")).all()
    assert [tuple(row) for row in told] == [(account(db, hears).id, where)]


def test_while_a_supervisor_is_on_leave_the_stand_in_hears_of_it(published_db: Session) -> None:
    db = published_db
    supervise(db)
    away = Leave(membership_id=member(db, "supervisor").id, from_on=NOW.date(), reason="", noted_at=NOW)
    away.cover_id = pieces.colleague(db, "Dan").id
    db.add(away)
    db.commit()
    hand_in(db)
    hear(db, 10)
    assert (subjects(db, "supervisor"), subjects(db, "dan")) == ([], ["To judge: Flour and water"])


def test_whoever_stands_in_since_it_was_handed_in_hears_of_it_too(published_db: Session) -> None:
    db = published_db
    supervise(db)
    hand_in(db)
    away = Leave(membership_id=member(db, "supervisor").id, from_on=NOW.date(), reason="", noted_at=NOW)
    away.cover_id = pieces.colleague(db, "Dan").id
    db.add(away)
    db.commit()
    hear(db, 10)
    assert subjects(db, "supervisor") == subjects(db, "dan") == ["To judge: Flour and water"]


def test_what_was_taken_back_nobody_hears_of(published_db: Session) -> None:
    db = published_db
    reference = hand_in(db)
    submitting.undo_hand_in(db, member=member(db, "trainee"), reference=reference, now=NOW + MINUTE)
    hear(db, 10, 20)
    assert subjects(db, "director") == []


def test_of_practice_nobody_hears(published_db: Session) -> None:
    hand_in(published_db, mode="practice", cases=(CASE,))
    hear(published_db, 10, 20)
    assert subjects(published_db, "director") == []
