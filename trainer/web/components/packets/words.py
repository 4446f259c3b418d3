"""Entries of a log on one line without their days: a case's are told in weeks since its first session."""

from trainer.domain import log_entries as entries
from trainer.domain.log_weeks import first_days, weeks
from trainer.domain.training_log import Entry, TrainingLog
from trainer.web.components.training_log.lines import codes, title
from trainer.web.i18n import _


def titles(log: TrainingLog) -> dict[str, str]:
    """Every entry's by reference, as somebody may read it who does not see the log: Session 3 of case A1, week 2."""
    known, first = codes(log), first_days(log)
    found = {}
    for entry in log.entries:
        words = title(entry.facts, known)
        if isinstance(entry.facts, entries.Supervision):
            words += _supervised(entry.facts, log)
        case, day = getattr(entry.facts, "case", ""), getattr(entry.facts, "on", None)
        if case in first and day and not isinstance(entry.facts, entries.Attestation):
            words += _(", week %(n)s") % {"n": weeks(day, first[case])}
        found[entry.ref] = words
    return found


def _supervised(facts: entries.Supervision, log: TrainingLog) -> str:
    guide = log.guides.get(facts.guide)
    return _(" with %(guide)s") % {"guide": guide.name} if guide else ""


def by(ref: str, log: TrainingLog) -> str:
    """The name of a guide; empty where nobody is named or known."""
    guide = log.guides.get(ref)
    return guide.name if guide else ""


def vouched(entry: Entry) -> str:
    """Who stands for it; empty where nobody does."""
    if entry.verified:
        return entry.verified.by
    return _("signed") if entry.vouched else ""
