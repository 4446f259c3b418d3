"""Two at once, for real: each with a thread and a session of its own, and both have read before either writes."""

import threading
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session

PAUSE = 0.3
"""Seconds between what a transaction reads and what it writes, in which the other one does the same."""


def together(engine: sa.Engine, *works: Callable[[Session], Any]) -> list[Any]:
    """What each of them gives back, or raises."""
    ready = threading.Barrier(len(works))
    told: list[Any] = [None] * len(works)

    def run(place: int, work: Callable[[Session], Any]) -> None:
        with Session(engine, expire_on_commit=False) as own:
            event.listen(own, "before_flush", lambda *_: time.sleep(PAUSE), once=True)
            ready.wait()
            try:
                told[place] = work(own)
            except Exception as fault:
                told[place] = fault

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def lost(told: list[Any]) -> list[Exception]:
    """Those who came too late."""
    return [answer for answer in told if isinstance(answer, Exception)]
