"""What every part of a telling starts from: the score, the answer, the panel, and everybody in them."""

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.domain.inventory import Answer, Person, ReadPerson
from trainer.domain.scoring.panel import Panel
from trainer.domain.scoring.result import PersonVerdict, Score
from trainer.domain.vocabulary import Vocabulary
from trainer.web.components.telling.quotes import Quoting
from trainer.web.components.telling.readers import Readers


@dataclass(frozen=True)
class Met:
    """One person: as entered (None: missed), by the case's own name where there is one, as the readers have them."""

    verdict: PersonVerdict
    entry: Person | None
    name: str
    said: Mapping[str, ReadPerson]


class Matter:
    """A score of `answer` against `panel`."""

    def __init__(self, score: Score, answer: Answer, panel: Panel) -> None:
        self.score = score
        self.answer = answer
        self.panel = panel
        self.readers = Readers(panel)
        self.quoting = Quoting(panel.vignette, self.readers)
        entries = iter(answer.people)
        self.people = tuple(self._met(v, next(entries) if v.entered is not None else None) for v in score.people)

    @property
    def words(self) -> Vocabulary:
        """The inventory's vocabulary."""
        return self.panel.vocabulary

    def _met(self, verdict: PersonVerdict, entry: Person | None) -> Met:
        person = self.panel.vignette.person.get(verdict.matched or "")
        name = person.name if person else verdict.entered or ""
        return Met(verdict, entry, name, self.panel.readings.get(verdict.matched or "", {}))

    def relation(self, typed: str) -> str:
        """The relation as a page writes it."""
        canonical = self.words.canonical(typed)
        return next((r.label.lower() for r in self.words.relations if r.id == canonical), typed)
