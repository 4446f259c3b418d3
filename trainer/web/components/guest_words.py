"""What is wrong with a row of a list of people, in words that say what to do."""

from trainer.domain.guests import COLUMNS
from trainer.domain.sheets import Fault
from trainer.web.i18n import _


def _of_list() -> dict[str, str]:
    return {
        "empty": _(
            "The list is empty. It needs a first line with the names of the columns, then a line for each person."
        ),
        "nobody": _("Below the names of the columns there is nobody yet."),
        "header": _(
            "The first line has to name the columns, and these are missing: %(value)s. "
            "A list begins with: %(other)s. All but name and email may be left out."
        ),
        "column-twice": _("This column is there twice. Take one of them out."),
        "column-unknown": _("The column “%(column)s” is not used."),
        "encoding": _(
            "From here on the file has letters that are not in UTF-8. They were read as Windows writes them. "
            "See below whether all names are right; then the list as it stands there can be used."
        ),
        "quote": _('A quotation mark (") opens here and never closes. Close it, or take it out.'),
        "extra": _("This line has %(value)s cells, but there are only %(other)s columns. Is a comma too many in it?"),
        "many": _("The list has %(value)s people; %(other)s at a time can be invited. Split it into several."),
    }


def _of_row() -> dict[str, str]:
    return {
        "name-missing": _("The name is missing."),
        "name-long": _("This name has more than %(other)s characters."),
        "email-missing": _("The email address is missing."),
        "email-malformed": _("“%(value)s” is not an email address. One looks like name@example.org."),
        "twice": _("%(value)s stands in line %(other)s already, in the same role."),
        "member": _("%(value)s belongs to this programme already, in the same role."),
        "invited": _("%(value)s is invited already. Send that invitation again instead, from the list of invitations."),
        "role-unknown": _("There is no role “%(value)s”. Roles are: %(other)s."),
        "cohort-unknown": _("There is no cohort “%(value)s”."),
        "cohort-role": _("Only trainees belong to a cohort. Leave this empty, or change the role."),
        "capability-unknown": _("“%(value)s” is no capability. Capabilities are: %(other)s."),
        "pace-malformed": _("“%(value)s” is no pace. Write per cent of full time, from 10 to 100, or leave it empty."),
        "pace-role": _("Only trainees have a pace. Leave this empty, or change the role."),
        "supervisor-unknown": _("Nobody with the address “%(value)s” is a supervisor of this programme now."),
        "supervisor-role": _("Only trainees have a supervisor. Leave this empty, or change the role."),
        "formula": _("“%(value)s” begins like a formula. It is taken for a name as it stands."),
    }


def in_words(fault: Fault) -> str:
    """One sentence or two."""
    words = (_of_list() | _of_row())[fault.kind]
    if fault.kind == "cohort-unknown":
        words += " " + (_("There are: %(other)s.") if fault.other else _("There is none yet."))
    return words % {"value": fault.value, "other": fault.other, "column": fault.column}


def where(fault: Fault) -> str:
    """Line 4, email."""
    if not fault.column or fault.kind == "column-unknown":
        return _("Line %(line)s") % {"line": fault.line}
    return _("Line %(line)s, %(column)s") % {"line": fault.line, "column": fault.column}


def columns() -> list[tuple[str, str]]:
    """What may stand in each column, for the page that explains the list."""
    told = {
        "name": _("needed"),
        "email": _("needed; a person has one address"),
        "role": _("one of: %(roles)s; empty is trainee") % {"roles": "trainee, supervisor, director, expert"},
        "cohort": _("its name or its short name; trainees only"),
        "capabilities": _(
            "committee, chair, second-marker, senior-grader, lead-annotator; several with spaces between"
        ),
        "pace": _("per cent of full time; trainees only; empty is 100"),
        "supervisor": _("the address of a supervisor of this programme; trainees only"),
    }
    return [(column, told[column]) for column in COLUMNS]
