"""Cited turns in their own words, with who cites them."""

import re
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from trainer.domain.vignette import Vignette
from trainer.web.components.telling.readers import Reader, Readers, joined
from trainer.web.i18n import _

EXCERPT: Final = 170
"""Characters of a long turn that are shown before it is opened."""


@dataclass(frozen=True)
class Quote:
    """One turn. `excerpt` is what is shown of a long one; `off`: cited, but it does not show the person."""

    turn: str
    session: int
    mark: str
    speaker: str
    text: str
    excerpt: str
    mine: bool
    readers: tuple[Reader, ...]
    off: bool = False

    @property
    def cited_by(self) -> str:
        """Who cites it, in words."""
        names = joined(r.name for r in self.readers)
        if not self.mine:
            return _("cited by %(names)s") % {"names": names}
        return _("cited by you and by %(names)s") % {"names": names} if names else _("cited by you alone")

    @property
    def anchor(self) -> str:
        """Where the turn stands on its session's page."""
        return self.turn.replace(":", "-")


def excerpt(text: str, about: Iterable[str] = ()) -> str:
    """The turn, or of a long one whole words around the first of the names in `about`, else its beginning."""
    if len(text) <= EXCERPT + 40:
        return text
    names = "|".join(re.escape(n) for n in about)
    found = re.search(rf"(?<!\w)(?:{names})(?!\w)", text) if names else None
    start = max(0, (found.start() if found else 0) - EXCERPT // 3)
    if start:
        start = text.find(" ", start) + 1
    end = text.rfind(" ", 0, start + EXCERPT) if start + EXCERPT < len(text) else len(text)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


class Quoting:
    """Quotes turns of one case."""

    def __init__(self, vignette: Vignette, readers: Readers) -> None:
        self._vignette = vignette
        self._readers = readers
        self._order = {t.id: i for i, t in enumerate(vignette.turns)}

    def of(
        self,
        mine: Iterable[str],
        theirs: Mapping[str, Iterable[str]],
        *,
        fits: Container[str] | None = None,
        about: Collection[str] = (),
    ) -> tuple[Quote, ...]:
        """Every turn that the answer or a reader cites, in the order of the sessions; `theirs` is turns by reader.

        `fits`: of the answer's turns, those that show the person whose names are `about`.
        """
        own = set(mine)
        by_turn: dict[str, list[str]] = {t: [] for t in own}
        for reader, turns in theirs.items():
            for turn in set(turns):
                by_turn.setdefault(turn, []).append(reader)
        made = []
        for turn in sorted((t for t in by_turn if t in self._order), key=lambda t: self._order[t]):
            said, number = self._vignette.turn[turn], int(turn[1:].partition(":")[0])
            held = self._vignette.session(number)
            speaker = held.speakers.get(said.speaker, said.speaker) if held else said.speaker
            off = turn in own and fits is not None and turn not in fits
            cited_by = self._readers.among(by_turn[turn])
            text = said.text.replace("*", "")  # emphasis, which an excerpt might cut in two
            made.append(Quote(turn, number, said.mark, speaker, text, excerpt(text, about), turn in own, cited_by, off))
        return tuple(made)
