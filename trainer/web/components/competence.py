"""How well a candidate's work was judged, as a committee reads it: case by case, grader by grader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from trainer.db import session
from trainer.db.models import Candidacy, Defence, Standard
from trainer.db.queries import judged_work, learning, standards
from trainer.domain.angoff import FEWEST_CASES
from trainer.domain.judged_work import Judged, JudgedPiece, judged, mean_of
from trainer.domain.peers import Peers, peers
from trainer.domain.rubric import Criterion
from trainer.domain.snapshot import snapshot_of
from trainer.services.catalogue import current
from trainer.web.components.grading_places import place_names
from trainer.web.components.standard_words import criteria, floor_words

SAFETY = "risk-assessment"
"""The competency of which every level is told."""


@dataclass(frozen=True)
class Grader:
    """Who judged at which place, and the mean of what they gave."""

    by: int
    name: str
    place: str
    mean: Fraction | None


@dataclass(frozen=True)
class Row:
    """One criterion: the settled level, and what each grader gave, in their order."""

    name: str
    level: Decimal
    each: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Case:
    """One piece. `today` is its mean now, where that is another; `work` what else is known of it (queries.decided)."""

    piece: JudgedPiece
    counted: bool
    graders: tuple[Grader, ...]
    rows: tuple[Row, ...]
    today: Fraction | None
    defence: tuple[Defence, str] | None
    work: Any = None


@dataclass(frozen=True)
class Told:
    """All of it. `kept`: the levels were kept with the evidence; else they are told from the history of marks."""

    cases: Sequence[Case]
    judged: Judged
    kept: bool
    lowest: str
    safety: Sequence[Decimal]
    standard: Standard | None
    floors: Sequence[str]
    among: Peers
    later: Sequence[JudgedPiece] = ()
    """Released since, of which nothing counts here."""
    fewest: int = FEWEST_CASES

    @property
    def count(self) -> int:
        """How many cases count."""
        return len(self.judged.pieces)

    @property
    def band(self) -> str:
        """Where the mean stands against the standard: above, below or close; empty where it may not say so yet."""
        if self.standard is None or self.judged.mean is None or self.count < FEWEST_CASES:
            return ""
        off = self.judged.mean - Fraction(self.standard.cut)
        return "close" if abs(off) <= self.near else "above" if off > 0 else "below"

    @property
    def near(self) -> float:
        """How far from the cut of the standard this mean is too close to call."""
        return float(self.judged.near(standards.plain(self.standard))) if self.standard else 0.0

    def judged_by(self, account_id: int) -> int:
        """How many of the cases that count this person judged."""
        return sum(account_id in one.graders for one in self.judged.pieces)


def told_of(one: Candidacy, works: Iterable[Any] = ()) -> Told:
    """What was released when the person was put forward."""
    snapshot, named = snapshot_of(one.snapshot), criteria(current(session()).rubrics)
    released = judged_work.of_people(session(), one.programme_id, [one.account_id])[one.account_id]
    live = [piece for piece in released if piece.released_at <= one.put_forward_at]
    kept = snapshot.work
    pieces = judged_work.as_of(session(), live, one.put_forward_at) if kept is None else list(kept)
    now, at = {piece.piece: piece for piece in live}, {work.piece.id: work for work in works}
    names = judged_work.names(session(), {given.by for piece in pieces for given in piece.given})
    heard = {d.piece_id: (d, name) for _t, d, name in learning.held(session(), one.account_id, one.programme_id)
             if d.recorded_at <= one.put_forward_at}  # fmt: skip
    found, standard = judged(pieces, snapshot.refs), standards.in_force(session(), one.programme_id, one.put_forward_at)
    cases = [
        Case(
            piece,
            piece in found.pieces,
            tuple(_graders(piece, names)),
            tuple(_rows(piece, named)),
            _today(piece, now.get(piece.piece)),
            heard.get(piece.piece),
            at.get(piece.piece),
        )
        for piece in pieces
    ]
    levels = judged_work.levels_of_peers(session(), one.programme_id, one.account_id, one.pathway)
    return Told(
        sorted(cases, key=lambda case: not case.counted),
        found,
        kept is not None,
        _name(found.lowest.criterion, named) if found.lowest else "",
        found.on([key for key, criterion in named.items() if criterion.competency == SAFETY]),
        standard,
        floor_words(standard.floors, current(session()).rubrics) if standard else [],
        peers(levels, float(found.mean) if found.mean is not None else None),
        released[len(live) :],
    )


def _graders(piece: JudgedPiece, names: Mapping[int, str]) -> Iterable[Grader]:
    for given in piece.given:
        yield Grader(given.by, names.get(given.by, ""), place_names()[given.place], mean_of(given.levels))


def _rows(piece: JudgedPiece, named: Mapping[str, Criterion]) -> Iterable[Row]:
    for key, level in piece.levels.items():
        yield Row(_name(key, named), level, tuple(given.levels.get(key) for given in piece.given))


def _name(key: str, named: Mapping[str, Criterion]) -> str:
    return named[key].name if key in named else key


def _today(piece: JudgedPiece, now: JudgedPiece | None) -> Fraction | None:
    return now.mean if now is not None and now.levels != piece.levels else None
