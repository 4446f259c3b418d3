"""A whole result, put together once for a page."""

from collections.abc import Collection
from dataclasses import dataclass

from trainer.domain.inventory import Answer
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import Score
from trainer.web.components.telling.areas import AreaCard, OnsetCard, areas, onset
from trainer.web.components.telling.asks import Asks, asks
from trainer.web.components.telling.circle import Circle, circle
from trainer.web.components.telling.dimensions import DimensionCard, dimensions
from trainer.web.components.telling.marks import Strip, strip
from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.path import Path, path
from trainer.web.components.telling.people import Card, cards
from trainer.web.components.telling.readers import Readers
from trainer.web.components.telling.safety import Safety, safety
from trainer.web.components.telling.summary import Findings, Summary, summary
from trainer.web.components.telling.words import Formulations, formulations


@dataclass(frozen=True)
class Told:
    """Everything a result page shows of a score. `total` is without a mark where the panel is contested."""

    readers: Readers
    contested: str | None
    total: Strip
    summary: Summary
    dimensions: tuple[DimensionCard, ...]
    safety: Safety
    circle: Circle | None
    people: tuple[Card, ...]
    areas: tuple[AreaCard, ...]
    onset: OnsetCard
    path: Path
    words: Formulations
    asks: Asks


def tell(score: Score, answer: Answer, panel: Panel, ticks: Collection[str] = ()) -> Told:
    """The score of `answer` against `panel`; `ticks` are the key points the writer found in their own words."""
    matter = Matter(score, answer, panel)
    people, chosen, began, gate = cards(matter), areas(matter), onset(matter), safety(matter)
    return Told(
        readers=matter.readers,
        contested=score.contested,
        total=strip(score.total, score.readers, matter.readers),
        summary=summary(Findings(people, chosen, began, gate, matter.readers)),
        dimensions=dimensions(matter),
        safety=gate,
        circle=circle(matter),
        people=people,
        areas=chosen,
        onset=began,
        path=path(matter),
        words=formulations(matter, ticks),
        asks=asks(matter),
    )
