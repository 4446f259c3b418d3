"""The ten-minute defence: which two citations and which change of mind to ask about, by a fixed rule.

The same work and the same panel always give the same questions, and each says by what it was picked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from trainer.domain.inventory import Answer
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import Score

CITATIONS: Final = 2
ELSEWHERE, ALONE, SPLIT = "elsewhere", "alone", "split"
REASONS: Final = (ELSEWHERE, ALONE, SPLIT)
"""Cited for one claim, by readers for another; cited by no reader; cited by most readers, who differ over for what."""

Claim = tuple[str, str]
"""`person` with its id, `area` with its id, or `onset`: what a turn is cited for."""
Cites = Mapping[str, Mapping[Claim, tuple[str, ...]]]
"""By turn: what it is cited for, and by which readers (for the answer's own, none)."""

ONSET: Final[Claim] = ("onset", "")


@dataclass(frozen=True)
class Citation:
    """One turn to ask about. `mine` is what the answer cites it for, `theirs` what readers do, with who."""

    turn: str
    reason: str
    mine: tuple[Claim, ...]
    theirs: tuple[tuple[Claim, tuple[str, ...]], ...]

    @property
    def readers(self) -> int:
        """How many readers cite the turn, for whatever."""
        return len({name for _claim, names in self.theirs for name in names})


@dataclass(frozen=True)
class Stage:
    """What was thought after a session, or at hand-in (`after` is None)."""

    after: int | None
    areas: dict[str, int]
    primary: str | None
    note: str = ""


@dataclass(frozen=True)
class Change:
    """The step between two stages with the largest change; where nothing changed, from the first to the last.

    `area` is the one whose confidence moved most on the way. `primary`: another area came first afterwards.
    """

    before: Stage
    later: Stage
    area: str | None
    primary: bool


@dataclass(frozen=True)
class Questions:
    """What to ask in ten minutes; less where the work gives no occasion."""

    citations: tuple[Citation, ...]
    change: Change | None


def own_cites(answer: Answer, score: Score) -> Cites:
    """What the answer cites each turn for: the people that were matched, the areas called present, the onset."""
    found: dict[str, dict[Claim, tuple[str, ...]]] = {}
    claims: list[tuple[Claim, Sequence[str]]] = [
        (("person", verdict.matched), verdict.cited)
        for verdict in score.people
        if verdict.entered is not None and verdict.matched is not None
    ]
    claims += [(("area", area), claim.evidence) for area, claim in sorted(answer.areas.items()) if claim.present]
    claims.append((ONSET, answer.onset.evidence))
    for claim, turns in claims:
        for turn in turns:
            found.setdefault(turn, {})[claim] = ()
    return found


def panel_cites(panel: Panel) -> Cites:
    """What the readers cite each turn for, and who does."""
    found: dict[str, dict[Claim, list[str]]] = {}

    def note(claim: Claim, turns: Sequence[str], reader: str) -> None:
        for turn in dict.fromkeys(turns):
            found.setdefault(turn, {}).setdefault(claim, []).append(reader)

    for reader in panel.readers:
        for person_id, person in panel.people_of[reader.annotator].items():
            note(("person", person_id), person.evidence, reader.annotator)
        for area, claim in sorted(reader.areas.items()):
            if claim.present:
                note(("area", area), claim.evidence, reader.annotator)
        note(ONSET, reader.onset.evidence, reader.annotator)
    return {turn: {claim: tuple(names) for claim, names in by.items()} for turn, by in found.items()}


def _areas(claims: Mapping[Claim, tuple[str, ...]]) -> set[Claim]:
    return {claim for claim in claims if claim[0] == "area"}


def _reason(mine: Mapping[Claim, tuple[str, ...]], theirs: Mapping[Claim, tuple[str, ...]], panel: Panel) -> str | None:
    """Why the turn is disputed; None where it is not."""
    if mine and not theirs:
        return ALONE
    if mine and not mine.keys() & theirs.keys():
        return ELSEWHERE
    citing = {name for names in theirs.values() for name in names}
    for_areas = _areas(theirs)
    differ = len(for_areas) > 1 and any(set(theirs[c]) != citing for c in for_areas)
    return SPLIT if 2 * len(citing) >= panel.size and differ else None


def _weight(citation: Citation, answer: Answer) -> tuple[int, int, int]:
    """First what bears on the area put first, then reason by reason, then what most readers cite."""
    bears = ("area", answer.primary() or "") in citation.mine or ONSET in citation.mine
    return (0 if bears else 1, REASONS.index(citation.reason), -citation.readers)


def disputed(answer: Answer, score: Score, panel: Panel) -> tuple[Citation, ...]:
    """Two turns at most, not both cited for the same where there is a choice; ties go to the earlier turn."""
    mine, theirs = own_cites(answer, score), panel_cites(panel)
    found = []
    for turn in panel.vignette.turns:
        own, read = mine.get(turn.id, {}), theirs.get(turn.id, {})
        if reason := _reason(own, read, panel):
            shown = tuple(sorted(read.items(), key=lambda pair: (-len(pair[1]), pair[0])))
            found.append(Citation(turn.id, reason, tuple(own), shown))
    found.sort(key=lambda c: _weight(c, answer))  # stable: the order of the transcript stays among equals
    if not found:
        return ()
    first, *rest = found
    apart = [c for c in rest if not set(c.mine) & set(first.mine)] or rest
    return (first, *apart[: CITATIONS - 1])


def stages(answer: Answer) -> tuple[Stage, ...]:
    """What was thought after each session, and at the end."""
    said = [Stage(c.after, dict(c.areas), c.primary, c.note) for c in answer.commitments]
    last = {a: c.confidence for a, c in answer.areas.items() if c.confidence is not None}
    if last or answer.primary():
        said.append(Stage(None, last, answer.primary()))
    return tuple(said)


def _moved(before: Stage, later: Stage) -> tuple[int, str | None]:
    """By how much the area moved whose confidence moved most, and which it is."""
    both = sorted(before.areas.keys() & later.areas.keys())
    moves = [(abs(later.areas[area] - before.areas[area]), area) for area in both]
    most = max(moves, key=lambda move: move[0], default=(0, None))
    return most if most[0] else (0, None)


def change_of_mind(answer: Answer) -> Change | None:
    """A step on which another area came first, else the largest move in confidence; the earliest of equals."""
    said = stages(answer)
    if len(said) < 2:
        return None

    def weight(step: tuple[Stage, Stage]) -> tuple[bool, int]:
        before, later = step
        return (before.primary != later.primary, _moved(before, later)[0])

    before, later = max(pairwise(said), key=weight)
    if not any(weight((before, later))):
        before, later = said[0], said[-1]
    return Change(before, later, _moved(before, later)[1], before.primary != later.primary)


def questions(answer: Answer, score: Score, panel: Panel) -> Questions:
    """Two disputed citations and one change of mind."""
    return Questions(disputed(answer, score, panel), change_of_mind(answer))


def to_json(asked: Questions) -> dict[str, Any]:
    """As a defence keeps what was asked."""
    change = asked.change
    return {
        "citations": [
            {
                "turn": c.turn,
                "reason": c.reason,
                "mine": [list(claim) for claim in c.mine],
                "theirs": [[*claim, list(names)] for claim, names in c.theirs],
            }
            for c in asked.citations
        ],
        "change": change
        and {
            "before": change.before.after,
            "later": change.later.after,
            "area": change.area,
            "primary": [change.before.primary, change.later.primary] if change.primary else None,
        },
    }
