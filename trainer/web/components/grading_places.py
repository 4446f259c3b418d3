"""What each grader's place at a piece of work is called."""

from trainer.web.i18n import _


def place_names() -> dict[str, str]:
    """By place, as domain.grading names them."""
    return {"first": _("first"), "second": _("second"), "third": _("third"), "appeal": _("on appeal")}
