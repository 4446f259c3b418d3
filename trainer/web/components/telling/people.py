"""Person by person: what was made of them, the turns, the readers' reasons, the fields side by side."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from trainer.domain.inventory import Ask, Value
from trainer.domain.scoring.matching import similarity
from trainer.domain.scoring.result import FieldReading
from trainer.domain.vocabulary import Field
from trainer.web.components.telling.matter import Matter, Met
from trainer.web.components.telling.quotes import Quote
from trainer.web.components.telling.readers import Reader, Readers, joined
from trainer.web.components.telling.values import in_words, same
from trainer.web.i18n import _

AGAIN: Final = ("misread", "unsupported", "missed")
"""Verdicts that ask for a second look; a missed person only where the readers find them essential."""
FOREMOST: Final = 3
"""Turns of a person shown before the others are asked for."""


@dataclass(frozen=True)
class Group:
    """Readers who say the same thing."""

    readers: tuple[Reader, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class FieldRow:
    """One field: the answer beside the readers, who are grouped by what they say; `alike` readers agree with it."""

    label: str
    mine: tuple[str, ...]
    groups: tuple[Group, ...]
    alike: int | None


@dataclass(frozen=True)
class Reason:
    """Why one reader lists a person, and how much they matter to that reader."""

    reader: Reader
    importance: str
    why: str


@dataclass(frozen=True)
class Card:
    """One person. `entered` is the name as typed where it is not the case's own."""

    anchor: str
    verdict: str
    name: str
    entered: str | None
    relation: str
    key: bool
    essential: bool
    why: str
    advice: str
    quotes: tuple[Quote, ...]
    reasons: tuple[Reason, ...]
    fields: tuple[FieldRow, ...]
    doubt: str | None = None
    doubt_id: str = ""

    @property
    def look_again(self) -> bool:
        """Whether this is shown open."""
        return bool(self.doubt) or (self.verdict in AGAIN and (self.verdict != "missed" or self.essential))

    @property
    def foremost(self) -> tuple[Quote, ...]:
        """The turns that most readers cite, in the order of the sessions; all, where one more would be left over."""
        if len(self.quotes) <= FOREMOST + 1:
            return self.quotes
        kept = sorted(self.quotes, key=lambda q: -len(q.readers))[:FOREMOST]
        return tuple(q for q in self.quotes if q in kept)

    @property
    def further(self) -> tuple[Quote, ...]:
        """The other turns cited."""
        shown = self.foremost
        return tuple(q for q in self.quotes if q not in shown)


def _groups(
    said: Mapping[str, Value], lines: Callable[[Value], tuple[str, ...]], readers: Readers
) -> tuple[Group, ...]:
    """Readers by what they say, the commonest first; those who left the field blank are left out."""
    found: dict[tuple[str, ...], list[str]] = {}
    for reader, value in said.items():
        if words := lines(value):
            found.setdefault(words, []).append(reader)
    ordered = sorted(found.items(), key=lambda f: -len(f[1]))
    return tuple(Group(readers.among(names), words) for words, names in ordered)


def _rows(met: Met, matter: Matter) -> Iterator[FieldRow]:
    entry, said, words = met.entry, met.said, matter.words

    def row(label: str, field: Field, mine: Value, theirs: Mapping[str, Value]) -> FieldRow:
        def lines(value: Value) -> tuple[str, ...]:
            return in_words(value, field, met.name)

        own = lines(mine)
        scored = own and field.kind != "text"
        alike = sum(same(mine, v) for v in theirs.values() if v is not None) if scored else None
        return FieldRow(label, own, _groups(theirs, lines, matter.readers), alike)

    free = next(f for f in words.fields if f.kind == "text")
    yield row(_("In a line"), free, entry.line if entry else None, {r: p.line for r, p in said.items()})
    for field in words.fields:
        theirs = {r: p.value(field.id) for r, p in said.items()}
        yield row(field.label, field, entry.value(field.id) if entry else None, theirs)
    areas = {a.id: a.name for a in matter.panel.tradition.areas} | {"none": _("None")}

    def area(value: str | Ask | None) -> Value:
        return areas.get(value, value) if isinstance(value, str) else value

    yield row(_("Problem area"), free, area(entry.area) if entry else None, {r: area(p.area) for r, p in said.items()})


def _turn(turn: str) -> str:
    session, _colon, written = turn[1:].partition(":")
    return _("%(mark)s of session %(n)s") % {"mark": written, "n": session}


def _advice(met: Met, matter: Matter) -> str:
    """Where to look, in one sentence; empty where there is nothing to mend."""
    verdict = met.verdict
    if verdict.matched is None:
        return _(
            "If you mean somebody of the sessions, use the patient’s name for them and cite a turn that shows them."
        )
    top = sorted(verdict.panel_turns, key=lambda t: -verdict.panel_turns[t])[:2]
    if verdict.verdict in ("missed", "unsupported") and top:
        said = _("The readers see %(name)s above all in %(turns)s.")
        return said % {"name": met.name, "turns": joined(_turn(t) for t in top)}
    if verdict.verdict == "misread":
        apart = [f for f in verdict.fields if f.agreement is not None and f.agreement < 1 / 2]
        labels = [matter.words.field[f.field].label.lower() for f in sorted(apart, key=_agreed)[:3]]
        if labels:
            return _("You and the readers part most over: %(fields)s.") % {"fields": joined(labels)}
    return ""


def _agreed(field: FieldReading) -> float:
    return field.agreement or 0.0


def _doubt(met: Met, matter: Matter) -> tuple[str | None, str]:
    """The question about a doubtful match, and the id of the person it asks about."""
    if met.entry is None or not met.verdict.doubtful:
        return None, ""
    entry, people = met.entry, matter.panel.vignette.people
    meant = met.verdict.matched or max(people, key=lambda p: similarity(entry, p, matter.words)).id
    person = matter.panel.vignette.person[meant]
    said = _("Is “%(entered)s” the patient’s %(relation)s %(name)s?")
    if person.relation == "acquaintance":
        said = _("Is “%(entered)s” %(name)s, whom the patient knows?")
    return said % {"entered": entry.name, "relation": matter.relation(person.relation), "name": person.name}, meant


def _card(number: int, met: Met, matter: Matter) -> Card:
    verdict, fits = met.verdict, set(met.verdict.fits)
    person = matter.panel.vignette.person.get(verdict.matched or "")
    doubt, doubt_id = _doubt(met, matter)
    rows = (r for r in _rows(met, matter) if r.mine or r.groups)
    reasons = (
        Reason(r, matter.words.label("importance", met.said[r.id].importance).partition(":")[0], met.said[r.id].why)
        for r in matter.readers.among(met.said)
        if met.said[r.id].why
    )
    return Card(
        anchor=f"person-{number}",
        verdict=verdict.verdict,
        name=met.name,
        entered=verdict.entered if verdict.entered and verdict.entered != met.name else None,
        relation=matter.relation(person.relation if person else met.entry.relation if met.entry else ""),
        key=verdict.key,
        essential=verdict.essential,
        why=verdict.why,
        advice=_advice(met, matter),
        quotes=matter.quoting.of(
            verdict.cited,
            {r: p.evidence for r, p in met.said.items()},
            fits=fits,
            about=(person.name, *person.aliases) if person else (),
        ),
        reasons=tuple(reasons),
        fields=tuple(rows),
        doubt=doubt,
        doubt_id=doubt_id,
    )


def cards(matter: Matter) -> tuple[Card, ...]:
    """Everybody entered and everybody missed, those to look at again first; otherwise as the rule gives them."""
    made = [_card(number, met, matter) for number, met in enumerate(matter.people, 1)]
    return tuple(sorted(made, key=lambda c: not c.look_again))
