"""Words for the values that a training log and its pathways hold: phases, kinds, formats, bodies, levels."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from trainer.domain.evidence.notes import Value
from trainer.domain.moments import MONTHS
from trainer.web.i18n import _, ngettext


def bodies() -> dict[str, str]:
    """Each by what it calls itself in short."""
    return {
        "isipt": _("ISIPT"),
        "ipt-institute": _("the IPT Institute"),
        "ipt-uk": _("IPT-UK"),
        "dg-ipt": _("DG-IPT"),
        "ipts": _("IPTS"),
        "programme": _("this programme"),
    }


def kinds() -> dict[str, str]:
    """Of entries."""
    return {
        "clinical-case": _("Case"),
        "clinical-session": _("Session"),
        "supervision": _("Supervision"),
        "measure": _("Outcome measure"),
        "rating": _("Rating"),
        "part": _("Part of a portfolio"),
        "attestation": _("Attestation"),
        "course": _("Course"),
        "manual-read": _("Manual read"),
        "prerequisite": _("Paper"),
        "membership": _("Membership"),
        "letter": _("Letter"),
        "certificate": _("Certificate"),
        "supervision-given": _("Supervision that you gave"),
        "teaching": _("Teaching that you gave"),
        "ruling": _("Ruling of a body"),
    }


def _of_cases() -> dict[str, str]:
    return {
        "early": _("early"),
        "middle": _("middle"),
        "late": _("late"),
        "individual": _("individual"),
        "group": _("group"),
        "outpatient": _("outpatient"),
        "inpatient": _("inpatient"),
        "day-care": _("day care"),
        "major-depression": _("major depression"),
        "persistent-depression": _("persistent depression"),
        "perinatal-depression": _("perinatal depression"),
        "other-depression": _("another depression"),
        "bipolar": _("bipolar disorder"),
        "anxiety": _("anxiety"),
        "trauma": _("trauma"),
        "eating": _("an eating disorder"),
        "grief": _("grief"),
        "role-dispute": _("role dispute"),
        "role-transition": _("role transition"),
        "interpersonal-deficits": _("interpersonal deficits"),
        "loss-of-healthy-self": _("loss of the healthy self"),
        "interpersonal-disputes": _("interpersonal disputes"),
        "role-transitions": _("role transitions"),
        "grief-and-loss": _("grief and loss"),
        "interpersonal-sensitivity": _("interpersonal sensitivity"),
        "other": _("other"),
        "completed": _("completed"),
        "stopped": _("stopped before its end"),
        "held": _("held"),
        "recorded": _("recorded"),
        "supervised": _("gone through in supervision"),
        "symptoms": _("symptoms"),
        "functioning": _("social functioning"),
    }


def _of_supervision() -> dict[str, str]:
    return {
        "recording": _("a recording"),
        "live": _("watched live"),
        "notes": _("notes"),
        "audio": _("audio"),
        "video": _("video"),
        "random": _("by chance"),
        "trainee": _("by you"),
        "supervisor": _("supervisor"),
        "applicant": _("you"),
        "self": _("yourself"),
        "independent": _("an independent rater"),
        "case-report": _("case report"),
        "inventory": _("interpersonal inventory"),
        "formulation": _("formulation"),
        "summary": _("summary"),
        "self-rating": _("self-rating"),
        "presenting-problem": _("presenting problem"),
        "conceptualisation": _("conceptualisation"),
        "course": _("course of treatment"),
        "techniques": _("techniques used"),
        "outcome": _("outcome"),
    }


def _of_papers() -> dict[str, str]:
    return {
        "introductory": _("introductory"),
        "advanced": _("advanced"),
        "supervisor-training": _("training for supervisors"),
        "trainer-training": _("training for trainers"),
        "in-person": _("in person"),
        "live-online": _("live, online"),
        "self-paced": _("at your own pace"),
        "degree": _("a degree"),
        "licence": _("a licence"),
        "licence-eligible": _("eligible for a licence"),
        "student": _("student status"),
        "profession": _("a profession"),
        "therapy-education": _("a finished education in psychotherapy"),
        "therapy-training": _("supervised training in therapy"),
        "depression-practice": _("practice with depressed patients"),
        "ipt-practice": _("practice of IPT"),
        "identity": _("an identity document, seen"),
        "cover": _("a cover letter"),
        "recommendation": _("a letter of recommendation"),
        "supervision-observed": _("a report on observed supervision"),
        "teaching-evaluated": _("an evaluation of teaching"),
        "supervisee": _("a supervisee’s letter"),
        "report": _("a report"),
        "course-materials": _("course materials"),
        "teaching-methods": _("a paper on teaching methods"),
        "lead": _("led"),
        "co-led": _("led with somebody"),
        "practice": _("practice"),
        "theory": _("theory"),
        "assessed": _("assessed work"),
        "unconfirmed": _("not confirmed"),
        "historic": _("of the past"),
    }


def _of_levels() -> dict[str, str]:
    return {
        "therapist": _("therapist"),
        "trainer": _("trainer"),
        "consultant": _("consultant"),
        "faculty": _("faculty"),
        "foundation": _("foundation"),
        "b-community": _("B (community)"),
        "b-research": _("B (research)"),
        **{letter: _("level %(letter)s") % {"letter": letter.upper()} for letter in "abcd"},
    }


def _of_fields() -> dict[str, str]:
    return {
        "setting": _("setting"),
        "population": _("population"),
        "evaluated": _("how it was evaluated"),
        "minutes": _("minutes"),
    }


def _of_units() -> dict[str, str]:
    return {
        "hours": _("hours"),
        "days": _("days"),
        "units": _("teaching units"),
        "cases": _("cases"),
        "sessions": _("sessions"),
        "letters": _("letters"),
        "recordings": _("recordings"),
        "modules": _("modules"),
        "defences": _("defences"),
        "people": _("people"),
        "areas": _("problem areas"),
        "clients": _("clients"),
    }


def name(value: str) -> str:
    """What a person reads for a stored word; what has no words yet stands as it is."""
    tables = (bodies, _of_cases, _of_supervision, _of_papers, _of_levels, _of_fields, _of_units)
    return next((found for table in tables if (found := table().get(value))), value)


def hours(minutes: int) -> str:
    """3:30, or 16 where nothing is over."""
    return f"{minutes // 60}:{minutes % 60:02}" if minutes % 60 else str(minutes // 60)


def amount(value: int | Decimal, unit: str) -> str:
    """16 hours; minutes are told in hours."""
    if unit in ("minutes", "hours"):
        return _("%(n)s h") % {"n": hours(int(value)) if unit == "minutes" else value}
    one = {
        "days": ngettext("%(n)s day", "%(n)s days", int(value)),
        "units": ngettext("%(n)s teaching unit", "%(n)s teaching units", int(value)),
        "cases": ngettext("%(n)s case", "%(n)s cases", int(value)),
        "clients": ngettext("%(n)s client", "%(n)s clients", int(value)),
        "areas": ngettext("%(n)s problem area", "%(n)s problem areas", int(value)),
        "modules": ngettext("%(n)s module", "%(n)s modules", int(value)),
        "defences": ngettext("%(n)s defence", "%(n)s defences", int(value)),
        "letters": ngettext("%(n)s letter", "%(n)s letters", int(value)),
        "recordings": ngettext("%(n)s recording", "%(n)s recordings", int(value)),
        "sessions": ngettext("%(n)s session", "%(n)s sessions", int(value)),
    }
    return (one[unit] if unit in one else f"%(n)s {name(unit)}".strip()) % {"n": value}


def day_words(day: date) -> str:
    """4 December 2026."""
    return f"{day.day} {_(MONTHS[day.month - 1])} {day.year}"


def listed(words: Iterable[object], last: str = "") -> str:
    """One, two or three."""
    found = [str(word) for word in words]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} {last or _('or')} {found[-1]}"


def said(value: Value) -> str:
    """A parameter of a reason or a step, as a sentence holds it."""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, tuple):
        return listed(said(one) for one in value)
    return name(value) if isinstance(value, str) else str(value)
