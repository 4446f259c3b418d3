"""How far long work has come: a bar in a terminal, a line for every tenth anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import click

PARTS: Final = 10


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """What is given is to be told how much more has been done each time."""
    if sys.stdout.isatty():
        with click.progressbar(length=length, label=label) as bar:
            yield bar.update
        return
    done = 0

    def more(n: int) -> None:
        nonlocal done
        before, done = done, done + n
        if done * PARTS // max(length, 1) > before * PARTS // max(length, 1):
            click.echo(f"{label.strip()}: {done:,} of {length:,}")

    click.echo(f"{label.strip()}: 0 of {length:,}")
    yield more
