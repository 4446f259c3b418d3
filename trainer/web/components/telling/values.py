"""What a field of a person holds, in words, whether it comes from an answer or from a stored score."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from trainer.domain.inventory import Ask, Expectation
from trainer.domain.vocabulary import Choice, Field
from trainer.web.i18n import _


def plain(value: object) -> object:
    """The value as a stored score has it: text, {ask: …}, or a list."""
    if isinstance(value, Ask):
        return {"ask": value.ask}
    if isinstance(value, tuple | list):
        return [asdict(v) if isinstance(v, Expectation) else v for v in value]
    return value


def _label(choices: Sequence[Choice], value: object) -> str:
    """The label without what it explains after a colon."""
    return next((c.label.partition(":")[0] for c in choices if c.id == value), str(value))


def asks(value: object) -> str | None:
    """The question that would be put, where the value is 'not yet known'."""
    held = plain(value)
    return str(held["ask"]) if isinstance(held, Mapping) and "ask" in held else None


def _expectation(e: Mapping[str, object], field: Field, who: str) -> str:
    by, of = (_("the patient"), who) if e["by"] == "patient" else (who, _("the patient"))
    said = _("%(by)s expects of %(of)s: %(about)s (%(voiced)s, %(met)s)") % {
        "by": by,
        "of": of,
        "about": _label(field.topics, e["about"]).lower(),
        "voiced": _label(field.voiced, e["voiced"]).lower(),
        "met": _label(field.met, e["met"]).lower(),
    }
    return said[:1].upper() + said[1:]


def not_known(question: str) -> str:
    """What stands where a field says what one would ask."""
    return _("Not yet known: “%(ask)s”") % {"ask": question}


def in_words(value: object, field: Field, who: str) -> tuple[str, ...]:
    """The value as lines for a person; empty where it was left blank. `who` is the person the field speaks of."""
    held = plain(value)
    if held is None:
        return ()
    if (question := asks(held)) is not None:
        return (not_known(question),)
    if isinstance(held, list):
        if not held:
            return (_("None"),)
        if isinstance(held[0], Mapping):
            return tuple(_expectation(e, field, who) for e in held)
        return (", ".join(_label(field.values, v) for v in held),)
    return (_label((*field.values, *field.apart), held),)


def same(one: object, other: object) -> bool:
    """Whether two values say the same: any two 'not yet known' do, lists in any order do."""
    a, b = plain(one), plain(other)
    if asks(a) is not None or asks(b) is not None:
        return asks(a) is not None and asks(b) is not None
    if isinstance(a, list) and isinstance(b, list):
        return sorted(map(str, a)) == sorted(map(str, b))
    return a == b
