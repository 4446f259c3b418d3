"""Answers to a case as people of differing ability might give them: what readers read, with less and less of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from trainer.content.adapters import adapter
from trainer.domain.inventory import Annotation, Answer, AreaClaim, Onset, Person
from trainer.domain.scoring import RULES
from trainer.domain.scoring.result import Score
from trainer.services.catalogue import Catalogue
from trainer.services.years.lives import chance

KINDS: Final = 13
"""Answers of a case that is assessed, from the poorest to the best; of one for practice every fourth."""
FIELDS: Final = ("ring_before", "ring_now", "ring_wanted", "contact", "quality", "support", "expectations", "change")
WORDS: Final = ("incident", "feeling", "wanted_change")


@dataclass(frozen=True)
class Sample:
    """An answer to a case as somebody might give it, with its score; many hand in alike."""

    slug: str
    edition_id: int
    setting_id: int
    rule: str
    state: dict[str, Any]
    answer: dict[str, Any]
    score: dict[str, Any]
    total: float | None
    sessions: int


def samples(catalogue: Catalogue, slug: str, *, assessed: bool) -> list[Sample]:
    """Scored by the case's own rule, the lowest first; of assessed ones it is kept who and what was missed."""
    edition = catalogue.vignettes[slug]
    readings, rule = edition.vignette.annotations, edition.vignette.matter.rule
    found = []
    for kind in range(0, KINDS, 1 if assessed else 4):
        answer = _weaker(readings[kind % len(readings)], kind / (KINDS - 1), chance(f"{slug}:{kind}"))
        score = _small(RULES[rule](answer, edition.panel), whole=assessed)
        found.append(
            Sample(
                slug,
                edition.id,
                catalogue.setting_id or 0,
                rule,
                {"safety.nothing": True},
                adapter(Answer).dump_python(answer, mode="json"),
                adapter(Score).dump_python(score, mode="json"),
                score.total,
                len(edition.vignette.sessions),
            )
        )
    return sorted(found, key=lambda one: one.total or 0.0)


def _weaker(reading: Annotation, share: float, rng: Random) -> Answer:
    """What somebody makes of the case who sees about that share of what this reader saw."""
    whole = reading.as_answer()
    sees = 0.25 + 0.6 * share
    people = [_half_seen(one, sees, rng) for one in whole.people if rng.random() < sees + 0.2] or [whole.people[0]]
    areas = {
        name: replace(claim, why="", evidence=_some(claim.evidence, sees, rng)) for name, claim in whole.areas.items()
    }
    if rng.random() > sees + 0.1:
        areas = _confused(areas, rng)
    onset = whole.onset if rng.random() < sees else Onset(whole.onset.when, None)
    return replace(whole, people=tuple(people), areas=areas, onset=replace(onset, why=""), commitments=())


def _some(turns: Sequence[str], sees: float, rng: Random) -> tuple[str, ...]:
    return tuple(turn for turn in turns if rng.random() < sees)


def _half_seen(person: Person, sees: float, rng: Random) -> Person:
    """With fewer fields and turns, and now and then the wrong person marked key; nobody's words are kept."""
    blank: dict[str, Any] = dict.fromkeys([*WORDS, *(field for field in FIELDS if rng.random() > sees)])
    key = person.key if rng.random() < sees + 0.15 else not person.key
    turns = _some(person.evidence, sees, rng)
    return replace(person, **blank, key=key, line="", why="", evidence=turns)


def _confused(areas: dict[str, AreaClaim], rng: Random) -> dict[str, AreaClaim]:
    """Two areas are taken for each other."""
    one, other = rng.sample(sorted(areas), 2)
    return {**areas, one: areas[other], other: areas[one]}


def _small(score: Score, *, whole: bool) -> Score:
    """Without what it was made of, for it is kept by the ten thousand."""
    if not whole:
        score = replace(score, people=(), areas=())
    parts = [[replace(part, items=()) for part in dimension.parts] for dimension in score.dimensions]
    made = tuple(replace(d, parts=tuple(few)) for d, few in zip(score.dimensions, parts, strict=True))
    people = [
        replace(p, why="", reasons={}, fields=(), fits=(), panel_turns=_short(p.panel_turns, keep=p.essential))
        for p in score.people
    ]
    areas = [
        replace(a, why="", reasons={}, votes={}, panel_turns=_short(a.panel_turns, keep=a.standing == "indicated"))
        for a in score.areas
    ]
    safety = replace(score.safety, reasons={}, panel_turns={})
    return replace(score, dimensions=made, people=tuple(people), areas=tuple(areas), safety=safety)


def _short(turns: dict[str, float], *, keep: bool) -> dict[str, float]:
    return {turn: round(share, 2) for turn, share in turns.items()} if keep else {}
