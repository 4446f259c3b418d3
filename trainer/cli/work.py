"""`trainer work`: what happens without anybody asking."""

import signal
import threading
from datetime import UTC, datetime

import click
from sqlalchemy.orm import Session

from trainer.config import Config
from trainer.db import make_engine
from trainer.services.working import beat


@click.command()
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option("--every", default=30, show_default=True, help="Seconds between two rounds.")
def work(once: bool, every: int) -> None:
    """Do what falls due, round after round, until stopped. So far a round leaves its sign of life for /healthz."""
    config, stopped = Config.from_env(), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopped.set())
    engine = make_engine(config.database_url)
    while True:
        with Session(engine) as session:
            beat(session, name="worker", now=datetime.now(UTC))
        if once or stopped.wait(every):
            break
    engine.dispose()
