"""Nothing that a portfolio is assembled from can be written without the progress that follows from it."""

import re
from collections.abc import Iterator

from sqlalchemy import event
from sqlalchemy.orm import Session

import trainer.services  # noqa: F401 - any service loads the one that listens
from tests.architecture.tree import TRAINER, name, python_files
from trainer.db import Base, models
from trainer.db.concerns import declared
from trainer.services import deriving

SOURCES = ("portfolios", "derivations")
"""The questions that deriving asks (trainer/db/queries), with whatever questions these ask in turn."""
BESIDE = {"Draft", "GradeEntry", "Grading", "Aim", "AimChange", "AimUse", "SelfRating", "Assignment", "StandardJudge",
          "StandardMarks", "StandardNote", "StandardStudy"}  # fmt: skip
"""What those modules ask of for other pages: no requirement looks at it."""
KEPT = {"Derivation", "Progress", "ProgressBasis", "ProgressLine", "ProgressTally"}
"""What it writes itself."""


def asked() -> Iterator[str]:
    """The models that any of the sources imports."""
    waiting, seen = list(SOURCES), set[str]()
    while waiting:
        if (source := waiting.pop()) in seen:
            continue
        seen.add(source)
        text = (TRAINER / "db" / "queries" / f"{source}.py").read_text("utf-8")
        for found in re.findall(r"from trainer\.db\.models import (\([^)]*\)|[^\n]*)", text):
            yield from re.findall(r"\w+", found)
        for found in re.findall(r"from trainer\.db\.queries import (\([^)]*\)|[^\n]*)", text):
            waiting += re.findall(r"\w+", found)


def test_every_table_that_portfolios_come_from_says_whom_it_concerns() -> None:
    tables = {one: getattr(models, one).__tablename__ for one in asked() if one not in KEPT | BESIDE}
    assert len(tables) > 12
    assert {one for one, table in tables.items() if declared(table) is None} == set()


def test_what_leads_on_to_another_table_ends_at_somebody() -> None:
    for table in Base.metadata.tables:
        concerns = declared(table)
        if concerns is not None and concerns.via:
            beyond = declared(concerns.via)
            assert beyond is not None, table
            assert not beyond.via, table


def test_any_service_listens_for_every_commit() -> None:
    assert event.contains(Session, "before_commit", deriving._before_commit)


def test_nothing_writes_past_the_session() -> None:
    """A connection of one's own would not be heard; the demo of thousands derives them all when it is done."""
    allowed = {"trainer/services/years/rows.py"}
    faults = [
        name(path)
        for path in python_files()
        if path.is_relative_to(TRAINER / "services") or path.is_relative_to(TRAINER / "web")
        if re.search(r"\.connection\(\)|\.begin\(\)|bulk_", path.read_text("utf-8")) and name(path) not in allowed
    ]
    assert faults == []
