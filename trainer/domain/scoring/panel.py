"""A panel of readers as a distribution: shares of readers by person, turn, area and finding."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from trainer.domain.inventory import Annotation, ReadPerson
from trainer.domain.scoring.matching import match_people
from trainer.domain.vignette import Vignette
from trainer.domain.vocabulary import Tradition, Vocabulary

IMPORTANCE: Final = {"essential": 1.0, "useful": 0.5, "optional": 0.0}


@dataclass(frozen=True, eq=False)
class Panel:
    """The readers of one case. Leave-one-out panels come from `without` and are never adjudicated.

    Two panels are one only if they are the same object, so that what is derived from one can be held.
    """

    vignette: Vignette
    vocabulary: Vocabulary
    tradition: Tradition
    readers: tuple[Annotation, ...]
    adjudicated: tuple[str, ...] | None = None

    @classmethod
    def of(cls, vignette: Vignette, vocabulary: Vocabulary, tradition: Tradition) -> "Panel":
        """The whole panel of a case, readers in the order of their names."""
        readers = tuple(sorted(vignette.annotations, key=lambda a: a.annotator))
        agreed = vignette.adjudication.indicated if vignette.adjudication else None
        return cls(vignette, vocabulary, tradition, readers, agreed)

    def without(self, annotator: str) -> "Panel":
        """The panel of the other readers."""
        others = tuple(r for r in self.readers if r.annotator != annotator)
        panel = replace(self, readers=others, adjudicated=None)
        panel.__dict__["people_of"] = {r.annotator: self.people_of[r.annotator] for r in others}
        return panel

    @property
    def size(self) -> int:
        """How many readers."""
        return len(self.readers)

    def _share(self, names: Iterable[str]) -> dict[str, float]:
        return {name: n / self.size for name, n in sorted(Counter(names).items())}

    @cached_property
    def people_of(self) -> dict[str, dict[str, ReadPerson]]:
        """By reader: the people they list, by person id."""
        found: dict[str, dict[str, ReadPerson]] = {}
        for reader in self.readers:
            matches = match_people(reader.people, self.vignette, self.vocabulary)
            found[reader.annotator] = {m.person_id: reader.people[m.index] for m in matches if m.person_id}
        return found

    @cached_property
    def readings(self) -> dict[str, dict[str, ReadPerson]]:
        """By person id: what each reader who lists them says."""
        by_person: dict[str, dict[str, ReadPerson]] = {}
        for p in self.vignette.people:
            said = {r.annotator: self.people_of[r.annotator].get(p.id) for r in self.readers}
            if listed := {a: person for a, person in said.items() if person}:
                by_person[p.id] = listed
        return by_person

    @cached_property
    def weight(self) -> dict[str, float]:
        """By person on the panel's list: mean importance over all readers, 0..1."""
        return {
            p: sum(IMPORTANCE[r.importance] for r in said.values()) / self.size for p, said in self.readings.items()
        }

    @cached_property
    def essential(self) -> tuple[str, ...]:
        """People whom at least half of the readers call essential."""
        votes = {p: sum(r.importance == "essential" for r in said.values()) for p, said in self.readings.items()}
        return tuple(p for p, n in votes.items() if n and 2 * n >= self.size)

    @cached_property
    def _person_turns(self) -> dict[str, dict[str, float]]:
        return {p: self._share(t for r in said.values() for t in set(r.evidence)) for p, said in self.readings.items()}

    def person_turns(self, person_id: str) -> dict[str, float]:
        """Share of readers citing each turn for that person."""
        return self._person_turns.get(person_id, {})

    @cached_property
    def _area_turns(self) -> dict[str, dict[str, float]]:
        said = {a: [r.areas[a] for r in self.readers if a in r.areas] for a in self.tradition.area_ids}
        return {a: self._share(t for c in claims if c.present for t in set(c.evidence)) for a, claims in said.items()}

    def area_turns(self, area: str) -> dict[str, float]:
        """Share of readers citing each turn for that area, as present."""
        return self._area_turns.get(area, {})

    @cached_property
    def onset_turns(self) -> dict[str, float]:
        """Share of readers citing each turn for the onset."""
        return self._share(t for r in self.readers for t in set(r.onset.evidence))

    @cached_property
    def onset_votes(self) -> dict[str, int]:
        """Readers by kind of event at onset."""
        return dict(Counter(r.onset.kind for r in self.readers if r.onset.kind))

    @cached_property
    def primary_votes(self) -> dict[str, int]:
        """Readers by primary area; an area nobody makes primary is absent."""
        return dict(Counter(p for r in self.readers if (p := r.primary())))

    @cached_property
    def presence_votes(self) -> dict[str, int]:
        """Readers who say each area of the tradition is present."""
        return {a: sum(a in r.areas and r.areas[a].present for r in self.readers) for a in self.tradition.area_ids}

    @cached_property
    def indicated(self) -> tuple[str, ...]:
        """Areas that more than half say are present; if none, at least half; or as adjudicated."""
        if self.adjudicated is not None:
            return self.adjudicated
        more = tuple(a for a, n in self.presence_votes.items() if 2 * n > self.size)
        return more or tuple(a for a, n in self.presence_votes.items() if n and 2 * n >= self.size)

    @cached_property
    def defensible(self) -> tuple[str, ...]:
        """Areas not indicated that some reader says are present, with citations."""
        cited = {a for r in self.readers for a, c in r.areas.items() if c.present and c.evidence}
        return tuple(a for a in self.tradition.area_ids if a in cited and a not in self.indicated)

    @cached_property
    def unsupported(self) -> tuple[str, ...]:
        """Areas nobody says are present."""
        return tuple(a for a, n in self.presence_votes.items() if n == 0 and a not in self.indicated)

    @cached_property
    def contested(self) -> str | None:
        """Why no total can be given; None when the panel stands."""
        if self.size < 3:
            return f"{self.size} of the 3 readers needed have read this case"
        top = sorted(self.primary_votes.values(), reverse=True)
        if not top or (len(top) > 1 and top[0] == top[1]):
            return "the readers do not agree on a commonest primary area"
        return None
