"""Runs the bench and prints what it found beside what must be true and what we aim for."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from bench import morning, reference, rows_read, scale, servers
from bench.client import Visitor
from bench.statements import count
from bench.stories import CASE, PROGRAMME, Trainee, nodes, weight

TURNS = 40
TIMES = 20
SAVES = 200
HAND_INS = 12
MODULE = f"{PROGRAMME}/modules/{reference.NAME}"
LONGEST = f"{PROGRAMME}/modules/{reference.LONGEST}"
NO_LIMIT = float("inf")


@dataclass(frozen=True)
class Line:
    """One row of the report; `must` and `aim` are upper limits."""

    name: str
    value: float
    unit: str
    must: float
    aim: float

    @property
    def met(self) -> bool:
        return self.value <= self.must


def demo(url: str, content: Path) -> None:
    """Load the demo programme, and the content in a root of its own, into a fresh database."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("TRAINER_")}
    env |= {"TRAINER_DEMO": "1", "TRAINER_DATABASE_URL": url, "TRAINER_CONTENT": str(content)}
    subprocess.run([servers.BIN / "trainer", "demo"], env=env, check=True, stdout=subprocess.DEVNULL)


def started_in(url: str) -> float:
    """Seconds until the first answer of a site of its own."""
    with servers.site(url) as site:
        return site.started_in


def measure(url: str) -> list[Line]:
    """Everything, the floor in the same run."""
    start = min(started_in(url) for _ in range(3))
    with servers.floor() as bare, servers.site(url) as site:
        plain = Visitor(bare)
        trainee = Trainee(Visitor(site))
        trainee.sign_in("trainee@example.org")
        visitor = trainee.visitor
        draft = trainee.start()
        workspace = f"{PROGRAMME}/drafts/{draft}"
        visitor.get(MODULE)
        # In turns and short ones, of which the cheapest counts: what else the machine does only ever adds.
        floors, modules, longest, workspaces = [], [], [], []
        for _ in range(TURNS):
            floors.append(plain.cost(TIMES, lambda i: plain.get("/")))
            modules.append(visitor.cost(TIMES, lambda i: visitor.get(MODULE)))
            longest.append(visitor.cost(TIMES, lambda i: visitor.get(LONGEST)))
            workspaces.append(visitor.cost(TIMES, lambda i: visitor.get(workspace)))
        floor = min(f.cpu_ms for f in floors)
        said = {"text": ""}

        def save(i: int) -> object:
            before, said["text"] = said["text"], f"The {i}th thing that was typed."
            return trainee.save(draft, i, {"onset.why": said["text"]}, before or None)

        saving = visitor.cost(SAVES, save)
        trainee.work(draft)
        walls = []
        for _ in range(HAND_INS):
            answer = trainee.hand_in(draft)
            walls.append(answer.seconds)
            draft = trainee.start()
            trainee.work(draft)
        hand_in = sorted(walls)[len(walls) // 2] * 1000
        wire, requests = weight(visitor, workspace)
        wire_module, requests_module = weight(visitor, LONGEST)
        for _ in range(8):  # by connections of their own, so that each worker has read the content
            visitor.anew().get(MODULE)
        lines = [
            Line("module page (12 KB of Markdown), CPU", min(m.cpu_ms for m in modules) / floor, "x floor", 3.5, 2),
            Line("our longest module, CPU", min(m.cpu_ms for m in longest) / floor, "x floor", NO_LIMIT, NO_LIMIT),
            Line("workspace page, CPU", min(w.cpu_ms for w in workspaces) / floor, "x floor", 5, 3),
            Line("save a draft, p50", saving.p50_ms, "ms", 10, 5),
            Line("hand in, scored, p50", hand_in, "ms", 100, 60),
            Line("our longest module, first visit", wire_module / 1024, "KiB", 100, 60),
            Line("our longest module, first visit", requests_module, "requests", 6, 4),
            Line("workspace page, first visit", wire / 1024, "KiB", 100, 60),
            Line("workspace page, first visit", requests, "requests", 6, 4),
            Line("module page (12 KB of Markdown)", nodes(visitor, MODULE), "elements", 800, 800),
            Line("our longest module", nodes(visitor, LONGEST), "elements", NO_LIMIT, NO_LIMIT),
            Line("workspace page", nodes(visitor, workspace), "elements", 1500, 1500),
            Line("memory, two workers", site.memory(), "MiB PSS", 200, 150),
            Line("start to first answer, best of three", start, "s", 1.2, 0.7),
            Line("(the floor itself, CPU)", floor, "ms", NO_LIMIT, NO_LIMIT),
        ]
    for path, n in count(url, [MODULE, f"{PROGRAMME}/home", f"{PROGRAMME}/cases/{CASE}", workspace]).items():
        lines.append(Line(f"statements, {path}", n, "", 8, 6))
    return lines


def _morning(rest: list[str]) -> bool:
    trainees = int(rest[0]) if rest else morning.USUAL
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "bench.db"
        demo(f"sqlite:///{base}", reference.write(Path(folder)))
        return morning.report(scale.load(base, Path(folder), trainees), trainees)


def main() -> None:
    """Exit code 1 where a must is not met; --json for a script, --few without the programmes of many.

    --sizes 100,1000 measures nothing but programmes of so many trainees, --rows-read 1000,10000 nothing but what
    PostgreSQL reads in them; --morning [1000] walks a director's morning in one of ten thousand, or of so many.
    """
    if "--morning" in sys.argv:
        sys.exit(0 if _morning(sys.argv[sys.argv.index("--morning") + 1 :]) else 1)
    sizes, counted = asked("--sizes"), asked("--rows-read")
    if counted:
        tell([Line(*line) for line in rows_read.report(counted)])
    alone = bool(sizes)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.db'}"
        demo(url, reference.write(Path(folder)))
        lines = [] if alone else measure(url)
        if alone or "--few" not in sys.argv:
            lines += [
                Line(*line) for line in scale.report(Path(folder), Path(folder) / "bench.db", sizes or scale.SIZES)
            ]
    if not alone and "--few" not in sys.argv:
        lines += [Line(*line) for line in rows_read.report(scale.SIZES[-2:])]
    tell(lines)


def asked(option: str) -> tuple[int, ...]:
    """The sizes that stand after it."""
    if option not in sys.argv:
        return ()
    return tuple(int(size) for size in sys.argv[sys.argv.index(option) + 1].split(","))


def tell(lines: list[Line]) -> NoReturn:
    """All of them, and end."""
    if "--json" in sys.argv:
        print(json.dumps([{**line.__dict__, "met": line.met} for line in lines], indent=1))
    else:
        print(f"{'':<44}{'measured':>10} {'unit':<13}{'must':>7}{'aim':>7}")
        for line in lines:
            mark = "" if line.met else "   NOT MET"
            print(f"{line.name:<44}{line.value:>10.2f} {line.unit:<13}{line.must:>7g}{line.aim:>7g}{mark}")
    sys.exit(0 if all(line.met for line in lines) else 1)


if __name__ == "__main__":
    main()
