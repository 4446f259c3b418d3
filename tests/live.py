"""The site as it really runs: `trainer serve` in a process of its own."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from tests.ports import free_port

TRAINER = Path(sys.executable).with_name("trainer")


def environment(database_url: str, **settings: str) -> dict[str, str]:
    """The variables of a demo site, without any TRAINER_ variable of whoever runs the tests."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("TRAINER_") and name != "PORT"}
    ours = {"TRAINER_DEMO": "1", "TRAINER_DATABASE_URL": database_url, "TRAINER_WORKERS": "1"}
    return {**own, **ours, **settings}


PATIENCE = 90
"""Seconds for a server to answer its first request, on a machine with much else to do."""


@contextmanager
def running(database_url: str, log: Path, **settings: str) -> Iterator[str]:
    """The address of a running site; afterwards it must have stopped cleanly, with no traceback in its log."""
    port = free_port()
    env = environment(database_url, TRAINER_PORT=str(port), **settings)
    address = f"http://localhost:{port}"
    with log.open("w") as out:
        server = subprocess.Popen([TRAINER, "serve"], env=env, stdout=out, stderr=out)
        try:
            _wait(address, server, log)
            yield address
        finally:
            server.terminate()
            code = server.wait(20)
    text = log.read_text()
    assert code == 0, text
    assert "Traceback" not in text, text


@contextmanager
def working(database_url: str, log: Path, **settings: str) -> Iterator[None]:
    """A worker that comes round every second; afterwards it must have stopped cleanly, with no traceback in its log."""
    env = environment(database_url, **settings)
    with log.open("w") as out:
        worker = subprocess.Popen([TRAINER, "work", "--every", "1"], env=env, stdout=out, stderr=out)
        try:
            yield
        finally:
            worker.terminate()
            code = worker.wait(30)
    text = log.read_text()
    assert code == 0, text
    assert "Traceback" not in text, text


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    patient_until = time.monotonic() + PATIENCE
    while time.monotonic() < patient_until:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except URLError:
            time.sleep(0.05)
    raise TimeoutError(log.read_text())
