"""What I would ask next: the answer's open questions beside the readers'."""

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.domain.inventory import Ask, Value
from trainer.web.components.telling.matter import Matter
from trainer.web.components.telling.readers import Reader


@dataclass(frozen=True)
class Question:
    """One thing not yet known of one person: whose question it is. `said`: the answer filled the field in."""

    person: str
    field: str
    mine: str | None
    readers: tuple[tuple[Reader, str], ...]
    said: bool


@dataclass(frozen=True)
class Asks:
    """Questions both ask, only the readers, only the answer."""

    both: tuple[Question, ...]
    theirs: tuple[Question, ...]
    mine: tuple[Question, ...]


def question_in(value: Value) -> str | None:
    """What would be asked, where the value is not yet known."""
    return value.ask if isinstance(value, Ask) else None


def _questions(matter: Matter) -> Iterator[Question]:
    for met in matter.people:
        readers = matter.readers.among(met.said)
        for field in matter.words.fields:
            mine = met.entry.value(field.id) if met.entry else None
            own = question_in(mine)
            theirs = tuple((r, q) for r in readers if (q := question_in(met.said[r.id].value(field.id))) is not None)
            if own is not None or theirs:
                yield Question(met.name, field.label, own, theirs, mine is not None and own is None)


def asks(matter: Matter) -> Asks:
    """Questions about persons in the order of the result; of the readers' own, those most ask first."""
    found = list(_questions(matter))
    theirs = [q for q in found if q.mine is None]
    return Asks(
        tuple(q for q in found if q.mine is not None and q.readers),
        tuple(sorted(theirs, key=lambda q: -len(q.readers))),
        tuple(q for q in found if q.mine is not None and not q.readers),
    )
