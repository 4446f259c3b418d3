"""A director's pages over a hundred, a thousand and ten thousand trainees: what they cost, and how that grows."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from bench import servers
from bench.client import Visitor
from bench.statements import opened
from bench.stories import Trainee
from trainer.db import open_session
from trainer.db.models import Account, Cohort, Membership, Progress
from trainer.services.catalogue import current
from trainer.services.reading import mark_section
from trainer.services.years import PROGRAMME

SIZES: Final = (100, 1_000, 10_000)
HOUSE: Final = f"/p/{PROGRAMME}"
DIRECTOR: Final = "director@example.org"
GRADER: Final = f"s0000@{PROGRAMME}.example.org"
TURNS: Final = 12
TIMES: Final = 10


@dataclass
class Measured:
    """Of one size: CPU milliseconds by page, in units of the floor; statements; steps of the database's machine."""

    cost: dict[str, float] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    after_write_ms: float = 0
    export_s: float = 0
    export_mib: float = 0


def load(base: Path, folder: Path, trainees: int) -> str:
    """A copy of the demo with a programme of so many beside it."""
    path = folder / f"years-{trainees}.db"
    sqlite3.connect(base).execute("VACUUM INTO ?", (str(path),)).connection.close()
    url = f"sqlite:///{path}"
    env = {k: v for k, v in os.environ.items() if not k.startswith("TRAINER_")}
    env |= {"TRAINER_DEMO": "1", "TRAINER_DATABASE_URL": url}
    command = [servers.BIN / "trainer", "demo", "--trainees", str(trainees), "--seed", "7"]
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    return url


def pages(url: str) -> dict[str, str]:
    """By name, the address of each page that is measured."""
    with open_session(url) as session:
        edition, member = session.execute(
            sa.select(Progress.edition_id, Progress.membership_id)
            .where(Progress.slug == "isipt-therapist-current", Progress.here)
            .order_by(Progress.missing, Progress.account_id)
            .limit(1)
        ).one()
        size = sa.func.count().desc()
        cohort = session.scalar(sa.select(Cohort.slug).join(Membership).group_by(Cohort.id).order_by(size, Cohort.id))
    table = f"{HOUSE}/readiness?edition={edition}"
    return {
        "readiness": f"{HOUSE}/readiness",
        "readiness, 13 columns, least missing": f"{table}&sort=closest",
        "readiness, stalled": f"{table}&stalled=yes",
        "readiness, in a state of one requirement": f"{table}&state=awaiting&requirement=phases",
        "one trainee": f"{HOUSE}/readiness/{member}?pathway=isipt-therapist-current",
        "director's home": f"{HOUSE}/programme",
        "a cohort": f"{HOUSE}/programme/cohorts/{cohort}",
        "people": f"{HOUSE}/programme/people",
        "invitations": f"{HOUSE}/programme/invitations",
        "assessed work": f"{HOUSE}/programme/pieces",
        "audit": f"{HOUSE}/programme/audit",
        "queue": f"{HOUSE}/supervision/queue?show=unclaimed",
    }


def let_in(url: str) -> None:
    """The bench judges too."""
    with open_session(url) as session:
        one = session.scalars(sa.select(Account).where(Account.email == GRADER)).one()
        one.password = session.scalar(sa.select(Account.password).where(Account.email == DIRECTOR))
        session.commit()


def whose(name: str) -> str:
    """Who opens a page."""
    return GRADER if name == "queue" else DIRECTOR


def measure(url: str) -> Measured:
    """The floor in the same run."""
    let_in(url)
    known, found = pages(url), Measured()
    with servers.floor() as bare, servers.site(url) as site:
        plain, visitors = Visitor(bare), {}
        for email in (DIRECTOR, GRADER):
            who = Trainee(Visitor(site))
            who.sign_in(email)
            visitors[email] = who.visitor
        floors: list[float] = []
        costs: dict[str, list[float]] = {name: [] for name in known}
        for _ in range(TURNS):
            floors.append(plain.anew().cost(TIMES, lambda i: plain.get("/")).cpu_ms)
            for name, path in known.items():
                visitor = visitors[whose(name)]
                costs[name].append(visitor.anew().cost(TIMES, lambda i, v=visitor, p=path: v.get(p)).cpu_ms)
        found.cost = {name: min(each) / min(floors) for name, each in costs.items()}
        director, walls = visitors[DIRECTOR], []
        for _ in write(url):
            walls.append(director.anew().get(known["readiness"]).seconds)
        found.after_write_ms = sorted(walls)[len(walls) // 2] * 1000
        before = site.memory()
        found.export_s = director.anew().get(f"{HOUSE}/readiness.csv").seconds
        found.export_mib = max(0.0, site.memory() - before)
    for email in (DIRECTOR, GRADER):
        some = {name: path for name, path in known.items() if whose(name) == email}
        for name, (statements, steps) in opened(url, some, email).items():
            found.statements[name], found.steps[name] = statements, steps
    return found


def write(url: str) -> Iterator[None]:
    """Trainees mark sections as read, one after another, and each time somebody looks at once."""
    with open_session(url) as session:
        who = session.scalars(
            sa.select(Membership.account_id)
            .where(Membership.role == "trainee")
            .order_by(Membership.id.desc())
            .limit(15)
        ).all()
        section = current(session).modules["what-is-ipt"].module.sections[0].id
        for n, account in enumerate(who):
            for read in (False, True):
                mark_section(session, account_id=account, slug="what-is-ipt", section=section, read=read,
                             now=datetime.now(UTC))  # fmt: skip
            if n >= 5:  # after some to warm up
                yield


def report(folder: Path, base: Path, sizes: tuple[int, ...] = SIZES) -> list[tuple[str, float, str, float, float]]:
    """Name, value, unit, must and aim of each line."""
    limit = float("inf")
    found = {size: measure(load(base, folder, size)) for size in sizes}
    most, less = sizes[-1], sizes[-2]
    lines: list[tuple[str, float, str, float, float]] = []
    for name in found[most].cost:
        must, aim = (10, 6) if name == "queue" else (20, 10) if name.startswith("readiness") else (limit, limit)
        lines += [(f"{name}, {size:,}", found[size].cost[name], "x floor", must, aim) for size in sizes]
        growth = found[most].cost[name] / found[less].cost[name]
        lines.append((f"{name}, growth {less:,} to {most:,}", growth, "", 1.25, 1.1))
        steps = found[most].steps[name] / found[less].steps[name]
        lines.append((f"{name}, growth of database steps", steps, "", 1.25, 1.1))
        more = found[most].statements[name] - found[sizes[0]].statements[name]
        lines.append((f"{name}, more statements", more, f"of {found[most].statements[name]}", 0, 0))
    for size in sizes:
        lines.append((f"readiness right after a write, {size:,}", found[size].after_write_ms, "ms", 150, 60))
        lines.append((f"export, {size:,}", found[size].export_s, "s", limit, limit))
        lines.append((f"export, {size:,}, memory that it leaves", found[size].export_mib, "MiB", 25, 10))
    return lines
