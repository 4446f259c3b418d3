"""Words for what a training log holds, as those read them who did not enter it: kinds, fields, values."""

from trainer.web.i18n import _


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
        "prerequisite": _("Prerequisite"),
        "membership": _("Membership"),
        "letter": _("Letter"),
        "certificate": _("Certificate"),
        "supervision-given": _("Supervision given"),
        "teaching": _("Teaching given"),
        "ruling": _("Ruling of a body"),
    }


def bodies() -> dict[str, str]:
    """Each by what it calls itself in short."""
    return {
        "isipt": _("ISIPT"),
        "ipt-institute": _("IPT Institute"),
        "ipt-uk": _("IPT-UK"),
        "dg-ipt": _("DG-IPT"),
        "ipts": _("IPTS"),
        "programme": _("this programme"),
    }


def letters() -> dict[str, str]:
    """Kinds of letter."""
    return {
        "cover": _("cover letter"),
        "recommendation": _("letter of recommendation"),
        "supervision-observed": _("report on observed supervision"),
        "teaching-evaluated": _("evaluation of teaching"),
        "supervisee": _("letter of a supervisee"),
        "report": _("report"),
        "course-materials": _("course materials"),
        "teaching-methods": _("paper on teaching methods"),
    }


def contents() -> dict[str, str]:
    """What an attestation says of a case."""
    return {
        "presenting-problem": _("presenting problem"),
        "conceptualisation": _("conceptualisation"),
        "course": _("course of treatment"),
        "techniques": _("techniques and strategies"),
        "outcome": _("outcome"),
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
        "eating": _("eating disorder"),
        "role-dispute": _("role dispute"),
        "role-transition": _("role transition"),
        "interpersonal-deficits": _("interpersonal deficits"),
        "loss-of-healthy-self": _("loss of the healthy self"),
        "interpersonal-disputes": _("interpersonal disputes"),
        "role-transitions": _("role transitions"),
        "grief-and-loss": _("grief and loss"),
        "interpersonal-sensitivity": _("interpersonal sensitivity"),
        "completed": _("completed"),
        "stopped": _("stopped before its end"),
        "symptoms": _("symptoms"),
        "functioning": _("social functioning"),
    }


def _of_work() -> dict[str, str]:
    return {
        "recording": _("recording"),
        "live": _("watched live"),
        "notes": _("notes"),
        "random": _("chance"),
        "trainee": _("the trainee"),
        "supervisor": _("supervisor"),
        "self": _("self-rating"),
        "independent": _("independent rater"),
        "case-report": _("case report"),
        "inventory": _("interpersonal inventory"),
        "formulation": _("formulation"),
        "summary": _("summary"),
        "self-rating": _("self-rating"),
        "introductory": _("introductory"),
        "advanced": _("advanced"),
        "supervisor-training": _("training for supervisors"),
        "trainer-training": _("training for trainers"),
        "in-person": _("in person"),
        "live-online": _("live, online"),
        "self-paced": _("at one’s own pace"),
        "lead": _("led"),
        "co-led": _("led with somebody"),
    }


def _of_papers() -> dict[str, str]:
    return {
        "degree": _("degree"),
        "licence": _("licence"),
        "licence-eligible": _("eligible for a licence"),
        "student": _("student"),
        "profession": _("profession"),
        "therapy-education": _("finished education in psychotherapy"),
        "therapy-training": _("supervised training in therapy"),
        "depression-practice": _("practice with depressed patients"),
        "ipt-practice": _("practice of IPT"),
        "identity": _("identity document, seen"),
        "therapist": _("therapist"),
        "trainer": _("trainer"),
        "b-community": _("B (community)"),
        "b-research": _("B (research)"),
    }


def own_reasons() -> dict[str, str]:
    """Why one cannot vouch for an entry or takes one's own back, as whoever chooses it says so."""
    return {
        "not-mine": _("I have not seen it"),
        "differs": _("My own notes say otherwise"),
        "incomplete": _("Something is missing"),
        "mistake": _("It never was so"),
        "twice": _("It stands there twice"),
        "consent": _("The patient has taken consent back"),
        "other": _("Another reason"),
    }


def value_names() -> dict[str, str]:
    """Of the stored words; what has no entry here reads well as it is."""
    return _of_work() | _of_papers() | letters() | bodies() | _of_cases()


def field_names() -> dict[str, str]:
    """What stands before each value."""
    return _fields_of_cases() | _fields_of_papers()


def _fields_of_cases() -> dict[str, str]:
    return {
        "code": _("code"),
        "client": _("person"),
        "format": _("format"),
        "protocol": _("protocol"),
        "diagnosis": _("diagnosis"),
        "setting": _("setting"),
        "opened_on": _("opened"),
        "closed_on": _("closed"),
        "supervisor": _("supervisor"),
        "ended": _("ended"),
        "areas": _("areas"),
        "case": _("case"),
        "cases": _("cases"),
        "number": _("number"),
        "session": _("session"),
        "on": _("on"),
        "minutes": _("minutes"),
        "own_case_minutes": _("on the own case, minutes"),
        "units": _("units"),
        "size": _("people in the group"),
        "phase": _("phase"),
        "recorded": _("recorded"),
        "supervised": _("gone through in supervision"),
        "chosen_by": _("chosen for rating by"),
        "language": _("language"),
        "consent": _("consent kept at"),
        "basis": _("on the basis of"),
        "guide": _("with"),
        "instrument": _("instrument"),
        "version": _("version"),
        "role": _("rated by"),
        "rater": _("rater"),
        "scores": _("scores"),
        "adherent": _("adherent"),
        "blind": _("blind"),
        "kind": _("kind"),
        "total": _("total"),
        "contents": _("contents"),
        "wording": _("SHA-256 of the wording"),
        "signatures": _("signatures"),
    }


def _fields_of_papers() -> dict[str, str]:
    return {
        "title": _("title"),
        "edition": _("edition"),
        "first_day": _("from"),
        "last_day": _("to"),
        "since": _("since"),
        "until": _("until"),
        "region": _("region"),
        "mode": _("held"),
        "practice_units": _("units of practice"),
        "days": _("days"),
        "observed": _("the writer saw the work"),
        "pages": _("pages"),
        "body": _("body"),
        "level": _("level"),
        "supervisees": _("supervisees"),
        "population": _("population"),
        "evaluated": _("how it was evaluated"),
        "place": _("place"),
        "led": _("led"),
        "used": _("rests on"),
        "requirement": _("requirement"),
        "met": _("the body holds it to be met"),
        "says": _("what it says"),
    }
