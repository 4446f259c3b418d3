"""panel-1, dimension relationships: structured fields of the essential people against the readers' spread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from trainer.domain.inventory import Answer, Ask, Expectation, Person, Value
from trainer.domain.scoring.matching import Match
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import FieldReading, Item, Part
from trainer.domain.vocabulary import Field

MEASURABLE = 0.08
"""Below this mean of (panel's best - constant) the dimension is left out: the case does not tell ties apart."""


def _ordinal(said: Value, read: Value, field: Field) -> float:
    scale = [v.id for v in field.values]
    if said in scale and read in scale:
        return 1 - abs(scale.index(str(said)) - scale.index(str(read))) / (len(scale) - 1)
    return float(said == read)


def _sets(said: Value, read: Value) -> float:
    if not isinstance(said, tuple) or not isinstance(read, tuple):
        return 0.0
    a, b = set(said), set(read)
    return len(a & b) / len(a | b) if a | b else 1.0


def _expectations(said: Value, read: Value) -> float:
    """1/2 for the same two and topic, 1/4 more each for voiced and met; over the longer list."""
    if not isinstance(said, tuple) or not isinstance(read, tuple):
        return 0.0
    if not said and not read:
        return 1.0
    mine = {(e.by, e.of, e.about): e for e in said if isinstance(e, Expectation)}
    theirs = {(e.by, e.of, e.about): e for e in read if isinstance(e, Expectation)}
    shared = mine.keys() & theirs.keys()
    earned = sum(0.5 + (mine[k].voiced == theirs[k].voiced) / 4 + (mine[k].met == theirs[k].met) / 4 for k in shared)
    return earned / max(len(mine), len(theirs))


def agreement(said: Value, read: Value, field: Field) -> float:
    """How far one answer agrees with one reader's, 0..1. 'Not yet known' agrees only with itself."""
    if said is None or read is None:
        return 0.0
    if isinstance(said, Ask) or isinstance(read, Ask):
        return float(isinstance(said, Ask) and isinstance(read, Ask))
    if field.kind == "ordinal":
        return _ordinal(said, read, field)
    if field.kind == "set":
        return _sets(said, read)
    if field.kind == "expectations":
        return _expectations(said, read)
    return float(said == read)


def _mean(said: Value, readings: Iterable[Value], field: Field) -> float:
    scores = [agreement(said, r, field) for r in readings]
    return sum(scores) / len(scores)


def _candidates(field: Field, observed: list[Value]) -> list[Value]:
    """Every answer that could be the panel's best; for expectations those observed."""
    plain: list[Value] = list(field.ids)
    if field.kind == "set":
        ids = [v.id for v in field.values]
        plain = list(chain.from_iterable(combinations(ids, n) for n in range(len(ids) + 1)))
    elif field.kind == "expectations":
        plain = [(), *(o for o in observed if isinstance(o, tuple))]
    return [*plain, Ask("")]


def _readings(field: Field, panel: Panel) -> dict[str, dict[str, Value]]:
    """By essential person: what each reader said in this field, where at least half of the readers said something."""
    said: dict[str, dict[str, Value]] = {
        p: {a: r.value(field.id) for a, r in panel.readings[p].items()} for p in panel.essential
    }
    filled: dict[str, dict[str, Value]] = {p: {a: v for a, v in by.items() if v is not None} for p, by in said.items()}
    return {p: by for p, by in filled.items() if by and 2 * len(by) >= panel.size}


@dataclass(frozen=True)
class _Scale:
    """One field, by essential person: what each reader said; what the constant earns, and the best answer."""

    field: Field
    readings: Mapping[str, Mapping[str, Value]]
    floor: Mapping[str, float]
    best: Mapping[str, float]


@lru_cache(128)
def _scales(panel: Panel) -> tuple[_Scale, ...]:
    found = []
    for field in panel.vocabulary.scored_fields:
        readings = _readings(field, panel)
        if not readings:
            continue
        options = _candidates(field, [v for by in readings.values() for v in by.values()])
        means = {p: [_mean(o, by.values(), field) for o in options] for p, by in readings.items()}
        constant = max(range(len(options)), key=lambda i: sum(m[i] for m in means.values()))
        floor = {p: m[constant] for p, m in means.items()}
        found.append(_Scale(field, readings, floor, {p: max(m) for p, m in means.items()}))
    return tuple(found)


def compare_fields(
    answer: Answer, matches: tuple[Match, ...], panel: Panel
) -> tuple[dict[str, tuple[FieldReading, ...]], float, float, int]:
    """Per essential person the fields compared; the sums of (agreement - constant) and (best - constant); the count."""
    entered: dict[str, Person] = {m.person_id: answer.people[m.index] for m in matches if m.person_id}
    by_person: dict[str, list[FieldReading]] = {p: [] for p in panel.essential}
    gained = possible = 0.0
    count = 0
    for scale in _scales(panel):
        field = scale.field
        for p, by in scale.readings.items():
            floor, best = scale.floor[p], scale.best[p]
            value = entered[p].value(field.id) if p in entered else None
            mine = floor if value is None else min(best, _mean(value, by.values(), field))
            gained, possible, count = gained + mine - floor, possible + best - floor, count + 1
            agreed = None if value is None else mine
            by_person[p].append(FieldReading(field.id, value, dict(by), agreed, floor))
    return {p: tuple(f) for p, f in by_person.items()}, gained, possible, count


def relationships(answer: Answer, matches: tuple[Match, ...], panel: Panel) -> Part:
    """Sum of (agreement - constant) over sum of (panel's own best - constant), over fields and essential people.

    The constant is the one answer per field that agrees best with this case's panel (with the other cases' once the
    library has twelve); a blank field and a missed person are scored as it.
    """
    fields, gained, possible, count = compare_fields(answer, matches, panel)
    if not count or possible / count < MEASURABLE:
        why = (
            "The readers describe these ties too much alike, or too differently, to tell a close reading from a guess."
        )
        return Part("fields", 1.0, None, why)
    items = []
    for person_id, readings in fields.items():
        mine = sum(f.agreement - (f.constant or 0) for f in readings if f.agreement is not None)
        filled = sum(f.agreement is not None for f in readings)
        why = f"{filled} of {len(readings)} fields filled" if filled else "no fields filled"
        name = panel.vignette.person[person_id].name
        items.append(Item(name, mine / possible, why, readers=tuple(panel.readings[person_id])))
    why = "How much better your fields agree with the readers than one answer given for everybody would."
    return Part("fields", 1.0, gained / possible, why, tuple(items))
