"""Strategies that try to earn marks without reading a case: what a sound instrument must not reward."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from trainer.domain.inventory import MAX_KEY_PEOPLE, Answer, AreaClaim, Ask, Expectation, Onset, Person, SafetyFinding
from trainer.domain.scoring.panel import Panel
from trainer.domain.vignette import CasePerson, Turn

RANDOM_ANSWERS: Final = 60
"""How many answers the random strategies average over; drawn from fixed seeds, so a check repeats exactly."""

DEATH_WORDS: Final = re.compile(
    r"\b(died|dead|death|funeral|buried|passed away|passed|ashes|late (?:husband|wife|father|mother)|cremat\w+|wake)\b",
    re.I,
)
QUARREL_WORDS: Final = re.compile(
    r"\b(row|rowed|argu\w+|shout\w*|fight|fought|quarrel\w*|yell\w*|not speaking|slammed)\b", re.I
)
CHANGE_WORDS: Final = re.compile(
    r"\b(moved|retired|promot\w+|redundan\w+|new job|laid off|divorc\w+|baby|pregnan\w+)\b", re.I
)
DARK_WORDS: Final = re.compile(r"\b(suicid\w*|kill myself|end it|not be here|wake up|better off|no point)\b", re.I)
_NAME: Final = re.compile(r"(?<![.?!:] )(?<!^)\b[A-Z][a-z]{2,}\b")
_NOT_NAMES: Final = frozenset({
    "The", "And", "But", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Christmas", "Easter", "English", "Doctor", "Therapist",
})  # fmt: skip


@dataclass(frozen=True)
class Strategy:
    """A way of answering without reading; `searches` says whether it looks through the text."""

    name: str
    searches: bool
    answers: Callable[[Panel, Sequence[Answer]], list[Answer]]


def _search(panel: Panel, words: re.Pattern[str]) -> tuple[str, ...]:
    return tuple(t.id for t in panel.vignette.turns if words.search(t.text))


def _mentions(turns: Sequence[Turn]) -> list[tuple[str, tuple[str, ...]]]:
    """Capitalised words inside sentences, most frequent first, with the turns that hold them."""
    counts: Counter[str] = Counter()
    where: dict[str, list[str]] = {}
    for t in turns:
        for name in set(_NAME.findall(t.text)) - _NOT_NAMES:
            counts[name] += 1
            where.setdefault(name, []).append(t.id)
    return [(n, tuple(where[n])) for n, _ in counts.most_common()]


def _plain_person(p: CasePerson, key: bool, evidence: tuple[str, ...] = ()) -> Person:
    now = "not-applicable" if p.status == "dead" else "middle"
    return Person(
        p.name,
        p.relation,
        p.status,
        key,
        ring_before="middle",
        ring_now=now,
        ring_wanted="middle",
        evidence=evidence,
    )


def _areas(panel: Panel, primary: str | None, evidence: tuple[str, ...] = ()) -> dict[str, AreaClaim]:
    return {
        a: AreaClaim(True, "primary" if a == primary else None, evidence=evidence) for a in panel.tradition.area_ids
    }


def _nothing(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    return [Answer()]


def _every_area(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    return [Answer(areas=_areas(panel, first)) for first in panel.tradition.area_ids]


def _everyone_middle(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    people = tuple(_plain_person(p, i < MAX_KEY_PEOPLE) for i, p in enumerate(panel.vignette.people))
    return [Answer(people=people)]


def _every_turn(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    every = tuple(panel.vignette.turn)
    people = tuple(_plain_person(p, i < MAX_KEY_PEOPLE, every) for i, p in enumerate(panel.vignette.people))
    return [
        Answer(people=people, areas=_areas(panel, a, every), onset=Onset(evidence=every))
        for a in panel.tradition.area_ids
    ]


def random_answers(panel: Panel, n: int = RANDOM_ANSWERS) -> Iterator[Answer]:
    """Answers that know the names and the form, and nothing else."""
    v, turns = panel.vocabulary, list(panel.vignette.turn)
    for seed in range(n):
        draw = random.Random(f"{panel.vignette.slug}:{seed}")  # noqa: S311 - not a secret

        def some(k: int, draw: random.Random = draw) -> tuple[str, ...]:
            return tuple(draw.sample(turns, min(k, len(turns))))

        def value(field_id: str, draw: random.Random = draw) -> Any:
            f = v.field[field_id]
            if draw.random() < 0.15:
                return Ask("?")
            if f.kind == "expectations":
                by = draw.choice(["patient", "person"])
                of = "person" if by == "patient" else "patient"
                return (Expectation(by, of, draw.choice(f.topics).id, draw.choice(f.voiced).id, draw.choice(f.met).id),)
            one = draw.choice(f.ids)
            return (one,) if f.kind == "set" else one

        key = set(draw.sample(range(len(panel.vignette.people)), min(MAX_KEY_PEOPLE, len(panel.vignette.people))))
        people = []
        for i, p in enumerate(panel.vignette.people):
            fields = {f.id: value(f.id) for f in v.scored_fields} if i in key else {}
            person = Person(p.name, p.relation, p.status, i in key, evidence=some(3), **fields)
            people.append(replace(person, ring_now="not-applicable") if p.status == "dead" else person)
        # Each area and each kind of event comes up equally often, so that chance shows with few draws.
        first = panel.tradition.area_ids[seed % len(panel.tradition.area_ids)]
        areas = {
            a: AreaClaim(a == first or draw.random() < 0.5, "primary" if a == first else None, evidence=some(4))
            for a in panel.tradition.area_ids
        }
        onset = Onset(kind=v.onset_kinds[seed % len(v.onset_kinds)].id, evidence=some(3))
        yield Answer(people=tuple(people), areas=areas, onset=onset)


def _random_fifth(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    turns = list(panel.vignette.turn)
    found = []
    for seed in range(RANDOM_ANSWERS):
        fifth = tuple(random.Random(seed).sample(turns, max(1, len(turns) // 5)))  # noqa: S311 - not a secret
        areas = _areas(panel, panel.tradition.area_ids[seed % len(panel.tradition.area_ids)], fifth)
        found.append(Answer(areas=areas, onset=Onset(evidence=fifth)))
    return found


def _pasted(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    """Every named word as a person, every turn in which it stands, all of it for every area."""
    people = tuple(Person(n, "acquaintance", evidence=t) for n, t in _mentions(panel.vignette.turns))
    first = panel.tradition.area_ids[0]
    return [Answer(people=people, areas=_areas(panel, first, tuple(panel.vignette.turn)))]


def _most_mentioned(panel: Panel) -> tuple[Person, ...]:
    top = _mentions(panel.vignette.turns)[:4]
    return tuple(
        Person(n, "", "living", True, ring_before="inner", ring_now="middle", ring_wanted="inner", evidence=t[:6])
        for n, t in top
    )


def _keywords(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    hits = {
        "grief": _search(panel, DEATH_WORDS),
        "dispute": _search(panel, QUARREL_WORDS),
        "transition": _search(panel, CHANGE_WORDS),
    }
    found = {a: next((t for word, t in hits.items() if word in a), ()) for a in panel.tradition.area_ids}
    most = max(found, key=lambda a: len(found[a]))
    areas = {a: AreaClaim(bool(t), "primary" if a == most else None, evidence=t) for a, t in found.items()}
    kinds = {"grief": "death", "dispute": "dispute", "transition": "new-role"}
    kind = next((k for word, k in kinds.items() if word in most), None)
    return [Answer(people=_most_mentioned(panel), areas=areas, onset=Onset(kind=kind, evidence=found[most][:4]))]


def _four_most_mentioned(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    return [Answer(people=_most_mentioned(panel))]


def _commonest(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    """The commonest primary, secondary and kind of onset of the other cases' readers, and no turns."""
    first = Counter(p for a in library if (p := a.primary())).most_common(1)
    kind = Counter(a.onset.kind for a in library if a.onset.kind).most_common(1)
    primary = first[0][0] if first else panel.tradition.area_ids[0]
    areas = {primary: AreaClaim(True, "primary")} if primary in panel.tradition.area_ids else {}
    return [Answer(areas=areas, onset=Onset(kind=kind[0][0] if kind else None))]


def _last_event(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    """Whatever death, quarrel or change is mentioned last must be it."""
    places = {
        word: _search(panel, p)
        for word, p in (("grief", DEATH_WORDS), ("dispute", QUARREL_WORDS), ("transition", CHANGE_WORDS))
    }
    order = {t: i for i, t in enumerate(panel.vignette.turn)}
    last = max(places, key=lambda w: order[places[w][-1]] if places[w] else -1)
    area = next((a for a in panel.tradition.area_ids if last in a), panel.tradition.area_ids[0])
    turns = places[last][-3:]
    kind = {"grief": "death", "dispute": "dispute", "transition": "new-role"}[last]
    return [
        Answer(
            people=_most_mentioned(panel),
            areas={area: AreaClaim(True, "primary", evidence=turns)},
            onset=Onset(kind=kind, evidence=turns),
        )
    ]


def _any_death(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    turns = _search(panel, DEATH_WORDS)
    grief = next((a for a in panel.tradition.area_ids if "grief" in a), panel.tradition.area_ids[0])
    return [
        Answer(
            areas={grief: AreaClaim(True, "primary", evidence=turns)},
            onset=Onset(kind="death", evidence=turns[:4]),
        )
    ]


def _all_tricks(panel: Panel, library: Sequence[Answer]) -> list[Answer]:
    """Names searched, the most mentioned marked key, keywords cited, every dark word reported."""
    [searched] = _keywords(panel, library)
    key = {p.name for p in _most_mentioned(panel)}
    rest = tuple(Person(n, "", evidence=t[:6]) for n, t in _mentions(panel.vignette.turns)[4:14] if n not in key)
    dark = (SafetyFinding("passive-suicidal-thoughts", "disclosed", _search(panel, DARK_WORDS)),)
    return [replace(searched, people=searched.people + rest, safety=dark)]


STRATEGIES: Final = (
    Strategy("nothing", False, _nothing),
    Strategy("every area", False, _every_area),
    Strategy("everyone, all rings middle", False, _everyone_middle),
    Strategy("every turn", False, _every_turn),
    Strategy("a random fifth of the turns", False, _random_fifth),
    Strategy("random answers", False, lambda panel, library: list(random_answers(panel))),
    Strategy("the library's commonest answer", False, _commonest),
    Strategy("transcript pasted", True, _pasted),
    Strategy("keywords searched", True, _keywords),
    Strategy("the four most mentioned as key", True, _four_most_mentioned),
    Strategy("the last-mentioned event", True, _last_event),
    Strategy("any death means grief", True, _any_death),
    Strategy("all tricks combined", True, _all_tricks),
)
