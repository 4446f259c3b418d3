"""Words for the values that a training log and its pathways hold: phases, kinds, formats, bodies, levels.

One table in two voices: `name` as a sentence to the trainee holds a value, `label` as it stands by itself, whoever
reads it. A pair holds both; whatever is alike in both is said once.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, get_args, get_type_hints

from trainer.domain.evidence.notes import Value
from trainer.domain.log_entries import CONTENTS, Letter
from trainer.domain.moments import MONTHS
from trainer.web.i18n import _, in_each_language, ngettext

Words = dict[str, str | tuple[str, str]]
YOURS, PLAIN = 0, 1
"""Which of a pair: to the trainee, and by itself."""
LETTERS: Final[tuple[str, ...]] = get_args(get_type_hints(Letter)["kind"])


def _in(voice: int, words: Words) -> dict[str, str]:
    return {key: said[voice] if isinstance(said, tuple) else said for key, said in words.items()}


def _of_bodies() -> Words:
    return {
        "isipt": _("ISIPT"),
        "ipt-institute": (_("the IPT Institute"), _("IPT Institute")),
        "ipt-uk": _("IPT-UK"),
        "dg-ipt": _("DG-IPT"),
        "ipts": _("IPTS"),
        "programme": _("this programme"),
    }


def _of_kinds() -> Words:
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
        "prerequisite": (_("Paper"), _("Prerequisite")),
        "membership": _("Membership"),
        "letter": _("Letter"),
        "certificate": _("Certificate"),
        "supervision-given": (_("Supervision that you gave"), _("Supervision given")),
        "teaching": (_("Teaching that you gave"), _("Teaching given")),
        "ruling": _("Ruling of a body"),
    }


def _of_cases() -> Words:
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
        "eating": (_("an eating disorder"), _("eating disorder")),
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


def _of_supervision() -> Words:
    return {
        "recording": (_("a recording"), _("recording")),
        "live": _("watched live"),
        "notes": _("notes"),
        "audio": _("audio"),
        "video": _("video"),
        "random": (_("by chance"), _("chance")),
        "trainee": (_("by you"), _("the trainee")),
        "supervisor": _("supervisor"),
        "applicant": (_("you"), _("applicant")),
        "self": (_("yourself"), _("self-rating")),
        "independent": (_("an independent rater"), _("independent rater")),
        "case-report": _("case report"),
        "inventory": _("interpersonal inventory"),
        "formulation": _("formulation"),
        "summary": _("summary"),
        "self-rating": _("self-rating"),
        "presenting-problem": _("presenting problem"),
        "conceptualisation": _("conceptualisation"),
        "course": _("course of treatment"),
        "techniques": _("techniques and strategies"),
        "outcome": _("outcome"),
    }


def _of_papers() -> Words:
    return {
        "introductory": _("introductory"),
        "advanced": _("advanced"),
        "supervisor-training": _("training for supervisors"),
        "trainer-training": _("training for trainers"),
        "in-person": _("in person"),
        "live-online": _("live, online"),
        "self-paced": (_("at your own pace"), _("at one’s own pace")),
        "degree": (_("a degree"), _("degree")),
        "licence": (_("a licence"), _("licence")),
        "licence-eligible": _("eligible for a licence"),
        "student": (_("student status"), _("student")),
        "profession": (_("a profession"), _("profession")),
        "therapy-education": (_("a finished education in psychotherapy"), _("finished education in psychotherapy")),
        "therapy-training": _("supervised training in therapy"),
        "depression-practice": _("practice with depressed patients"),
        "ipt-practice": _("practice of IPT"),
        "identity": (_("an identity document, seen"), _("identity document, seen")),
        "cover": (_("a cover letter"), _("cover letter")),
        "recommendation": (_("a letter of recommendation"), _("letter of recommendation")),
        "supervision-observed": (_("a report on observed supervision"), _("report on observed supervision")),
        "teaching-evaluated": (_("an evaluation of teaching"), _("evaluation of teaching")),
        "supervisee": (_("a supervisee’s letter"), _("letter of a supervisee")),
        "report": (_("a report"), _("report")),
        "course-materials": _("course materials"),
        "teaching-methods": (_("a paper on teaching methods"), _("paper on teaching methods")),
        "lead": _("led"),
        "co-led": _("led with somebody"),
        "practice": _("practice"),
        "theory": _("theory"),
        "assessed": _("assessed work"),
        "unconfirmed": _("not confirmed"),
        "historic": _("of the past"),
    }


def _of_levels() -> Words:
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


def _of_fields() -> Words:
    return {
        "setting": _("setting"),
        "population": _("population"),
        "evaluated": _("how it was evaluated"),
        "minutes": _("minutes"),
    }


def _of_units() -> Words:
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


@in_each_language
def _table(voice: int) -> dict[str, str]:
    """Everything but kinds of entries; a word that two hold is said by the later one."""
    tables = (_of_units, _of_fields, _of_levels, _of_papers, _of_supervision, _of_cases, _of_bodies)
    return {key: words for table in tables for key, words in _in(voice, table()).items()}


def name(value: str) -> str:
    """What the trainee reads for a stored word, within a sentence; what has no words yet stands as it is."""
    return _table(YOURS).get(value, value)


def label(value: str) -> str:
    """The same by itself: in a table, a choice, a packet, before whoever reads."""
    return _table(PLAIN).get(value, value)


def kinds(voice: int = YOURS) -> dict[str, str]:
    """Of entries."""
    return _in(voice, _of_kinds())


def bodies(voice: int = YOURS) -> dict[str, str]:
    """Each by what it calls itself in short."""
    return _in(voice, _of_bodies())


def letters() -> dict[str, str]:
    """Kinds of letter, by themselves."""
    return {kind: label(kind) for kind in LETTERS}


def contents() -> dict[str, str]:
    """What an attestation says of a case."""
    return {content: label(content) for content in CONTENTS}


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
