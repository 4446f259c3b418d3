"""What the next meeting may be about: what was missed in released work, the gravest first."""

from dataclasses import dataclass
from typing import Final

from trainer.domain.scoring.result import Score

SAFETY, UNSEEN, UNSUPPORTED, PERSON = "safety", "area-unseen", "area-unsupported", "person"
KINDS: Final = (SAFETY, UNSUPPORTED, UNSEEN, PERSON)
"""Something that bears on safety; an area put first that no reader sees; one the readers see; an essential person."""

PIECES: Final = 3
"""Of how many pieces, the last released ones, an agenda speaks."""

MOST_MISSES: Final = 8
MOST_AIMS: Final = 5
MOST_QUESTIONS: Final = 3
"""So many lines fit one sheet together; what is left out is counted."""


@dataclass(frozen=True)
class Miss:
    """One thing missed. `about` is a family of findings, an area or a person, by id; `turns` show it."""

    kind: str
    about: str
    turns: tuple[str, ...]
    readers: int
    """How many readers see it; 0 where nobody does, which is then the point."""


def _most_cited(shares: dict[str, float]) -> tuple[str, ...]:
    return tuple(sorted(shares, key=lambda turn: -shares[turn])[:2])


def misses(score: Score) -> tuple[Miss, ...]:
    """What an agenda takes from one score, in the order of KINDS."""
    found = [Miss(SAFETY, f, _most_cited(score.safety.panel_turns.get(f, {})), 0) for f in score.safety.missed]
    for area in score.areas:
        seen = sum(vote != "absent" for vote in area.votes.values())
        if area.claimed == "primary" and area.standing == "unsupported":
            found.append(Miss(UNSUPPORTED, area.area, area.cited[:2], 0))
        elif area.claimed == "absent" and area.standing == "indicated":
            found.append(Miss(UNSEEN, area.area, _most_cited(area.panel_turns), seen))
    found += [
        Miss(PERSON, person.matched, _most_cited(person.panel_turns), len(person.reasons))
        for person in score.people
        if person.verdict == "missed" and person.essential and person.matched
    ]
    return tuple(sorted(found, key=lambda miss: KINDS.index(miss.kind)))
