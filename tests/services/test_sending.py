"""The outbox: sent once, tried again, given up with a reason; on both databases, with real mail servers."""

import threading
import time
from collections import Counter
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests import mailbox as mailboxes
from tests.mailbox import Mailbox
from tests.people import NOW, account, settle
from trainer.db.models import AuditEvent, Membership, Outbox, Programme
from trainer.db.queries import outbox
from trainer.domain.errors import NotFound, WrongState
from trainer.services.notifying import Telling, notify_each, queue_mail
from trainer.services.sending import (
    LEASE,
    NO_SERVER,
    PATIENCE,
    TRIES,
    Post,
    Round,
    give_up_stale,
    send_waiting,
    try_again,
    try_all_again,
    wait_after,
)  # fmt: skip


def post(url: str, patience: float = 5) -> Post:
    return Post(url, "site@example.org", "https://ipt.example.org", patience=patience)


def queue(db: Session, *names: str, now: datetime = NOW) -> None:
    for name in names:
        queue_mail(db, to=f"{name}@example.org", subject=f"For {name}", text="Come in.", now=now)
    db.commit()


def send(db: Session, url: str, now: datetime = NOW, patience: float = 5) -> Round:
    return send_waiting(db, post=post(url, patience), clock=lambda: now)


def only_mail(db: Session) -> Outbox:
    db.expire_all()
    return db.scalars(sa.select(Outbox)).one()


def test_what_waits_is_sent_once(db: Session, mailbox: Mailbox) -> None:
    queue(db, "ada", "ben")
    assert send(db, mailbox.url) == Round(sent=2)
    assert send(db, mailbox.url) == Round()
    assert [mail["To"] for mail in mailbox.take_all()] == ["ada@example.org", "ben@example.org"]
    rows = db.scalars(sa.select(Outbox)).all()
    assert {(row.sent_at, row.lease, row.text, row.link) for row in rows} == {(NOW, None, "", None)}


def test_a_notice_brings_its_address_and_the_way_to_fewer_mails(db: Session, mailbox: Mailbox) -> None:
    settle(db)
    trainee, north = account(db, "trainee"), db.scalars(sa.select(Programme.id).where(Programme.slug == "north")).one()
    notify_each(db, [Telling(trainee.id, north, "due", "Due", "Flour and water is due.", "/p/north/to-do")], now=NOW)
    db.commit()
    send(db, mailbox.url)
    assert mailbox.take().get_content() == (
        "Flour and water is due.\n\nhttps://ipt.example.org/p/north/to-do\n\n-- \n"
        "Which mail you get from here, you choose yourself:\nhttps://ipt.example.org/p/north/preferences\n"
    )


def test_a_server_that_hangs_costs_one_time_out_and_one_try(db: Session) -> None:
    queue(db, *(f"person{n}" for n in range(20)))
    started = time.monotonic()
    with mailboxes.hanging(b"220 hello\r\n") as url:
        result = send(db, url, patience=0.3)
    assert time.monotonic() - started < 2
    assert (result.failed, result.trouble) == (1, "the mail server did not answer in time")
    assert Counter(db.scalars(sa.select(Outbox.attempts))) == {0: 19, 1: 1}


def test_nothing_is_locked_while_a_server_hangs(engine: sa.Engine) -> None:
    with Session(engine) as db:
        queue(db, "ada")
    with mailboxes.hanging() as url:
        hung = threading.Thread(target=lambda: send(Session(engine), url, patience=3))
        hung.start()
        time.sleep(0.5)
        started = time.monotonic()
        with Session(engine) as other:
            queue(other, "ben")
        assert time.monotonic() - started < 1
        assert hung.is_alive()
        hung.join()


def test_when_the_server_is_back_everything_goes(db: Session, mailbox: Mailbox) -> None:
    queue(db, "ada", "ben")
    send(db, "smtp://127.0.0.1:1")
    assert send(db, mailbox.url) == Round(sent=1)  # the first one waits out its minute
    assert send(db, mailbox.url, NOW + timedelta(minutes=1)) == Round(sent=1)


def test_a_refusal_for_now_is_tried_again_later_and_later(db: Session, mailbox: Mailbox) -> None:
    mailbox.answers["ada@example.org"] = "451 Try later"
    queue(db, "ada")
    now = NOW
    for attempt in range(1, TRIES + 1):
        assert only_mail(db).gave_up_at is None
        assert send(db, mailbox.url, now) == Round(failed=1)
        assert send(db, mailbox.url, now + timedelta(seconds=59)) == Round()
        now += wait_after(attempt)
    row = only_mail(db)
    assert (row.attempts, row.fault, row.lease) == (TRIES, "451 Try later", None)
    assert row.gave_up_at is not None
    assert timedelta(days=1) < row.gave_up_at - NOW < timedelta(days=2)


def test_a_refusal_for_good_is_given_up_at_once_and_holds_up_nobody(db: Session, mailbox: Mailbox) -> None:
    mailbox.answers["ada@example.org"] = "550 No such person"
    queue(db, "ada", "ben")
    assert send(db, mailbox.url) == Round(sent=1, failed=1)
    row = db.scalars(sa.select(Outbox).where(Outbox.gave_up_at.is_not(None))).one()
    assert (row.address, row.fault, row.text) == ("ada@example.org", "550 No such person", "")


def test_the_same_message_keeps_its_name_from_try_to_try(db: Session, mailbox: Mailbox) -> None:
    mailbox.slow.add("ada@example.org")
    queue(db, "ada")
    assert send(db, mailbox.url, patience=0.3).failed == 1  # it took the message, and said so too late
    mailbox.slow.clear()
    send(db, mailbox.url, NOW + timedelta(hours=1))
    first, second = mailbox.take(), mailbox.take()
    assert first["Message-ID"] == second["Message-ID"]


def test_two_workers_at_once_send_nothing_twice(engine: sa.Engine, mailbox: Mailbox) -> None:
    names = [f"person{n}" for n in range(60)]
    with Session(engine) as db:
        queue(db, *names)
    together = threading.Barrier(4)
    results: list[Round] = []

    def work() -> None:
        with Session(engine) as own:
            together.wait()
            results.append(send(own, mailbox.url))

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Counter(mail["To"] for mail in mailbox.take_all()) == {f"{name}@example.org": 1 for name in names}
    assert sum(result.sent for result in results) == 60


def test_a_message_that_is_being_taken_is_passed_over(engine: sa.Engine) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite lets only one transaction write at a time")
    with Session(engine) as first, Session(engine) as second:
        queue(first, "ada", "ben")
        taken = [
            outbox.claim(each, lease=name, until=NOW + LEASE, now=NOW) for each, name in ((first, "a"), (second, "b"))
        ]
        assert [mail.address for mail in taken if mail] == ["ada@example.org", "ben@example.org"]


def test_what_a_dead_worker_held_is_sent_after_its_lease(db: Session, mailbox: Mailbox) -> None:
    queue(db, "ada")
    outbox.claim(db, lease="dead", until=NOW + LEASE, now=NOW)
    db.commit()
    assert send(db, mailbox.url, NOW + LEASE - timedelta(seconds=1)) == Round()
    assert send(db, mailbox.url, NOW + LEASE) == Round(sent=1)


def test_a_worker_that_comes_back_from_the_dead_marks_nothing(db: Session) -> None:
    queue(db, "ada")
    outbox.claim(db, lease="dead", until=NOW + LEASE, now=NOW)
    claimed = outbox.claim(db, lease="alive", until=NOW + 2 * LEASE, now=NOW + LEASE)
    assert claimed is not None
    assert outbox.held(db, claimed.id, "dead") is None
    assert outbox.held(db, claimed.id, "alive") is not None


def test_without_a_server_mail_waits_for_a_week(db: Session) -> None:
    queue(db, "ada")
    assert give_up_stale(db, now=NOW + PATIENCE) == 0
    assert give_up_stale(db, now=NOW + PATIENCE + timedelta(seconds=1)) == 1
    assert only_mail(db).fault == NO_SERVER


@pytest.fixture
def given_up(db: Session) -> Outbox:
    settle(db)
    north = db.scalars(sa.select(Programme.id).where(Programme.slug == "north")).one()
    queue_mail(db, to="ada@example.org", subject="Come", text="Come in.", now=NOW, programme_id=north)
    db.commit()
    give_up_stale(db, now=NOW + timedelta(days=8))
    return only_mail(db)


def member(db: Session, key: str) -> Membership:
    return db.scalars(sa.select(Membership).where(Membership.account_id == account(db, key).id)).one()


def test_the_director_has_it_tried_again(db: Session, given_up: Outbox, mailbox: Mailbox) -> None:
    later = NOW + timedelta(days=9)
    try_again(db, member=member(db, "director"), mail_id=given_up.id, now=later)
    assert send(db, mailbox.url, later) == Round(sent=1)
    assert mailbox.take().get_content() == "Come in.\n"
    assert "mail.tried_again" in db.scalars(sa.select(AuditEvent.action)).all()
    with pytest.raises(WrongState):
        try_again(db, member=member(db, "director"), mail_id=given_up.id, now=later)


@pytest.mark.parametrize("key", ["trainee", "stranger", "supervisor"])
def test_nobody_else_does(db: Session, given_up: Outbox, key: str) -> None:
    with pytest.raises(NotFound):
        try_again(db, member=member(db, key), mail_id=given_up.id, now=NOW)


def test_a_site_without_an_address_of_its_own_gives_nothing_up(db: Session, mailbox: Mailbox) -> None:
    queue(db, "ada")
    nameless = Post(mailbox.url, "nobody at all", "https://ipt.example.org")
    assert "TRAINER_MAIL_FROM" in send_waiting(db, post=nameless, clock=lambda: NOW).trouble
    assert (only_mail(db).attempts, only_mail(db).gave_up_at) == (0, None)
    assert send(db, mailbox.url) == Round(sent=1)


def test_after_an_outage_all_are_tried_again(db: Session, given_up: Outbox, mailbox: Mailbox) -> None:
    south = member(db, "stranger").programme_id
    queue_mail(db, to="zoe@example.org", subject="Of the south", text="", now=NOW, programme_id=south)
    db.commit()
    give_up_stale(db, now=NOW + timedelta(days=8))
    with pytest.raises(NotFound):
        try_all_again(db, member=member(db, "trainee"), now=NOW)
    found = [try_all_again(db, member=member(db, "director"), now=NOW + timedelta(days=9)) for _ in range(2)]
    assert found == [1, 0]
    assert send(db, mailbox.url, NOW + timedelta(days=9)) == Round(sent=1)
