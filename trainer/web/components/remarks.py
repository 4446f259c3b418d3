"""The comments of a judgement as people read them: listed, and each in the place that it is pinned to."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask
from markupsafe import Markup, escape

from trainer.domain.inventory import Answer
from trainer.domain.judgement import comments_in, criterion_names
from trainer.domain.rubric import Rubric
from trainer.domain.vignette import Turn
from trainer.services.catalogue import VignetteEdition
from trainer.web.components.bodies import speech
from trainer.web.components.telling.cited import Note, cited_for
from trainer.web.components.telling.work import Work
from trainer.web.components.words import quoted
from trainer.web.i18n import _

WHOLE = ""
"""The place of what is pinned nowhere in this round."""


@dataclass(frozen=True)
class Remark:
    """A comment. `at` is where it is pinned, `place` that in words; `words` were chosen, `quoted` stands there else."""

    number: int
    at: str
    place: str
    words: str
    quoted: str
    text: str
    by: str


@dataclass(frozen=True)
class Scene:
    """A turn that is commented on, as in the transcript: after the turn before it, with what the work cites it for."""

    session: int
    before: Turn | None
    turn: Turn
    said: Markup
    cited: tuple[Note, ...]


def remarks(
    judgement: Mapping[str, Any],
    done: Work,
    edition: VignetteEdition,
    rubrics: Mapping[str, Rubric],
    *,
    first: int = 1,
    by: str = "",
) -> list[Remark]:
    """The comments of a judgement in the order of their places, numbered from `first`."""
    places = {WHOLE: (_("The work as a whole"), ""), **_places(done, rubrics), **_turns(edition)}
    order = {place: at for at, place in enumerate(places)}
    said = sorted(comments_in(judgement), key=lambda comment: order.get(comment.at, 0))
    found = []
    for number, comment in enumerate(said, first):
        at = comment.at if comment.at in places else WHOLE
        place, there = places[at]
        found.append(Remark(number, at, place, comment.words, comment.words or there, comment.text, by))
    return found


def by_place(lists: Iterable[Sequence[Remark]]) -> dict[str, list[Remark]]:
    """Comments by where they are pinned."""
    found: dict[str, list[Remark]] = {}
    for remark in (one for several in lists for one in several):
        found.setdefault(remark.at, []).append(remark)
    return found


def scenes(pins: Mapping[str, Sequence[Remark]], answer: Answer, edition: VignetteEdition) -> list[Scene]:
    """The turns that are commented on, in their order."""
    cited = cited_for(answer, edition.panel)
    found = []
    for session in edition.vignette.sessions:
        for before, turn in zip((None, *session.turns), session.turns, strict=False):
            if notes := pins.get(f"turn/{turn.id}"):
                marked = passage(turn.text, notes)
                said = marked if "<mark" in marked else speech(turn.text)
                found.append(Scene(session.number, before, turn, said, tuple(cited.get(turn.id, ()))))
    return found


def passage(text: str, notes: Sequence[Remark] = ()) -> Markup:
    """A text of the work; the words that comments chose are marked where they stand, each with its comment's number."""
    text, spans = quoted(text), list[tuple[int, int, Remark]]()
    for note in notes:
        chosen = r"\s+".join(map(re.escape, quoted(note.words).split()))
        hit = re.search(chosen, text) if chosen else None
        if hit and all(hit.end() <= start or end <= hit.start() for start, end, _note in spans):
            spans.append((*hit.span(), note))
    made, at = Markup(), 0
    for start, end, note in sorted(spans, key=lambda span: span[0]):
        mark = Markup('<mark class="passage">{}<a class="pin-number" href="#comment-{}">{}</a></mark>')
        label = Markup('<span class="hidden">{} </span>{}').format(_("comment"), note.number)
        made += escape(text[at:start]) + mark.format(text[start:end], note.number, label)
        at = end
    return made + escape(text[at:])


def _places(done: Work, rubrics: Mapping[str, Rubric]) -> dict[str, tuple[str, str]]:
    """Every place of the judgement's page but the turns, in its order: what it is called, and what stands there."""
    found = {f"criterion/{key}": (name, "") for key, name in criterion_names(rubrics).items()}
    found |= {row.place: (row.name, row.line) for row in done.people}
    found |= {row.place: (row.name, row.why) for row in done.areas}
    found |= {"onset": (_("Onset"), done.onset[0])} | {row.place: (row.what, "") for row in done.events}
    found |= {"safety": (_("Safety"), "")} | {row.place: (row.kind, row.why) for row in done.findings}
    return (
        found | {"formulation": (_("Formulation"), "")} | {place: (label, said) for place, label, said in done.elements}
    )


def _turns(edition: VignetteEdition) -> dict[str, tuple[str, str]]:
    named = _("Session %(session)s, %(turn)s")
    return {
        f"turn/{turn.id}": (named % {"session": session.number, "turn": turn.mark}, turn.text)
        for session in edition.vignette.sessions
        for turn in session.turns
    }


def init_app(app: Flask) -> None:
    """Let templates mark passages."""
    app.jinja_env.filters["passage"] = passage
