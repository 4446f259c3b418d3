"""Words for what the content files say in ids, and quotation marks as a printer sets them."""

import re
from functools import lru_cache

from flask import Flask

from trainer.web.i18n import _


def level(value: str) -> str:
    """How hard a case is."""
    return {"introductory": _("Introductory"), "intermediate": _("Intermediate"), "advanced": _("Advanced")}[value]


def phase(value: str) -> str:
    """Which part of the treatment a session belongs to."""
    return {"initial": _("Initial phase"), "middle": _("Middle phase"), "termination": _("Ending")}[value]


@lru_cache(2048)
def quoted(text: str) -> str:
    """Plain text with curly quotation marks and apostrophes."""
    text = re.sub(r"(^|[\s(\[])\"", r"\1“", text).replace('"', "”")
    return re.sub(r"(^|[\s(\[“])'(?=\S)", r"\1‘", text).replace("'", "’")


def init_app(app: Flask) -> None:
    """Let templates use them."""
    app.jinja_env.globals.update(level=level, phase=phase)
    app.jinja_env.filters["quoted"] = quoted
