"""Words for the fields of a training log, and for the reasons that somebody gives of their own."""

from trainer.web.i18n import _


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
