"""A module's quiz: a bank of items in variants, of which each attempt draws its own by a seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from trainer.domain.draft import BadChange
from trainer.domain.lots import lot
from trainer.domain.schema import STRICT

PART: Final = "answers"
"""What the paths of an attempt begin with: `answers.<item>` holds where the chosen option stands."""


@dataclass(frozen=True)
class QuizOption:
    """One answer to a stem, with the reason it is right or wrong."""

    __pydantic_config__: ClassVar = STRICT
    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Variant:
    """An item as asked about one patient, or from one side."""

    __pydantic_config__: ClassVar = STRICT
    stem: str
    options: tuple[QuizOption, ...]

    @property
    def right(self) -> int:
        """Where the right option stands."""
        return next(i for i, option in enumerate(self.options) if option.right)


@dataclass(frozen=True)
class QuizItem:
    """One thing worth knowing; `section` is the section of the module that teaches it."""

    __pydantic_config__: ClassVar = STRICT
    id: str
    section: str
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Quiz:
    """A bank; an attempt asks `draw` of its items."""

    __pydantic_config__: ClassVar = STRICT
    draw: int
    items: tuple[QuizItem, ...]


@dataclass(frozen=True)
class Asked:
    """An item as one attempt asks it: one variant, its options in this attempt's order."""

    item: QuizItem
    stem: str
    options: tuple[QuizOption, ...]

    @property
    def right(self) -> int:
        """Where the right option stands in this order."""
        return next(i for i, option in enumerate(self.options) if option.right)


def drawn(quiz: Quiz, seed: int) -> tuple[Asked, ...]:
    """What the attempt with this seed asks, in its order."""
    items = sorted(quiz.items, key=lambda item: lot(seed, item.id))[: quiz.draw]
    asked = []
    for item in items:
        n = lot(seed, item.id, "variant") % len(item.variants)
        variant = item.variants[n]
        order = sorted(range(len(variant.options)), key=lambda i: lot(seed, item.id, n, i))
        asked.append(Asked(item, variant.stem, tuple(variant.options[i] for i in order)))
    return tuple(asked)


def marked(asked: tuple[Asked, ...], answers: Mapping[str, int]) -> dict[str, bool]:
    """By item, whether the option chosen was the right one; an item without an answer is not."""
    return {one.item.id: answers.get(one.item.id) == one.right for one in asked}


@dataclass(frozen=True)
class AttemptPlaces:
    """The paths an attempt may hold: an option for each item that it asks."""

    asked: tuple[Asked, ...]

    def check(self, path: str, value: Any) -> None:
        """Raises BadChange unless `value` may stand at `path`; None may stand anywhere a path exists."""
        one = next((one for one in self.asked if path == f"{PART}.{one.item.id}"), None)
        if one is None:
            raise BadChange(f"there is no question {path!r} in this attempt")
        if value is not None and (type(value) is not int or not 0 <= value < len(one.options)):
            raise BadChange(f"{value!r} is not one of the options")


def answers_in(asked: tuple[Asked, ...], state: Mapping[str, Any]) -> dict[str, int]:
    """By item, where the chosen option stands; an item without an answer is left out."""
    found = {one.item.id: state.get(f"{PART}.{one.item.id}") for one in asked}
    return {item: at for item, at in found.items() if at is not None}
