"""What a trainee handed in, round by round, and what graders said of it: listed, and each comment in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trainer.db import session
from trainer.db.models import GradeEntry, Piece, Submission
from trainer.db.queries import pieces
from trainer.domain.grading import PLACES
from trainer.domain.rubric import Rubric
from trainer.services import moderating
from trainer.services.catalogue import VignetteEdition
from trainer.web.components.judged import answer_of, work_of
from trainer.web.components.remarks import Remark, Scene, by_place, remarks, scenes
from trainer.web.components.telling.work import Work
from trainer.web.i18n import _
from trainer.web.trainee.result import places_of


@dataclass(frozen=True)
class Said:
    """What one grader wrote; without a name for whoever judged it blind."""

    name: str
    feedback: str
    listed: list[Remark]


@dataclass(frozen=True)
class Round:
    """One hand-in; `entry` is that of its return, if it came back, and `criteria` the comments on it by criterion.

    `read` are the addresses of the sessions, `where` those of the turns: on the page itself if they are commented on.
    """

    number: int
    made: Submission
    work: Work
    entry: GradeEntry | None
    listed: list[Remark]
    pins: dict[str, list[Remark]]
    criteria: list[list[Remark]]
    scenes: list[Scene]
    read: dict[int, str]
    where: dict[str, str]


class _Numbering:
    """Comments are numbered through the page."""

    def __init__(self, edition: VignetteEdition, rubrics: Mapping[str, Rubric]) -> None:
        self.edition, self.rubrics, self.count = edition, rubrics, 0

    def __call__(self, judgement: Mapping[str, Any], work: Work, by: str = "") -> list[Remark]:
        found = remarks(judgement, work, self.edition, self.rubrics, first=self.count + 1, by=by)
        self.count += len(found)
        return found


def rounds_of(piece: Piece, edition: VignetteEdition, rubrics: Mapping[str, Rubric]) -> tuple[list[Said], list[Round]]:
    """What was said of the present round, once it is released; and every round, the latest first."""
    made = list(enumerate(pieces.rounds(session(), piece.draft_id), 1))[::-1]
    works = {one.id: work_of(one, edition) for _number, one in made}
    numbered, entries = _Numbering(edition, rubrics), pieces.entries(session(), piece.id)
    returns = {entry.submission_id: entry for entry in entries if entry.kind == "returned"}
    said = []
    for name, judgement in _judgements(piece) if piece.state == "released" else ():
        noted = numbered(judgement, works[piece.submission_id], name or _("Another grader"))
        said.append(Said(name, judgement.get("feedback", ""), noted))
    # A private case has no page to read a session on.
    read = places_of(edition.vignette) if edition.vignette.matter.key == "public" else {}
    turns = [(s.number, turn.id) for s in edition.vignette.sessions if s.number in read for turn in s.turns]
    there = {turn: f"{read[session]}#{turn.replace(':', '-')}" for session, turn in turns}
    rounds = []
    for number, one in made:
        entry = returns.get(one.id)
        listed = numbered(entry.judgement, works[one.id]) if entry else []
        pins = by_place([listed, *(s.listed for s in said if one.id == piece.submission_id)])
        # Those on the marks that were released stand beside them.
        criteria = list(by_place([[r for r in listed if r.at.startswith("criterion/")]]).values())
        shown = scenes(pins, answer_of(one), edition)
        where = there | {s.turn.id: f"#{s.turn.id.replace(':', '-')}-{number}" for s in shown}
        rounds.append(Round(number, one, works[one.id], entry, listed, pins, criteria, shown, read, where))
    return said, rounds


def _judgements(piece: Piece) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each grader's, but for the one on appeal; the first is named."""
    names = {grading.id: grading.grader.account.name for grading in pieces.gradings(session(), piece.id)}
    judged = moderating.judged(session(), piece)
    for place in PLACES:
        if place in judged and place != "appeal":
            yield names[judged[place].grading.id] if place == "first" else "", judged[place].entry.judgement
