"""The closeness circle of a result, drawn on the server: the readers' places under the answer's own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, gcd, pi, sin
from typing import Final

from trainer.domain.inventory import Answer, Ask, Person
from trainer.domain.scoring.result import PersonVerdict
from trainer.domain.vocabulary import Vocabulary
from trainer.web.components.telling.matter import Matter, Met
from trainer.web.i18n import _

SIZE: Final = 520
MIDDLE: Final = SIZE / 2
EDGES: Final = (62, 122, 182, 226)
"""Radii of the three rings, and of what is outside them; as in the workspace."""
FIELDS: Final = ("ring_before", "ring_now", "ring_wanted")
RADII: Final = {"inner": 42.0, "middle": 93.0, "outer": 153.0, "outside": 203.0, "unknown": 241.0}
"""How far from the patient a person stands in each ring; `unknown` is the rim, for 'not yet known'."""
LONGEST: Final = 20
"""Letters of a name that are drawn."""
LETTER: Final = 11.5
LINE: Final = 22.0
"""About how wide a letter of a name is, and how high a line, on the smallest screens."""


@dataclass(frozen=True)
class Place:
    """A point of the drawing."""

    x: float
    y: float


@dataclass(frozen=True)
class Arc:
    """How many readers put the person on a ring: the longer, the more."""

    path: str
    readers: int


@dataclass(frozen=True)
class Spot:
    """One person in the drawing. `label` stands beside the disc that is there: the answer's, else the panel's."""

    name: str
    shape: str
    verdict: str
    mine: Place | None
    before: Place | None
    wanted: Place | None
    unknown: bool
    panel: Place | None
    arcs: tuple[Arc, ...]
    label: Place


@dataclass(frozen=True)
class Line:
    """One person in the table that says the same as the drawing."""

    name: str
    verdict: str
    mine: tuple[str, ...]
    readers: tuple[str, ...]


@dataclass(frozen=True)
class Circle:
    """The drawing, and its table; `compared` with readers, or an answer alone."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    compared: bool = True
    edges: tuple[int, ...] = EDGES
    size: int = SIZE


def ring(value: object) -> str | None:
    """Where a value puts somebody: a ring, `unknown`, or nowhere."""
    if isinstance(value, Ask):
        return "unknown"
    return value if isinstance(value, str) and value in RADII else None


def _at(radius: float, angle: float) -> Place:
    return Place(round(MIDDLE + radius * cos(angle), 1), round(MIDDLE + radius * sin(angle), 1))


def _arc(radius: float, angle: float, half: float) -> str:
    start, end = _at(radius, angle - half), _at(radius, angle + half)
    return f"M{start.x} {start.y}A{radius:g} {radius:g} 0 0 1 {end.x} {end.y}"


def angles(count: int) -> list[float]:
    """An angle for each of `count` people: neighbours in order stand apart, the first low; straight up stays free."""
    stride = next((s for s in range(max(1, round(count * 0.382)), count + 1) if gcd(s, count) == 1), 1)
    return [-pi / 2 + 2 * pi * ((i * stride + count // 2) % count + 1) / (count + 1) for i in range(count)]


def _now(person: Person) -> str | None:
    """The dead have no now: they stand where they stood."""
    return ring(person.ring_before) if person.status == "dead" else ring(person.ring_now)


def _votes(met: Met) -> Counter[str]:
    """Readers by where they put the person now."""
    return Counter(r for p in met.said.values() if (r := _now(p)))


def _label(at: Place, name: str, taken: list[tuple[Place, float]]) -> Place:
    """Beside the disc on its outer side; where another name stands there already, on its inner side or a line on."""
    half = LETTER * min(len(name), LONGEST) / 2
    x = round(min(max(at.x, half), SIZE - half), 1)
    outer, inner, on = (25.0, -15.0, LINE) if at.y > MIDDLE else (-15.0, 25.0, -LINE)
    free = [
        y
        for y in (at.y + outer, at.y + inner, at.y + outer + on, at.y + inner - on)
        if not any(abs(x - other.x) < half + wide and abs(y - other.y) < LINE for other, wide in taken)
    ]
    label = Place(x, round(free[0] if free else at.y + outer, 1))
    taken.append((label, half))
    return label


def _spot(met: Met, size: int, angle: float, count: int, taken: list[tuple[Place, float]]) -> Spot:
    entry, votes = met.entry, _votes(met)
    widest = min(0.4 * 2 * pi / (count + 1), 0.5)
    arcs = tuple(Arc(_arc(RADII[r], angle, max(0.05, widest * n / size)), n) for r, n in votes.items())
    panel = _at(RADII[votes.most_common(1)[0][0]], angle) if votes else None
    here, before, wanted = (None, None, None)
    if entry:
        before = None if entry.status == "dead" else ring(entry.ring_before)
        here, wanted = _now(entry) or before, ring(entry.ring_wanted)
    mine = _at(RADII[here], angle) if here else None
    shown = mine or panel or _at(RADII["unknown"], angle)
    status = entry.status if entry else next((p.status for p in met.said.values()), "living")
    return Spot(
        name=met.name,
        shape="dead" if status == "dead" else "lost" if status == "lost" else "living",
        verdict=met.verdict.verdict,
        mine=mine,
        before=_at(RADII[before], angle) if before and before != here and before != "unknown" else None,
        wanted=_at(RADII[wanted], angle) if wanted and wanted not in (here, "unknown") else None,
        unknown=here == "unknown",
        panel=panel,
        arcs=arcs,
        label=_label(shown, met.name, taken),
    )


def _words(value: object, words: Vocabulary) -> str:
    if isinstance(value, Ask):
        return _("not yet known")
    if value == "not-applicable":
        return _("not applicable")
    return words.label("ring_now", str(value)).lower() if value else "–"


def _counted(said: Mapping[str, Person], field: str, words: Vocabulary) -> str:
    """Inner circle (2), not yet known (1)."""
    votes = Counter(_words(p.value(field), words) for p in said.values() if p.value(field) is not None)
    return ", ".join(f"{where} ({n})" for where, n in votes.most_common()) or "–"


def _placed(met: Met) -> bool:
    own = met.entry is not None and any(ring(met.entry.value(f)) for f in FIELDS)
    return own or bool(_votes(met))


def _nearness(met: Met) -> float:
    """How far from the patient: the answer's place, else a reader's."""
    own = _now(met.entry) if met.entry else None
    return RADII[own or next(iter(_votes(met)), "unknown")]


def _drawn(people: Iterable[Met], words: Vocabulary, size: int) -> Circle | None:
    # Those nearest to the patient are dealt out first, so that they do not crowd on one side.
    placed = sorted((m for m in people if _placed(m)), key=_nearness)
    if not placed:
        return None
    count = len(placed)
    lines = tuple(
        Line(
            m.name,
            m.verdict.verdict,
            tuple(_words(m.entry.value(f) if m.entry else None, words) for f in FIELDS),
            tuple(_counted(m.said, f, words) for f in FIELDS),
        )
        for m in placed
    )
    taken = [(Place(MIDDLE, MIDDLE + 6), 12.0)]  # the patient's own disc
    spots = tuple(_spot(m, size, a, count, taken) for m, a in zip(placed, angles(count), strict=True))
    return Circle(spots, lines, compared=size > 0)


def circle(matter: Matter) -> Circle | None:
    """Everybody of the result; None where neither the answer nor a reader places anybody."""
    return _drawn(matter.people, matter.words, matter.panel.size)


def circle_of(people: Iterable[Met], words: Vocabulary, readers: int) -> Circle | None:
    """These people, each with where so many readers put them; None where nobody is placed."""
    return _drawn(people, words, readers)


def circle_alone(answer: Answer, words: Vocabulary) -> Circle | None:
    """The answer's own circle, with nothing beside it."""
    people = (Met(PersonVerdict(p.name, None, "found", ""), p, p.name, {}) for p in answer.people)
    return _drawn(people, words, 0)
