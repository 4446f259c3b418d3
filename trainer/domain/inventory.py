"""What a trainee or a reader says about a case: people, onset, problem areas, safety, formulation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from trainer.domain.schema import STRICT

MAX_KEY_PEOPLE = 5
"""How many people may carry full fields (rules of record, "The inventory's vocabulary")."""


@dataclass(frozen=True)
class Ask:
    """Not yet known: the question one would put."""

    __pydantic_config__: ClassVar = STRICT
    ask: str


@dataclass(frozen=True)
class Expectation:
    """Who (`by`) expects what (`about`) of whom (`of`); both are `patient` or `person`."""

    __pydantic_config__: ClassVar = STRICT
    by: str
    of: str
    about: str
    voiced: str = "not-known"
    met: str = "not-known"


Value = str | Ask | tuple[str, ...] | tuple[Expectation, ...] | None
"""What a field of a person may hold; None is blank."""


@dataclass(frozen=True)
class Person:
    """One person of the inventory as somebody names them. `key` people carry full fields."""

    __pydantic_config__: ClassVar = STRICT
    name: str
    relation: str
    status: str = "living"
    key: bool = False
    line: str = ""
    ring_before: str | Ask | None = None
    ring_now: str | Ask | None = None
    ring_wanted: str | Ask | None = None
    contact: str | Ask | None = None
    quality: str | Ask | None = None
    support: tuple[str, ...] | Ask | None = None
    expectations: tuple[Expectation, ...] | Ask | None = None
    change: str | Ask | None = None
    incident: str | Ask | None = None
    feeling: str | Ask | None = None
    wanted_change: str | Ask | None = None
    area: str | Ask | None = None
    evidence: tuple[str, ...] = ()
    why: str = ""

    def value(self, field_id: str) -> Value:
        """What is said in the field of that id."""
        said: Value = getattr(self, field_id)
        return said


@dataclass(frozen=True)
class ReadPerson(Person):
    """A person as an expert reads them, with how much they matter."""

    importance: str = "useful"


@dataclass(frozen=True)
class Onset:
    """When the symptoms began and what they are tied to."""

    __pydantic_config__: ClassVar = STRICT
    when: str = ""
    kind: str | None = None
    evidence: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class AreaClaim:
    """What is said of one problem area; `confidence` is 0..100 per cent that it is present."""

    __pydantic_config__: ClassVar = STRICT
    present: bool
    rank: Literal["primary", "secondary"] | None = None
    confidence: int | None = None
    stage: str | None = None
    evidence: tuple[str, ...] = ()
    why: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class SafetyFinding:
    """One finding about safety, with the turns that show it and the next step."""

    __pydantic_config__: ClassVar = STRICT
    kind: str
    status: str
    evidence: tuple[str, ...] = ()
    next_step: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Formulation:
    """The formulation as said to the patient; `elements` maps each of the six to the words that carry it."""

    __pydantic_config__: ClassVar = STRICT
    text: str = ""
    elements: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Commitment:
    """The working hypothesis after session `after`; `areas` gives 0..100 per cent for each."""

    __pydantic_config__: ClassVar = STRICT
    after: int
    areas: dict[str, int]
    primary: str | None = None
    note: str = ""


@dataclass(frozen=True)
class TimelineEntry:
    """A life event, or the mood (0 lowest .. 10 well); `onset` marks where the symptoms began. Not scored."""

    __pydantic_config__: ClassVar = STRICT
    when: str
    what: str
    kind: Literal["event", "mood"] = "event"
    mood: int | None = None
    onset: bool = False
    evidence: tuple[str, ...] = ()


def _primary(areas: Mapping[str, AreaClaim]) -> str | None:
    return next((a for a, claim in areas.items() if claim.present and claim.rank == "primary"), None)


@dataclass(frozen=True)
class Answer:
    """A trainee's whole answer to a case. Everything may be empty."""

    __pydantic_config__: ClassVar = STRICT
    commitments: tuple[Commitment, ...] = ()
    people: tuple[Person, ...] = ()
    onset: Onset = Onset()
    areas: dict[str, AreaClaim] = field(default_factory=dict)
    safety: tuple[SafetyFinding, ...] = ()
    formulation: Formulation = Formulation()
    timeline: tuple[TimelineEntry, ...] = ()

    def primary(self) -> str | None:
        """The area chosen as primary, if one is."""
        return _primary(self.areas)


@dataclass(frozen=True)
class ReadDecision:
    """What a reader would have done at a decision point, before they read on."""

    __pydantic_config__: ClassVar = STRICT
    at: str
    choice: str
    why: str


@dataclass(frozen=True)
class Placed:
    """Where somebody stands in the second circle, at the last session; `ring` may be a question."""

    __pydantic_config__: ClassVar = STRICT
    name: str
    ring: str | Ask
    evidence: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Annotation:
    """One reader's blind reading of a case; of a long one also what they chose as they read on. Neither is scored."""

    __pydantic_config__: ClassVar = STRICT
    annotator: str
    annotated_on: str
    blind: Literal[True]
    basis: Literal["illustrative", "clinician"]
    made_how: str
    commitments: tuple[Commitment, ...]
    people: tuple[ReadPerson, ...]
    onset: Onset
    areas: dict[str, AreaClaim]
    formulation: Formulation
    key_points: tuple[str, ...]
    safety: tuple[SafetyFinding, ...] = ()
    decisions: tuple[ReadDecision, ...] = ()
    second_circle: tuple[Placed, ...] = ()

    def as_answer(self) -> Answer:
        """The reading as an answer, so that a reader can be scored like a trainee: essential people are key."""
        people = tuple(replace(p, key=p.importance == "essential") for p in self.people)
        return Answer(self.commitments, people, self.onset, self.areas, self.safety, self.formulation)

    def primary(self) -> str | None:
        """The area this reader makes primary."""
        return _primary(self.areas)
