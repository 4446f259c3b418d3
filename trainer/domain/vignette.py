"""A case: its referral, its sessions turn by turn, its people, and its readers' annotations."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from trainer.domain.decisions import Decision
from trainer.domain.inventory import Annotation
from trainer.domain.schema import STRICT

Phase = Literal["initial", "middle", "termination"]


@dataclass(frozen=True)
class Turn:
    """One paragraph of speech. `mark` is as written (C2); `id` is how it is cited (s1:C2)."""

    id: str
    mark: str
    speaker: str
    text: str


@dataclass(frozen=True)
class Session:
    """One session. `speakers` maps the letter of a mark to who speaks."""

    number: int
    phase: Phase
    title: str
    speakers: dict[str, str]
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class CasePerson:
    """A person of the case; `aliases` are the ways the sessions call them."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    name: str
    aliases: tuple[str, ...]
    relation: str
    status: str


@dataclass(frozen=True)
class PeopleFile:
    """people.yaml: everyone the sessions name."""

    __pydantic_config__: ClassVar = STRICT
    people: tuple[CasePerson, ...]


@dataclass(frozen=True)
class Protocol:
    """Sessions per phase."""

    __pydantic_config__: ClassVar = STRICT
    initial: int
    middle: int
    termination: int


@dataclass(frozen=True)
class CaseMatter:
    """The front matter of case.md. `minutes` is how long a trainee should plan for; `rubrics` judge assessed work."""

    __pydantic_config__: ClassVar = STRICT
    title: str
    level: Literal["introductory", "intermediate", "advanced"]
    fictional: Literal[True]
    key: Literal["public", "private"]
    tradition: str
    protocol: Protocol
    format: Literal["individual", "group"]
    content_notes: tuple[str, ...]
    after: tuple[str, ...]
    competencies: tuple[str, ...]
    minutes: int
    rule: str
    rubrics: tuple[str, ...]
    sources: tuple[str, ...]
    index_person: str | None = None


@dataclass(frozen=True)
class Adjudication:
    """consensus.yaml: areas the panel settled together after the blind votes, and why. Votes stay as they are."""

    __pydantic_config__: ClassVar = STRICT
    indicated: tuple[str, ...]
    why: str
    decided_on: str


@dataclass(frozen=True)
class Vignette:
    """A whole case as published: an edition holds exactly this.

    `sessions` are those of the initial phase: what is worked on, cited and scored. A long case goes on in `later`, with
    `decisions` in the order in which a reader comes to them.
    """

    slug: str
    matter: CaseMatter
    referral: str
    sessions: tuple[Session, ...]
    people: tuple[CasePerson, ...]
    annotations: tuple[Annotation, ...]
    adjudication: Adjudication | None = None
    later: tuple[Session, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Every turn of the initial phase, in order."""
        return tuple(t for s in self.sessions for t in s.turns)

    @cached_property
    def turn(self) -> dict[str, Turn]:
        """Turns of the initial phase, by id."""
        return {t.id: t for t in self.turns}

    @cached_property
    def later_turn(self) -> dict[str, Turn]:
        """Turns of the later phases, by id, in order."""
        return {t.id: t for s in self.later for t in s.turns}

    @cached_property
    def person(self) -> dict[str, CasePerson]:
        """People by id."""
        return {p.id: p for p in self.people}

    @cached_property
    def patient_names(self) -> frozenset[str]:
        """What whoever is not the therapist is called in the sessions, lower-case words."""
        spoken = {name for s in self.sessions for name in s.speakers.values() if name != "Therapist"}
        return frozenset(word for name in spoken for word in name.lower().split())

    def session(self, number: int) -> Session | None:
        """The session of that number, if there is one."""
        return next((s for s in self.sessions if s.number == number), None)
