"""The inventory of a real case for whoever is to vouch for it: the circle, and what the fields say of each person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from trainer.db import session
from trainer.db.models import LogContent
from trainer.domain.errors import NotFound
from trainer.domain.inventory import Answer, Ask, Expectation, Person
from trainer.domain.vocabulary import Choice, Tradition, Vocabulary
from trainer.services.assembling import inventory_of, words_of
from trainer.web.components.telling.circle import Circle, circle_alone
from trainer.web.i18n import _

FIELDS: Final = ("contact", "quality", "support", "change", "expectations")
"""Beside the rings, which the circle and its table tell, and the area."""


@dataclass(frozen=True)
class InventoryTold:
    """People by their relation, each with label and value of what is filled in."""

    circle: Circle | None
    people: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def inventory_told(content: LogContent | None) -> InventoryTold | None:
    """Out of what is stored with the entry; None where that is no inventory."""
    made = inventory_of(content.words if content else None)
    if made is None:
        return None
    try:
        words, school = words_of(session(), made.tradition)
    except NotFound:
        return None
    people = made.people(words)
    return InventoryTold(
        circle_alone(Answer(people=people), words),
        tuple((person.name, tuple(_lines(person, words, school))) for person in people),
    )


def _lines(person: Person, words: Vocabulary, school: Tradition) -> Iterable[tuple[str, str]]:
    if person.key:
        yield _("key person"), _("yes")
    for field in FIELDS:
        if value := getattr(person, field):
            yield words.field[field].label.lower(), _said(field, value, words)
    if isinstance(person.area, str):
        yield _("belongs to"), next((a.name for a in school.areas if a.id == person.area), _("no problem area"))


def _said(field: str, value: Any, words: Vocabulary) -> str:
    if isinstance(value, Ask):
        return _("not yet known")
    if isinstance(value, tuple):
        return "; ".join(
            _expected(one, words) if isinstance(one, Expectation) else words.label(field, one) for one in value
        )
    return words.label(field, str(value))


def _expected(one: Expectation, words: Vocabulary) -> str:
    """The patient: listening and understanding (hinted, partly met)."""
    field = words.field["expectations"]

    def label(choices: Iterable[Choice], value: str) -> str:
        return next((choice.label for choice in choices if choice.id == value), value)

    return _("%(who)s: %(what)s (%(voiced)s, %(met)s)") % {
        "who": label(field.by, one.by),
        "what": label(field.topics, one.about).lower(),
        "voiced": label(field.voiced, one.voiced).lower(),
        "met": label(field.met, one.met).lower(),
    }
