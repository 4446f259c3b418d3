"""The interpersonal inventory of a real case: ties in fields alone, nobody's name and not a word of prose.

It speaks the vocabulary of the workspace, is filled from the same paths, and can be drawn as the same circle.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from trainer.domain import draft_state
from trainer.domain.answer_faults import AnswerFault, answer_faults
from trainer.domain.draft import KEY, BadChange, State, tie_fits
from trainer.domain.draft_answer import to_answer
from trainer.domain.inventory import Answer, Ask, Expectation, Person
from trainer.domain.schema import STRICT
from trainer.domain.vocabulary import Tradition, Vocabulary

FIELDS: Final = (
    "ring_before", "ring_now", "ring_wanted", "contact", "quality", "support", "expectations", "change", "area",
)  # fmt: skip
MOST: Final = 40
"""People of one inventory."""


@dataclass(frozen=True)
class Tie:
    """Somebody around the patient, known by the relation alone. `unknown`: the fields that are still to be asked."""

    __pydantic_config__: ClassVar = STRICT
    relation: str
    status: str = "living"
    key: bool = False
    ring_before: str | None = None
    ring_now: str | None = None
    ring_wanted: str | None = None
    contact: str | None = None
    quality: str | None = None
    support: tuple[str, ...] | None = None
    expectations: tuple[Expectation, ...] | None = None
    change: str | None = None
    area: str | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseInventory:
    """The ties in the order in which they were entered; `tradition` says which problem areas there are."""

    __pydantic_config__: ClassVar = STRICT
    tradition: str
    ties: tuple[Tie, ...] = field(default=())

    def people(self, vocabulary: Vocabulary) -> tuple[Person, ...]:
        """As the workspace has them, called by their relation, and numbered where there are several of one."""
        many = Counter(tie.relation for tie in self.ties)
        seen: Counter[str] = Counter()
        made = []
        for tie in self.ties:
            seen[tie.relation] += 1
            number = f" {seen[tie.relation]}" if many[tie.relation] > 1 else ""
            said: dict[str, Any] = {name: Ask("?") if name in tie.unknown else getattr(tie, name) for name in FIELDS}
            name = vocabulary.label("relations", tie.relation) + number
            made.append(Person(name, tie.relation, tie.status, tie.key, **said))
        return tuple(made)


_PLACES: Final = (*FIELDS, "relation", "status", "key", "gone", "angle")


@dataclass(frozen=True)
class CasePlaces:
    """The paths that the workspace's form and circle may fill for a real case: people's fields, and no words."""

    vocabulary: Vocabulary
    tradition: Tradition

    def check(self, path: str, value: Any) -> None:
        """Raises BadChange for what is prose, or no field at all; None may stand anywhere a path exists."""
        match path.split("."):
            case ["people", key, *rest] if re.fullmatch(KEY, key) and rest and rest[0] in _PLACES:
                fits = tie_fits(self.vocabulary, self.tradition, rest, value)
                if rest == ["relation"]:
                    fits = any(value == relation.id for relation in self.vocabulary.relations)
                if value is None or fits:
                    return
        raise BadChange(f"{path!r} is not kept of a real case, or not with {value!r}")


def from_state(state: Mapping[str, Any], vocabulary: Vocabulary, tradition: Tradition) -> CaseInventory:
    """Out of the flat map that the workspace's form and circle fill. Raises BadChange; see CasePlaces.

    A question that one would ask stays a question: its words are left behind.
    """
    places = CasePlaces(vocabulary, tradition)
    for path, value in state.items():
        places.check(path, value)
    called = {
        path.removesuffix("relation") + "name": value for path, value in state.items() if path.endswith(".relation")
    }
    answer = to_answer({**state, **called}, vocabulary, tradition, {})
    return CaseInventory(tradition.id, tuple(_tie(person) for person in answer.people))


def to_state(inventory: CaseInventory, vocabulary: Vocabulary) -> State:
    """The flat map again, for the form and the circle to begin with."""
    said = draft_state.to_state(Answer(people=inventory.people(vocabulary)))
    return {path: value for path, value in said.items() if path.split(".")[2] in _PLACES}


def _tie(person: Person) -> Tie:
    said = {name: person.value(name) for name in FIELDS}
    plain: dict[str, Any] = {name: value for name, value in said.items() if not isinstance(value, Ask)}
    unknown = tuple(name for name, value in said.items() if isinstance(value, Ask))
    return Tie(person.relation, person.status, person.key, **plain, unknown=unknown)


def inventory_faults(inventory: CaseInventory, vocabulary: Vocabulary, tradition: Tradition) -> list[AnswerFault]:
    """What is wrong with it, by the one check that answers and readings go through."""
    people = inventory.people(vocabulary)
    many: list[AnswerFault] = [(("people",), f"{len(people)} people; {MOST} are enough")] if len(people) > MOST else []
    return many + answer_faults(
        Answer(people=people), vocabulary=vocabulary, tradition=tradition, turns=(), sessions=()
    )
