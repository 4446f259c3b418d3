"""The words an inventory may use: read once from curriculum/, shared by form, readers' files and answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Final, Literal

from trainer.domain.schema import STRICT

Kind = Literal["ordinal", "choice", "set", "expectations", "text"]

# A field of Person holds one of these; the names are fixed by the dataclass, their values by the vocabulary.
FIELD_IDS: Final = (
    "ring_before", "ring_now", "ring_wanted", "contact", "quality",
    "support", "expectations", "change", "incident", "feeling", "wanted_change",
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One permitted value and what a person reads for it."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    label: str


@dataclass(frozen=True)
class Relation:
    """A canonical relation; `synonyms` are lower-case words that mean it."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    label: str
    synonyms: tuple[str, ...]


@dataclass(frozen=True)
class SafetyKind:
    """A kind of safety finding; kinds of one `family` answer for one another at the gate."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    label: str
    family: str


@dataclass(frozen=True)
class Field:
    """One field of a person. `apart` are values off the ordinal line, which agree only with themselves."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    label: str
    question: str
    kind: Kind
    values: tuple[Choice, ...] = ()
    apart: tuple[Choice, ...] = ()
    by: tuple[Choice, ...] = ()
    topics: tuple[Choice, ...] = ()
    voiced: tuple[Choice, ...] = ()
    met: tuple[Choice, ...] = ()

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every value a plain answer to this field may take."""
        return tuple(c.id for c in (*self.values, *self.apart))


@dataclass(frozen=True)
class Vocabulary:
    """curriculum/inventory_fields.yaml."""

    __pydantic_config__: ClassVar = STRICT
    relations: tuple[Relation, ...]
    statuses: tuple[Choice, ...]
    importance: tuple[Choice, ...]
    fields: tuple[Field, ...]
    onset_kinds: tuple[Choice, ...]
    safety_kinds: tuple[SafetyKind, ...]
    safety_statuses: tuple[Choice, ...]
    next_steps: tuple[Choice, ...]
    dispute_stages: tuple[Choice, ...]
    formulation_elements: tuple[Choice, ...]

    def __hash__(self) -> int:
        """Cheap: there are few vocabularies, and what is remembered for one is asked for with that same one."""
        return len(self.relations) * 31 + len(self.fields)

    @cached_property
    def field(self) -> Mapping[str, Field]:
        """Fields by id."""
        return {f.id: f for f in self.fields}

    @cached_property
    def scored_fields(self) -> tuple[Field, ...]:
        """The fields a machine may compare: all but text."""
        return tuple(f for f in self.fields if f.kind != "text")

    @cached_property
    def relation_of(self) -> Mapping[str, str]:
        """Canonical relation by its id, label or synonym, lower-case."""
        words: dict[str, str] = {}
        for r in self.relations:
            for word in (*r.synonyms, r.label.lower(), r.id, r.id.replace("-", " ")):
                words.setdefault(word.lower(), r.id)
        return words

    def canonical(self, relation: str) -> str | None:
        """The canonical relation that the typed words mean; None when they mean none we know."""
        text = " ".join(relation.lower().split())
        if text in self.relation_of:
            return self.relation_of[text]
        for lead in ("my ", "her ", "his ", "their ", "the patient's ", "patient's "):
            if text.startswith(lead):
                return self.canonical(text.removeprefix(lead))
        return None

    def family(self, safety_kind: str) -> str:
        """The family of a safety kind; an unknown kind stands for itself."""
        return next((k.family for k in self.safety_kinds if k.id == safety_kind), safety_kind)

    def label(self, group: str, value: str) -> str:
        """What a person reads for `value` of the list named `group` (a list here, or a field's id)."""
        choices = self.field[group].values + self.field[group].apart if group in self.field else getattr(self, group)
        return next((c.label for c in choices if c.id == value), value)


@dataclass(frozen=True)
class Area:
    """A problem area of a tradition; `stages` says whether it is staged as a dispute."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    definition: str
    stages: bool


@dataclass(frozen=True)
class Tradition:
    """A school of IPT and its problem areas."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    areas: tuple[Area, ...]

    @cached_property
    def area_ids(self) -> tuple[str, ...]:
        """Ids in the order in which the tradition names them."""
        return tuple(a.id for a in self.areas)

    def area(self, area_id: str) -> Area:
        """The area of that id. Raises KeyError when the tradition has none."""
        for area in self.areas:
            if area.id == area_id:
                return area
        raise KeyError(area_id)


@dataclass(frozen=True)
class Traditions:
    """curriculum/problem_areas.yaml."""

    __pydantic_config__: ClassVar = STRICT
    traditions: tuple[Tradition, ...]

    def tradition(self, tradition_id: str) -> Tradition:
        """The tradition of that id. Raises KeyError when there is none."""
        for tradition in self.traditions:
            if tradition.id == tradition_id:
                return tradition
        raise KeyError(tradition_id)


@dataclass(frozen=True)
class Competency:
    """Something a trainee learns to do; `domain` is its place in the five-domain framework."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    domain: str
    description: str


@dataclass(frozen=True)
class Competencies:
    """curriculum/competencies.yaml."""

    __pydantic_config__: ClassVar = STRICT
    competencies: tuple[Competency, ...]


@dataclass(frozen=True)
class Term:
    """A glossary entry."""

    __pydantic_config__: ClassVar = STRICT
    term: str
    definition: str
    source: str | None = None
