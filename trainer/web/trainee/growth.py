"""Each competency as practice on cases has shown it over time, drawn beside the readers' own marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from trainer.domain.competence import SAFETY, SPEAKS_FOR, Attempt, Point, course
from trainer.domain.vocabulary import Competency
from trainer.web.components.telling.marks import beside, points
from trainer.web.i18n import _, ngettext

LEFT: Final = 10.0
STEP: Final = 20.0
BOTTOM: Final = 76.0
HEIGHT: Final = 70.0
"""Of the small drawing: where it begins, how far attempts stand apart, 0 of 100 and how high 100 lies above it."""


@dataclass(frozen=True)
class Dot:
    """One attempt: its mark, and the readers' range as a bar from `low` to `high` (None: no readers beside it)."""

    x: float
    y: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Growth:
    """One competency: its curve, if marks speak for it, and in words where it stands."""

    name: str
    description: str
    dots: tuple[Dot, ...]
    words: str
    hint: str = ""

    @property
    def line(self) -> str:
        return " ".join(f"{d.x:g},{d.y:g}" for d in self.dots)


def _height(value: float) -> float:
    return round(BOTTOM - HEIGHT * value, 1)


def _dot(index: int, point: Point) -> Dot:
    low, high = (min(point.readers), max(point.readers)) if point.readers else (None, None)
    x = LEFT + STEP * index
    return Dot(x, _height(point.value), None if low is None else _height(low), None if high is None else _height(high))


def latest_words(value: float, answer: tuple[float, ...], readers: tuple[float, ...]) -> str:
    """A mark in words, with the readers' own range and how it stands to it."""
    if not readers or not answer:
        return _("%(n)s of 100") % {"n": points(value)}
    mine = points(sum(answer) / len(answer))
    said = beside(mine, points(min(readers)), points(max(readers)))
    return _("%(n)s of 100; %(beside)s") % {"n": points(value), "beside": said}


def _curve(competency: Competency, attempts: list[Attempt]) -> Growth:
    found = course(competency.id, attempts)
    words = _("Shown once you have handed in a case and seen its readers.")
    if found:
        last = found[-1]
        words = _("Latest: %(words)s.") % {"words": latest_words(last.value, last.answer, last.readers)}
    dots = tuple(_dot(i, p) for i, p in enumerate(found))
    return Growth(competency.name, competency.description, dots, words)


def _gate(competency: Competency, attempts: list[Attempt]) -> Growth:
    asked = [a for a in attempts if a.safety.passed is not None]
    heard = sum(bool(a.safety.passed) for a in asked)
    words = _("Shown once a case has held something that bears on safety.")
    if asked:
        words = ngettext(
            "Heard in %(heard)s of %(num)s case that held something.",
            "Heard in %(heard)s of %(num)s cases that held something.",
            len(asked),
        ) % {"heard": heard, "num": len(asked)}
    return Growth(competency.name, competency.description, (), words, _("It stands apart from every mark."))


def growth(
    competencies: tuple[Competency, ...], attempts: list[Attempt], modules: Mapping[str, tuple[int, int]]
) -> list[Growth]:
    """One line a competency. `modules` gives, by competency, the sections read and the sections there are."""
    lines = []
    for c in competencies:
        read, sections = modules.get(c.id, (0, 0))
        if c.id in SPEAKS_FOR:
            lines.append(_curve(c, attempts))
        elif c.id == SAFETY:
            lines.append(_gate(c, attempts))
        elif c.id == "timeline-and-onset":
            lines.append(Growth(c.name, c.description, (), _("Part of the marks for the choice of problem area.")))
        elif c.id == "case-formulation":
            lines.append(
                Growth(
                    c.name,
                    c.description,
                    (),
                    _("Prose, which no machine marks. On a result you tick the readers’ key points yourself."),
                )
            )
        else:
            words = _("Reading: %(read)s of %(all)s sections.") % {"read": read, "all": sections}
            lines.append(Growth(c.name, c.description, (), words))
    return lines
