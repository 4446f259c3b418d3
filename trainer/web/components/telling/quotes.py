"""Cited turns in their own words, with who cites them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from trainer.domain.vignette import Vignette
from trainer.web.components.telling.readers import Reader, Readers

LEAD: Final = 150
"""Characters shown before a long turn is folded."""


@dataclass(frozen=True)
class Quote:
    """One turn. `lead` is its beginning, `rest` what a fold hides; `off`: cited, but it does not show the person."""

    turn: str
    session: int
    mark: str
    speaker: str
    lead: str
    rest: str
    mine: bool
    readers: tuple[Reader, ...]
    off: bool = False

    @property
    def anchor(self) -> str:
        """Where the turn stands on its session's page."""
        return self.turn.replace(":", "-")


def fold(text: str) -> tuple[str, str]:
    """The beginning of a text up to a whole word, and the rest."""
    if len(text) <= LEAD + 40:
        return text, ""
    cut = text.rfind(" ", 0, LEAD)
    return text[:cut], text[cut + 1 :]


class Quoting:
    """Quotes turns of one case."""

    def __init__(self, vignette: Vignette, readers: Readers) -> None:
        self._vignette = vignette
        self._readers = readers
        self._order = {t.id: i for i, t in enumerate(vignette.turns)}

    def _quote(self, turn: str, mine: bool, cited_by: Iterable[str], off: bool) -> Quote:
        session = int(turn[1:].partition(":")[0])
        found = self._vignette.turn[turn]
        held = self._vignette.session(session)
        lead, rest = fold(found.text)
        speaker = held.speakers.get(found.speaker, found.speaker) if held else found.speaker
        return Quote(turn, session, found.mark, speaker, lead, rest, mine, self._readers.among(cited_by), off)

    def of(
        self,
        mine: Iterable[str],
        theirs: Mapping[str, Iterable[str]],
        fits: Callable[[str], bool] = lambda _turn: True,
    ) -> tuple[Quote, ...]:
        """Every turn that the answer or a reader cites, in the order of the sessions; `theirs` is turns by reader."""
        own = set(mine)
        by_turn: dict[str, list[str]] = {t: [] for t in own}
        for reader, turns in theirs.items():
            for turn in set(turns):
                by_turn.setdefault(turn, []).append(reader)
        known = sorted((t for t in by_turn if t in self._order), key=lambda t: self._order[t])
        return tuple(self._quote(t, t in own, by_turn[t], t in own and not fits(t)) for t in known)
