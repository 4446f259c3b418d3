"""What a person reads for one entry of a training log, on one line."""

from collections.abc import Mapping

from trainer.db.facts import kind_of
from trainer.domain import log_entries as kinds
from trainer.domain.log_entries import Facts
from trainer.domain.training_log import Entry, TrainingLog
from trainer.web.components.credentials.names import amount, day_words, name
from trainer.web.components.credentials.names import kinds as kind_names
from trainer.web.i18n import _


def codes(log: TrainingLog) -> dict[str, str]:
    """The cases' codes by reference."""
    return {entry.ref: case.code for entry, case in log.of(kinds.ClinicalCase)}


def title(facts: Facts, log: TrainingLog, code: Mapping[str, str]) -> str:
    """Session 3 of A1, 14 September 2026."""
    return _of_case(facts, log, code) or _of_paper(facts) or kind_names()[kind_of(facts)]


def _of_case(facts: Facts, log: TrainingLog, code: Mapping[str, str]) -> str:
    said: dict[str, object] = {"code": code.get(getattr(facts, "case", ""), "?"), "n": getattr(facts, "session", 0)}
    guide = _guide(facts, log)
    match facts:
        case kinds.ClinicalCase():
            return _("Case %(code)s") % {"code": facts.code}
        case kinds.ClinicalSession():
            return _("Session %(n)s of %(code)s, %(day)s") % (said | {"n": facts.number, "day": day_words(facts.on)})
        case kinds.Supervision():
            much = amount(facts.minutes, "minutes") if facts.minutes else amount(facts.units, "units")
            told: dict[str, object] = {"guide": guide, "day": day_words(facts.on), "much": much}
            return _("Supervision with %(guide)s, %(day)s, %(much)s") % told
        case kinds.Measure():
            return _("%(what)s at session %(n)s of %(code)s") % (said | {"what": facts.instrument})
        case kinds.Rating():
            told = said | {"what": facts.instrument, "who": guide or name("self")}
            return _("%(what)s of session %(n)s of %(code)s, by %(who)s") % told
        case kinds.Part():
            told = said | {"part": name(facts.kind).capitalize(), "n": facts.version}
            return _("%(part)s of %(code)s, version %(n)s") % told
        case kinds.Attestation():
            return _("Attestation of case %(code)s") % said
    return ""


def _of_paper(facts: Facts) -> str:
    match facts:
        case kinds.Course():
            return _("Course “%(title)s”, %(day)s") % {"title": facts.title, "day": day_words(facts.first_day)}
        case kinds.ManualRead():
            return _("“%(title)s”, %(edition)s") % {"title": facts.title, "edition": facts.edition}
        case kinds.Prerequisite():
            return f"{name(facts.kind).capitalize()}: {facts.title}"
        case kinds.Membership():
            return _("Membership of %(body)s since %(day)s") % {"body": name(facts.body), "day": day_words(facts.since)}
        case kinds.Letter():
            return f"{name(facts.kind).capitalize()}, {day_words(facts.on)}"
        case kinds.Certificate():
            return _("Certificate of %(body)s, %(level)s") % {"body": name(facts.body), "level": name(facts.level)}
    return ""


def _guide(facts: Facts, log: TrainingLog) -> str:
    ref = getattr(facts, "guide", "") or getattr(facts, "rater", "")
    found = log.guides.get(ref)
    return found.name if found else ""


def titles(log: TrainingLog) -> dict[str, str]:
    """Every entry's by reference."""
    code = codes(log)
    return {entry.ref: title(entry.facts, log, code) for entry in log.entries}


def day_of(entry: Entry) -> str:
    """For sorting: when it was."""
    facts = entry.facts
    for field in ("on", "first_day", "opened_on", "since"):
        if day := getattr(facts, field, None):
            return str(day)
    return ""
