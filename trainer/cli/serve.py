"""`trainer serve`: gunicorn with the site in it."""

import gc
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from trainer.config import Config
from trainer.db import make_engine, revision
from trainer.domain.errors import WrongState


class Server(BaseApplication):  # type: ignore[misc]
    """Loads the site once, then forks the workers."""

    def __init__(self, config: Config) -> None:
        self.config = config
        super().__init__()

    def load_config(self) -> None:
        settings: dict[str, Any] = {
            "bind": f"{self.config.host}:{self.config.port}",
            "workers": self.config.workers,
            "threads": 4,
            "preload_app": True,
            # A worker told to stop while it is still starting may not hear it; then it is stopped after this.
            "graceful_timeout": 10,
            "control_socket_disable": True,
            "proc_name": "trainer",
            "forwarded_allow_ips": "*" if self.config.proxies else "127.0.0.1",
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from trainer.app import create_app  # most of the time until the first answer goes into this

        site = create_app(self.config)
        gc.freeze()  # what the workers share is never garbage: looking through it would only copy it into each of them
        gc.enable()
        return site


@click.command()
def serve() -> None:
    """Serve the site on TRAINER_HOST (127.0.0.1) and TRAINER_PORT (8000) until stopped."""
    gc.disable()  # until the site is loaded, next to nothing is garbage
    config = Config.from_env()
    engine = make_engine(config.database_url)
    at = revision.current(engine)
    engine.dispose()
    if at != revision.newest():
        raise WrongState(f"the database is at revision {at}, the code at {revision.newest()}; run: trainer db upgrade")
    Server(config).run()
