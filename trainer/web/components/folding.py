"""What is folded up stands in a long page as text until somebody opens it, so that the page opens light.

A `noscript` holds it: a browser without scripts shows it inside its fold as ever, and one with scripts makes elements
of it when the fold is opened (folds.js), without asking the server again.
"""

import re
from typing import Final

from flask import Flask
from markupsafe import Markup

from trainer.web.i18n import _

FEW: Final = 12
"""Elements that are not worth holding back."""
_TAG: Final = re.compile(r"<details\b([^>]*)>|</summary>|</details>")
_ELEMENT: Final = re.compile(r"<[a-z]")
_CONTROL: Final = re.compile(r"<(?:input|select|textarea|button)\b")
"""What a form would miss if it were not in the page."""


def folded(html: str) -> Markup:
    """The same, with the outermost closed folds held back."""
    made: list[str] = []
    done = depth = closed_at = begins = 0
    for tag in _TAG.finditer(html):
        if tag[1] is not None:
            depth += 1
            if not closed_at and not re.search(r"\bopen\b", tag[1]):
                closed_at = depth
        elif tag[0] == "</summary>":
            begins = tag.end() if depth == closed_at else begins
        else:
            if depth == closed_at:
                inside = html[begins : tag.start()]
                if len(_ELEMENT.findall(inside)) > FEW and not _CONTROL.search(inside):
                    made += html[done:begins], "<noscript>", inside, "</noscript>", _way_out()
                    done = tag.start()
                closed_at = 0
            depth -= 1
    return Markup("".join((*made, html[done:])))  # noqa: S704 - as it came, but for our own tags


def _way_out() -> str:
    """For a browser whose scripts did not arrive: everything in one page."""
    return Markup('<p class="unfold"><a href="?all=1">{}</a></p>').format(_("Show everything on this page"))


def init_app(app: Flask) -> None:
    """Let templates fold."""
    app.jinja_env.filters["folded"] = folded
