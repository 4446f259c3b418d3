"""What a field of a person holds, in words."""

from collections.abc import Sequence

from trainer.domain.inventory import Ask, Expectation, Value
from trainer.domain.vocabulary import Choice, Field
from trainer.web.i18n import _


def _label(choices: Sequence[Choice], value: object) -> str:
    """The label without what it explains after a colon."""
    return next((c.label.partition(":")[0] for c in choices if c.id == value), str(value))


def not_known(question: str) -> str:
    """What stands where a field says what one would ask."""
    return _("Not yet known: “%(ask)s”") % {"ask": question}


def _expectation(e: Expectation, field: Field, who: str) -> str:
    by, of = (_("the patient"), who) if e.by == "patient" else (who, _("the patient"))
    said = _("%(by)s expects of %(of)s: %(about)s (%(voiced)s, %(met)s)") % {
        "by": by,
        "of": of,
        "about": _label(field.topics, e.about).lower(),
        "voiced": _label(field.voiced, e.voiced).lower(),
        "met": _label(field.met, e.met).lower(),
    }
    return said[:1].upper() + said[1:]


def in_words(value: Value, field: Field, who: str) -> tuple[str, ...]:
    """The value as lines for a person; empty where it was left blank. `who` is the person the field speaks of."""
    if value is None or value == "":
        return ()
    if isinstance(value, Ask):
        return (not_known(value.ask),)
    if isinstance(value, str):
        return (value if field.kind == "text" else _label((*field.values, *field.apart), value),)
    if not value:
        return (_("None"),)
    pairs = [e for e in value if isinstance(e, Expectation)]
    if pairs:
        return tuple(_expectation(e, field, who) for e in pairs)
    return (", ".join(_label(field.values, v) for v in value),)


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same: any two 'not yet known' do, sets in any order do."""
    if isinstance(one, Ask) or isinstance(other, Ask):
        return isinstance(one, Ask) and isinstance(other, Ask)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return one == other
