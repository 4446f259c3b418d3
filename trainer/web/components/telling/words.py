"""The readers' key points beside the writer's own formulation, and its six elements. No machine marks prose."""

from collections.abc import Collection
from dataclasses import dataclass

from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.readers import Reader


@dataclass(frozen=True)
class KeyPoint:
    """One reader's key point; `ticked` by the writer, who finds it in their own words."""

    id: str
    text: str
    ticked: bool


@dataclass(frozen=True)
class Element:
    """One of the six elements: the writer's own words for it, and each reader's."""

    label: str
    mine: str
    readers: tuple[tuple[Reader, str], ...]


@dataclass(frozen=True)
class Formulations:
    """The writer's text, the elements, the key points by reader, and each reader's own text."""

    text: str
    elements: tuple[Element, ...]
    points: tuple[tuple[Reader, tuple[KeyPoint, ...]], ...]
    readers: tuple[tuple[Reader, str], ...]

    @property
    def ticked(self) -> int:
        return sum(p.ticked for _reader, points in self.points for p in points)

    @property
    def count(self) -> int:
        return sum(len(points) for _reader, points in self.points)


def formulations(matter: Matter, ticks: Collection[str]) -> Formulations:
    """`ticks` are ids of key points, `reader:number`."""
    answer, panel, readers = matter.answer, matter.panel, matter.readers
    by_id = {r.annotator: r for r in panel.readers}
    points = tuple(
        (r, tuple(KeyPoint(f"{r.id}:{i}", p, f"{r.id}:{i}" in ticks) for i, p in enumerate(by_id[r.id].key_points)))
        for r in readers.each
    )
    elements = tuple(
        Element(
            e.label,
            answer.formulation.elements.get(e.id, ""),
            tuple((r, said) for r in readers.each if (said := by_id[r.id].formulation.elements.get(e.id))),
        )
        for e in panel.vocabulary.formulation_elements
    )
    texts = tuple((r, by_id[r.id].formulation.text) for r in readers.each)
    return Formulations(answer.formulation.text, elements, points, texts)
