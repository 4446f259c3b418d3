"""The pathways that ship, and where a hand-worked portfolio stands on one."""

from functools import cache
from typing import Final

from tests.domain.logbook import TODAY, Book, tells_all
from trainer.config import ROOT
from trainer.content.pathways import read_pathway
from trainer.domain.pathway import Pathway
from trainer.domain.verdict import Verdict, verdict
from trainer.domain.verdict.judging import Line

FOLDER: Final = ROOT / "curriculum" / "pathways"


@cache
def pathway(slug: str) -> Pathway:
    found, faults = read_pathway(FOLDER / f"{slug}.yaml")
    assert found, faults
    return found


def stands(slug: str, book: Book) -> Verdict:
    found = verdict(pathway(slug), book.portfolio, TODAY)
    for line in found.lines:
        tells_all(line.progress)
    return found


def line(found: Verdict, requirement: str) -> Line:
    """The line of a requirement, or of a part of one."""
    every = [*found.lines, *(part for line in found.lines for part in line.parts)]
    return next(line for line in every if line.requirement.id == requirement)


def unmet(found: Verdict) -> dict[str, str]:
    """The state of every requirement that is not met."""
    return {line.requirement.id: line.progress.state for line in found.lines if line.progress.state != "met"}
