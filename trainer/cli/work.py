"""`trainer work`: what happens without anybody asking."""

import signal
import threading
from datetime import UTC, datetime

import click

from trainer.config import Config
from trainer.db import make_engine
from trainer.services.duties import do_round
from trainer.services.sending import Post


@click.command()
@click.option("--once", is_flag=True, help="One round, then stop.")
@click.option("--every", default=30, show_default=True, help="Seconds between two rounds.")
def work(once: bool, every: int) -> None:
    """Do what falls due, round after round, until stopped: mail, reminders, digests, statistics.

    Any number of these may run at once. Without TRAINER_SMTP_URL mail waits, and the director's page shows it.
    """
    config, stopped = Config.from_env(), threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopped.set())
    engine = make_engine(config.database_url)
    post = Post(config.smtp_url, config.mail_from, config.site_url) if config.smtp_url else None
    while True:
        stumbled = do_round(
            engine,
            site_url=config.site_url,
            post=post,
            clock=lambda: datetime.now(UTC),
            enough=stopped.is_set,
        )
        if once or stopped.wait(every):
            break
    engine.dispose()
    if once and stumbled:
        raise click.ClickException("these duties stumbled: " + ", ".join(stumbled))
