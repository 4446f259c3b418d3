"""The parts of a packet about patients: known by codes, told in weeks; of the cases that are put forward."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from trainer.documents.packet import Cell, Column, PacketEntry, PacketSection, Signature
from trainer.domain.evidence.casework import Casework, casework
from trainer.domain.log_entries import CONTENTS, Supervision
from trainer.domain.log_weeks import first_days, weeks
from trainer.domain.log_words import HEADINGS
from trainer.domain.training_log import TrainingLog
from trainer.services.weighing import Weighed
from trainer.web.components.credentials.names import label
from trainer.web.components.packets.words import by, vouched
from trainer.web.i18n import _

Row = tuple[Cell, ...]
PHASES: Final = ("early", "middle", "late")


def sections(weighed: Weighed, name: str, texts: dict[str, dict[str, str]]) -> Iterator[PacketSection]:
    """Those that hold something. `texts` are attestations' by reference."""
    log, today = weighed.portfolio.log, weighed.today
    chosen = weighed.whole.cases or tuple(case.ref for case in casework(log, today))
    cases = [case for case in casework(log, today) if case.ref in chosen]
    first = first_days(log)
    yield from _table(
        "cases", _("Case register"),
        (_code(), Column("format", _("Format")), Column("protocol", _("Protocol")), Column("diagnosis", _("Diagnosis")),
         Column("areas", _("Problem areas")), Column("supervisor", _("Supervisor")),
         Column("verified_by", _("Verified by"))),
        [_case(case, log) for case in cases],
    )  # fmt: skip
    yield from _table(
        "held", _("Sessions of each case"),
        (_code(), Column("last_week", _("Last"), "week"), _number("sessions", _("Sessions")),
         *(_number(phase, label(phase).capitalize()) for phase in PHASES), _number("supervised", _("Supervised")),
         _number("recorded", _("Recorded")), _number("rated", _("Rated"))),
        [_held(case, log) for case in cases if case.sessions],
    )  # fmt: skip
    yield from _table(
        "sessions", _("Sessions"),
        (_code(), _number("session", _("Session")), _week(), _number("minutes", _("Minutes")),
         Column("phase", _("Phase")), Column("recorded", _("Recorded")), Column("supervised", _("Supervised")),
         Column("verified_by", _("Verified by"))),
        [(case.facts.code, s.number, weeks(s.on, first[case.ref]), s.minutes, label(s.phase),
          label(s.recorded), _("yes") if s.supervised else "", vouched(entry))
         for case in cases for entry, s in case.sessions],
    )  # fmt: skip
    yield from _table(
        "supervision", _("Supervision received"),
        (_number("meeting", _("Meeting")), _code(), _week(), Column("guide", _("With")), Column("format", _("Format")),
         Column("basis", _("On the basis of")), _number("minutes", _("Minutes")), _number("units", _("Units")),
         Column("verified_by", _("Verified by"))),
        list(_supervision(log, weighed, {case.ref: case.facts.code for case in cases})),
    )  # fmt: skip
    yield from _table(
        "measures", _("Outcome measures"),
        (_code(), _number("session", _("Session")), _week(), Column("instrument", _("Instrument")),
         Column("kind", _("Of")), _number("total", _("Total"))),
        [(case.facts.code, m.session, weeks(m.on, first[case.ref]), m.instrument, label(m.kind), m.total)
         for case in cases for _entry, m in case.measures],
    )  # fmt: skip
    yield from _table(
        "ratings", _("Ratings of sessions"),
        (_code(), _number("session", _("Session")), Column("instrument", _("Instrument")), Column("role", _("As")),
         Column("rater", _("Rated by")), Column("scores", _("Scores")), Column("adherent", _("Adherent")),
         Column("verified_by", _("Verified by"))),
        [(case.facts.code, r.session, f"{r.instrument} {r.version}".strip(), label(r.role), by(r.rater, log) or name,
          " ".join(map(str, r.scores)), _adherent(r.adherent), vouched(entry))
         for case in cases for entry, r in case.ratings],
    )  # fmt: skip
    yield from _table(
        "parts", _("Parts of the portfolios"),
        (_code(), Column("part", _("Part")), _number("version", _("Version")), _week(),
         Column("verified_by", _("Verified by"))),
        [(case.facts.code, label(p.kind), p.version, weeks(p.on, first[case.ref]), vouched(entry))
         for case in cases for entry, p in case.parts],
    )  # fmt: skip
    if found := tuple(_attested(case, log, name, texts) for case in cases if case.attestations):
        yield PacketSection("attestations", _("Attestations"), "", "patients", entries=found)


def _table(id_: str, title: str, columns: tuple[Column, ...], rows: list[Row]) -> Iterator[PacketSection]:
    if rows:
        yield PacketSection(id_, title, "", "patients", columns, tuple(rows))


def _code() -> Column:
    return Column("code", _("Case"), "code")


def _week() -> Column:
    return Column("week", _("Week"), "week")


def _number(name: str, words: str) -> Column:
    return Column(name, words, "number")


def _case(case: Casework, log: TrainingLog) -> Row:
    first, facts = first_days(log)[case.ref], case.facts
    entry = next(entry for entry in log.entries if entry.ref == case.ref)
    areas = [
        _("%(area)s from week %(n)s") % {"area": label(a.area), "n": weeks(a.on, first)} for a in facts.areas
    ]  # fmt: skip
    return (
        facts.code, label(facts.format), facts.protocol, label(facts.diagnosis), "; ".join(areas),
        by(facts.supervisor, log), vouched(entry),
    )  # fmt: skip


def _held(case: Casework, log: TrainingLog) -> Row:
    phases = [len({s.number for _entry, s in case.sessions if s.phase == phase}) for phase in PHASES]
    last = max(s.on for _entry, s in case.sessions)
    return (
        case.facts.code, weeks(last, first_days(log)[case.ref]), len(case.numbers_that_were("held")), *phases,
        len(case.numbers_that_were("supervised")), len(case.numbers_that_were("recorded")),
        len({r.session for _entry, r in case.ratings}),
    )  # fmt: skip


def _supervision(log: TrainingLog, weighed: Weighed, codes: dict[str, str]) -> Iterator[Row]:
    """A meeting about several cases has a row for each under one number; its time stands in the first."""
    first = first_days(log)
    found = sorted(((e, s) for e, s in log.of(Supervision) if s.on <= weighed.today), key=lambda f: (f[1].on, f[0].ref))
    for number, (entry, s) in enumerate(found, 1):
        mine: list[str | None] = [case for case in dict.fromkeys(s.cases) if case in codes]
        for place, case in enumerate(mine or [None]):
            minutes: int | Decimal | None = s.minutes or None
            yield (
                number, codes[case] if case else None, weeks(s.on, first[case]) if case else None, by(s.guide, log),
                label(s.format), label(s.basis), None if place else minutes, None if place else s.units or None,
                vouched(entry),
            )  # fmt: skip


def _adherent(said: bool | None) -> str:
    return "" if said is None else _("yes") if said else _("no")


def _attested(case: Casework, log: TrainingLog, name: str, texts: dict[str, dict[str, str]]) -> PacketEntry:
    entry, facts = case.attestations[-1]
    said = texts.get(entry.ref, {})
    words = tuple((HEADINGS[one], said[one]) for one in CONTENTS if said.get(one))
    if not words:
        kept = ", ".join(label(one) for one in facts.contents)
        words = (
            (_("Kept elsewhere"), _("The text stands with whoever signed it. It holds: %(what)s.") % {"what": kept}),
        )
    signatures = tuple(
        Signature(
            by(one.signer, log) if one.signer else name,
            _("supervisor") if one.signer else _("applicant"),
            one.at.date(),
            one.wording,
        )
        for one in facts.signatures
        if one.wording == facts.wording
    )
    return PacketEntry(_("Case %(code)s") % {"code": case.facts.code}, words, signatures)
