"""A whole round of the worker: everything is told and mailed once, also by two workers at once; on both databases."""

import threading
from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from tests.mailbox import Mailbox
from tests.people import NOW
from tests.work import assign
from trainer.db.models import Assignment, DailyCount, WorkerBeat
from trainer.db.queries.health import WORKER, beats, last_beat
from trainer.services.duties import DUTIES, do_round
from trainer.services.notifying import queue_mail
from trainer.services.sending import Post

SITE = "https://ipt.example.org"
LATER = NOW + timedelta(days=13, minutes=1)


def round_(engine: sa.Engine, url: str | None) -> list[str]:
    post = Post(url, "site@example.org", SITE) if url else None
    return do_round(engine, site_url=SITE, post=post, clock=lambda: LATER)


def test_a_round_does_everything_once_for_two_workers(published_engine: sa.Engine, mailbox: Mailbox) -> None:
    with Session(published_engine, expire_on_commit=False) as db:
        assign(db, opens_at=NOW + timedelta(hours=1), due_at=NOW + timedelta(days=14))
        db.execute(sa.update(Assignment).values(announced_at=NOW))
        db.commit()
    together, stumbled = threading.Barrier(2), []

    def work() -> None:
        together.wait()
        stumbled.extend(round_(published_engine, mailbox.url))

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert stumbled == []
    round_(published_engine, mailbox.url)
    assert Counter(mail["Subject"] for mail in mailbox.take_all()) == {
        "Work for you: Flour and water": 1,
        "Due tomorrow: Flour and water": 1,
    }
    with Session(published_engine) as db:
        assert last_beat(db) == LATER
        assert beats(db).keys() - {WORKER} == {*DUTIES, "digests", "mail"}
        assert db.scalar(sa.select(sa.func.count()).select_from(DailyCount)) == 2


def test_a_mail_server_that_is_down_is_noted_and_forgotten(engine: sa.Engine, mailbox: Mailbox) -> None:
    with Session(engine) as db:
        queue_mail(db, to="ada@example.org", subject="Hello", text="", now=LATER)
        db.commit()
    assert round_(engine, "smtp://127.0.0.1:1") == []
    with Session(engine) as db:
        assert "refused" in (db.get_one(WorkerBeat, "mail").fault or "")
    round_(engine, mailbox.url)
    with Session(engine) as db:
        assert db.get_one(WorkerBeat, "mail").fault is None


def test_a_duty_that_stumbles_holds_up_no_other(engine: sa.Engine, caplog: pytest.LogCaptureFixture) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE daily_count")
    assert round_(engine, None) == ["statistics"]
    assert "stumbled" in caplog.text
    with Session(engine) as db:
        faults = {row.name: row.fault for row in beats(db).values() if row.fault}
    assert list(faults) == ["statistics"]
    assert "daily_count" in faults["statistics"]


def test_without_a_database_the_worker_waits_for_it(caplog: pytest.LogCaptureFixture) -> None:
    assert round_(sa.create_engine("sqlite:////nowhere/at/all.db"), None) == ["worker"]
