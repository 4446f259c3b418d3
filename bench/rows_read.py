"""How many rows a page makes PostgreSQL read, beside how many things it shows.

**Read** is what the database itself counted while the page ran: rows that it went through in tables and entries that it
took from indexes, whether or not anything came of them. **Shown** is counted in the page as it was sent: table cells,
list items and facts (the house's class for them) in its main part, each with words in it. Each of those is a row of its
own or a column of one: a trainee, where they stand on a requirement, a piece and to whom it is given, a count.
"""

import os
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any, Final

import sqlalchemy as sa

from bench import scale, servers
from bench.statements import signed_in
from tests import postgres
from tests.databases import in_database, run_sql
from trainer.app import create_app
from trainer.config import Config

COUNT: Final = """SELECT coalesce(sum(pg_stat_get_xact_tuples_returned(oid)), 0)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')"""
"""What the transaction under way has read. An index counts its entries; rows fetched by them do not count again."""
VOID: Final = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr"))
NUMBERS: Final = frozenset(("director's home", "invitations"))
"""A page of numbers, which shows hardly any row that it counts; and a list that is empty in the demo."""


class _Things(HTMLParser):
    """Counts what has words in it."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, int]] = []
        self._facts = 0
        self.told = set[int]()
        self._seen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID or not (self._open or tag == "main"):
            return
        said = dict(attrs)
        inside = self._open[-1][0] == "p.facts" if self._open else False
        if tag in ("td", "li") or (tag == "th" and said.get("scope") == "row") or (tag == "span" and inside):
            self._seen += 1
            thing = self._seen
        else:
            thing = self._open[-1][1] if self._open else 0
        self._open.append(("p.facts" if tag == "p" and "facts" in (said.get("class") or "").split() else tag, thing))

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag not in VOID:
            if self._open.pop()[0].partition(".")[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][1] and data.strip():
            self.told.add(self._open[-1][1])


def shown(page: str) -> int:
    """How many things a page shows."""
    things = _Things()
    things.feed(page)
    return len(things.told)


def load(server: str, trainees: int) -> str:
    """The demo with a programme of so many beside it, its statistics up to date as the database itself keeps them."""
    name = f"years_{trainees}"
    run_sql(server, f"CREATE DATABASE {name}")
    url = in_database(server, name)
    env = {k: v for k, v in os.environ.items() if not k.startswith("TRAINER_")}
    env |= {"TRAINER_DEMO": "1", "TRAINER_DATABASE_URL": url}
    for more in ([], ["--trainees", str(trainees), "--seed", "7"]):
        subprocess.run([servers.BIN / "trainer", "demo", *more], env=env, check=True, stdout=subprocess.DEVNULL)
    run_sql(url, "VACUUM ANALYZE")
    return url


def read(url: str) -> dict[str, tuple[int, int]]:
    """By page, how many rows its second request reads, and how many things it shows."""
    scale.let_in(url)
    app = create_app(Config(secret_key="bench", database_url=url, demo=True))
    engine, counts = app.extensions["engine"], [0]

    @sa.event.listens_for(engine, "connect")
    def alone(connection: Any, _record: object) -> None:
        connection.execute("SET max_parallel_workers_per_gather = 0")  # what others read for us is counted elsewhere
        connection.commit()

    def so_far(connection: sa.Connection) -> int:
        return int(connection.connection.cursor().execute(COUNT).fetchone()[0])  # type: ignore[attr-defined]

    @sa.event.listens_for(engine, "before_cursor_execute")
    def before(connection: sa.Connection, *_rest: object) -> None:
        counts[0] -= so_far(connection)

    @sa.event.listens_for(engine, "after_cursor_execute")
    def after(connection: sa.Connection, *_rest: object) -> None:
        counts[0] += so_far(connection)

    visitors = {email: signed_in(app, email) for email in (scale.DIRECTOR, scale.GRADER)}
    found = {}
    for name, path in scale.pages(url).items():
        visitor = visitors[scale.whose(name)]
        visitor.get(path)
        counts[0] = 0
        answer = visitor.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} does not open")
        found[name] = counts[0], shown(answer.text)
    engine.dispose()
    return found


def report(sizes: tuple[int, ...]) -> list[tuple[str, float, str, float, float]]:
    """Name, value, unit, must and aim of each line; none, and a word why, where there is no PostgreSQL."""
    try:
        postgres.binaries()
    except LookupError as reason:
        print(f"Rows read are not counted: {reason}", file=sys.stderr)
        return []
    lines: list[tuple[str, float, str, float, float]] = []
    with postgres.running() as server:
        for size in sizes:
            for name, (rows, things) in read(load(server, size)).items():
                must, aim = (float("inf"), float("inf")) if name in NUMBERS else (5, 3)
                unit = f"x {things} shown"
                lines.append((f"{name}, rows read, {size:,}", rows / max(1, things), unit, must, aim))
    return lines
