"""Servers in processes of their own, and what they cost: CPU seconds, memory, time to the first answer."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and how long it took to the first answer, in seconds."""

    address: str
    pid: int
    started_in: float

    def _family(self) -> list[int]:
        found, queue = [], [self.pid]
        while queue:
            pid = queue.pop()
            found.append(pid)
            for task in Path(f"/proc/{pid}/task").glob("*/children"):
                queue += [int(child) for child in task.read_text().split()]
        return found

    def cpu(self) -> float:
        """Seconds on a processor of the server, its workers and their threads so far."""
        spent = 0
        for pid in self._family():
            for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
                spent += int(task.read_text().split()[0])
        return spent / 1e9

    def memory(self) -> float:
        """Proportional set size of the server and its workers, in MiB."""
        total = 0
        for pid in self._family():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        return total / 1024


@contextmanager
def _running(command: list[str], address: str, ready: str, env: dict[str, str]) -> Iterator[Server]:
    began = time.perf_counter()
    process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            if process.poll() is not None:
                raise RuntimeError(f"{command[0]} stopped with code {process.returncode}")
            try:
                with urllib.request.urlopen(address + ready, timeout=5):
                    break
            except URLError:
                time.sleep(0.01)
        yield Server(address, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def floor() -> Iterator[Server]:
    """The bare Flask view under gunicorn with two workers."""
    port = free_port()
    command = [str(BIN / "gunicorn"), "--no-control-socket", "-w", "2", "-b", f"127.0.0.1:{port}", "bench.floor:app"]
    with _running(command, f"http://127.0.0.1:{port}", "/", dict(os.environ)) as server:
        yield server


@contextmanager
def site(database_url: str) -> Iterator[Server]:
    """The site as `trainer serve` runs it, with two workers."""
    port = free_port()
    own = {name: value for name, value in os.environ.items() if not name.startswith("TRAINER_") and name != "PORT"}
    env = {
        **own,
        "TRAINER_DEMO": "1",
        "TRAINER_DATABASE_URL": database_url,
        "TRAINER_PORT": str(port),
        "TRAINER_WORKERS": "2",
    }
    with _running([str(BIN / "trainer"), "serve"], f"http://127.0.0.1:{port}", "/healthz", env) as server:
        yield server
