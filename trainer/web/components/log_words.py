"""What is wrong with an entry of a training log or a line of its table, and what the guard found, in plain words."""

from trainer.domain.log_rules import LogFault
from trainer.domain.sheets import Fault
from trainer.web.i18n import _


def _of_table() -> dict[str, str]:
    return {
        "empty": _("The file is empty. It needs a first line with the names of the columns, then a line an entry."),
        "nothing": _("Below the names of the columns there is nothing yet."),
        "header": _("The first line has to name the columns, and “%(value)s” is not among them. There are: %(other)s."),
        "column-twice": _("This column is there twice. Take one of them out."),
        "column-unknown": _("The column “%(column)s” is not used."),
        "quote": _('A quotation mark (") opens here and never closes. Close it, or take it out.'),
        "extra": _("This line has %(value)s cells, but there are only %(other)s columns. Is a comma too many in it?"),
        "many": _("The file has %(value)s lines; %(other)s at a time can be entered. Split it into several."),
        "encoding": _(
            "From here on the file has letters that are not in UTF-8. They were read as Windows writes them."
        ),
        "entry-unknown": _("“%(value)s” is no kind of entry. A line is one of: %(other)s."),
        "not-here": _("This has no place in a line of the kind “%(other)s”. Leave it empty."),
        "two-guides": _("Two people are called “%(value)s”. Give an email address instead."),
        "formula": _("“%(value)s” begins like a formula. It is taken as it stands, as text."),
    }


def _of_words() -> dict[str, str]:
    return {
        "missing": _("This cannot stay empty."),
        "long": _("This has %(value)s characters; %(other)s are the most."),
        "choice": _("“%(value)s” is not one of: %(other)s."),
        "code": _(
            "“%(value)s” is no code. A code has letters and digits, at least one digit, and no spaces; never a name."
        ),
        "taken": _("“%(value)s” is there already. Correct that one, or choose another."),
        "unknown-case": _("There is no case “%(value)s” in this log. Enter the case first."),
        "unknown-guide": _("Nobody called “%(value)s” is known here. Name them first."),
        "unknown-entry": _("There is no entry “%(value)s” in this log."),
        "unknown-area": _("“%(value)s” is no problem area. There are: %(other)s."),
        "unknown-body": _("“%(value)s” is no body that is known here. There are: %(other)s."),
        "hash": _("This is not the SHA-256 of a file: 64 digits and letters from a to f."),
        "no-free-text": _("This programme keeps no free text in training logs. Leave it empty."),
        "inventory": _("Something in the inventory cannot be so: %(value)s"),
    }


def _of_numbers() -> dict[str, str]:
    return {
        "day": _("“%(value)s” is no day. Write it as 2027-01-31 or 31.01.2027."),
        "future": _("%(value)s lies ahead."),
        "before": _("%(value)s is before %(other)s, which comes first."),
        "after-end": _("%(value)s is after %(other)s, the last day of the case."),
        "number": _("“%(value)s” is no number."),
        "range": _("%(value)s cannot be: it goes from %(other)s."),
        "amount": _("Say how much it was, in minutes, units or days."),
        "more-than-all": _("%(value)s is more than %(other)s, which is all there was."),
        "individual": _("Individual supervision has one supervisee, not %(value)s."),
        "group": _("A group has two supervisees at least."),
        "self": _("In a rating of one’s own nobody else is the rater."),
        "scores": _("Scores go from 0 to 100."),
    }


def in_words(fault: Fault | LogFault) -> str:
    """One sentence or two."""
    words = (_of_table() | _of_words() | _of_numbers())[fault.kind]
    column = fault.column if isinstance(fault, Fault) else fault.field
    return words % {"value": fault.value, "other": fault.other, "column": column}


def where(fault: Fault) -> str:
    """Line 4, minutes."""
    if not fault.column or fault.kind == "column-unknown":
        return _("Line %(line)s") % {"line": fault.line}
    return _("Line %(line)s, %(column)s") % {"line": fault.line, "column": fault.column}


def suspicion_names() -> dict[str, str]:
    """What the guard takes something for."""
    return {
        "name": _("a name"),
        "birth-date": _("a date of birth"),
        "phone": _("a telephone number"),
        "email": _("an email address"),
        "address": _("an address"),
        "postcode": _("a postcode"),
        "number": _("a patient’s or insurance number"),
    }


def reason_names() -> dict[str, str]:
    """Why an entry was corrected, withdrawn or not vouched for."""
    return {
        "slip": _("a slip of the finger"),
        "changed": _("the facts have changed"),
        "asked": _("whoever vouches for it asked for it"),
        "mistake": _("it never was so"),
        "twice": _("it stands there twice"),
        "consent": _("the patient has taken consent back"),
        "not-mine": _("not seen by whoever was asked"),
        "differs": _("their own notes say otherwise"),
        "incomplete": _("something is missing"),
        "other": _("another reason"),
    }


def column_help() -> list[tuple[str, str]]:
    """What may stand in each column of the table, for the page that explains it."""
    day = _("as 2027-01-31 or 31.01.2027")
    told = {
        "entry": _("case, session, supervision or measure"),
        "case": _("the code of the case; of supervision, several with commas between"),
        "date": _("when it was, or the case was opened: %(day)s") % {"day": day},
        "number": _("which session; of a measure, after which; 0 is intake"),
        "minutes": _("how long"),
        "phase": _("early, middle or late"),
        "recorded": _("audio or video; empty is no"),
        "supervised": _("yes, where it was gone through in supervision"),
        "chosen by": _("who chose it to be rated: random, trainee or supervisor"),
        "language": _("in which it was held"),
        "consent": _("where the consent to record is kept"),
        "client": _("the code of the person"),
        "format": _("individual or group"),
        "protocol": _("such as IPT-16"),
        "diagnosis": _("such as major-depression"),
        "setting": _("outpatient, inpatient, day-care or other"),
        "supervisor": _("name or address"),
        "closed": _("when the case ended: %(day)s") % {"day": day},
        "ended": _("completed or stopped"),
        "basis": _("recording, live or notes"),
        "units": _("the body’s own, where there are any"),
        "size": _("supervisees in the group"),
        "own case minutes": _("on your own case"),
        "instrument": _("such as PHQ-9"),
        "measures": _("symptoms or functioning"),
        "total": _("the sum of the measure"),
    }
    return list(told.items())
