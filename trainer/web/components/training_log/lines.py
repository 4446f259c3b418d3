"""One entry of a training log as a person reads it: a title, and every fact, so that none is vouched for unseen."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from trainer.db.facts import kind_of
from trainer.domain import log_entries as entries
from trainer.domain.log_entries import Facts
from trainer.domain.moments import day_words
from trainer.domain.training_log import Entry, TrainingLog
from trainer.web.components.credentials.names import PLAIN, kinds, label
from trainer.web.components.training_log.labels import field_names
from trainer.web.i18n import _

DAYS: Final = ("on", "first_day", "opened_on", "since")
"""Where an entry's own day stands."""
FREE: Final = frozenset({
    "code", "client", "protocol", "title", "number", "region", "edition", "language", "consent", "instrument",
    "version", "population", "evaluated", "place", "says", "requirement", "wording", "supervisees",
})  # fmt: skip
"""Fields that somebody typed: their words stand as they are."""
TITLED: Final = frozenset({"case", "code", "signatures", "wording"})
"""Facts that the title tells already, or the page by itself."""
TITLED_OF: Final[dict[type[Any], frozenset[str]]] = {
    entries.ClinicalSession: frozenset({"number"}),
    entries.Measure: frozenset({"session", "instrument"}),
    entries.Rating: frozenset({"session"}),
    entries.Part: frozenset({"version", "kind"}),
    entries.Letter: frozenset({"kind"}),
    entries.Course: frozenset({"title"}),
    entries.ManualRead: frozenset({"title"}),
    entries.Prerequisite: frozenset({"title"}),
    entries.Membership: frozenset({"body"}),
    entries.Certificate: frozenset({"body"}),
    entries.Ruling: frozenset({"body"}),
}
"""The same of one kind alone."""
SAID_AT_NOTHING: Final = frozenset({"met", "adherent", "total", "session"})
"""Facts that say something when they are no, or 0."""


@dataclass(frozen=True)
class Line:
    """An entry with its title, its own day, and its facts as label and value."""

    entry: Entry
    kind: str
    title: str
    day: date | None
    facts: tuple[tuple[str, str], ...]

    @property
    def ref(self) -> str:
        """The entry's reference."""
        return self.entry.ref


def codes(log: TrainingLog) -> dict[str, str]:
    """The cases' codes by reference."""
    return {entry.ref: case.code for entry, case in log.of(entries.ClinicalCase)}


def lines(log: TrainingLog) -> list[Line]:
    """Every entry, in the order in which they came."""
    known = codes(log)
    return [line(entry, log, known) for entry in log.entries]


def line(entry: Entry, log: TrainingLog, known: Mapping[str, str]) -> Line:
    """One of them; `known` are the codes of cases."""
    facts = entry.facts
    return Line(entry, kind_of(facts), title(facts, known), day_of(facts), particulars(facts, log, known))


def day_of(facts: Facts) -> date | None:
    """When it was; an attestation and a letter have the day that stands on them."""
    return next((day for name in DAYS if (day := getattr(facts, name, None))), None)


def title(facts: Facts, known: Mapping[str, str]) -> str:
    """Session 3 of A1."""
    case = known.get(getattr(facts, "case", ""), _("a case that was withdrawn"))
    match facts:
        case entries.ClinicalCase():
            return _("Case %(code)s") % {"code": facts.code}
        case entries.ClinicalSession():
            return _("Session %(n)s of case %(code)s") % {"n": facts.number, "code": case}
        case entries.Measure():
            return _("%(what)s at session %(n)s of case %(code)s") % {
                "what": facts.instrument, "n": facts.session, "code": case,
            }  # fmt: skip
        case entries.Rating():
            return _("Rating of session %(n)s of case %(code)s") % {"n": facts.session, "code": case}
        case entries.Part():
            part = label(facts.kind).capitalize()
            return _("%(part)s of case %(code)s, version %(n)s") % {"part": part, "code": case, "n": facts.version}
        case entries.Attestation():
            return _("Attestation of case %(code)s") % {"code": case}
        case entries.Letter():
            return label(facts.kind).capitalize()
        case entries.Course() | entries.ManualRead() | entries.Prerequisite():
            return f"{kinds(PLAIN)[kind_of(facts)]}: {facts.title}"
        case entries.Membership() | entries.Certificate() | entries.Ruling():
            return f"{kinds(PLAIN)[kind_of(facts)]}: {label(facts.body)}"
    return kinds(PLAIN)[kind_of(facts)]


def particulars(facts: Facts, log: TrainingLog, known: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every fact that says something, each with what it is."""
    labels, found = field_names(), []
    told = TITLED | TITLED_OF.get(type(facts), frozenset())
    for field in sorted(fields(facts), key=lambda field: field.name != "on"):
        value = getattr(facts, field.name)
        if field.name == "size" and value == 1:
            continue
        if field.name in told or (field.name not in SAID_AT_NOTHING and not value) or value is None:
            continue
        found.append((labels[field.name], _said(field.name, value, log, known)))
    return tuple(found)


def _said(name: str, value: Any, log: TrainingLog, known: Mapping[str, str]) -> str:
    if name in ("guide", "rater", "supervisor"):
        return log.guides[value].name if value in log.guides else _("somebody who is not known here")
    if name == "used":
        standing = {entry.ref: title(entry.facts, known) for entry in log.entries}
        return ", ".join(standing.get(ref, _("an entry that was withdrawn")) for ref in value)
    if name == "cases":
        return ", ".join(known.get(ref, _("a case that was withdrawn")) for ref in value)
    match value:
        case bool():
            return _("yes") if value else _("no")
        case date():
            return day_words(value, _)
        case tuple():
            return ", ".join(_one(name, one) for one in value)
    return _one(name, value)


def _one(name: str, value: Any) -> str:
    if isinstance(value, entries.AreaChoice):
        area = label(value.area)
        return _("%(area)s from %(day)s") % {"area": area, "day": day_words(value.on, _)}
    return str(value) if name in FREE else label(str(value))
