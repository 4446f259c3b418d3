"""One module: its text with figures, self-checks and sources; how far one has read; one's own note."""

import re
from functools import lru_cache, partial
from typing import Final

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from trainer.db import session
from trainer.db.queries import reading
from trainer.services.catalogue import current
from trainer.services.reading import LONGEST_NOTE
from trainer.web.components.bodies import module_html
from trainer.web.components.shelf import Shelf
from trainer.web.components.squeezing import hold
from trainer.web.doors import me
from trainer.web.i18n import locale

_READ: Final = re.compile(r"<!--read ([a-z0-9-]+)-->")


@lru_cache(128)
def pieces(body: Markup, _language: str) -> list[tuple[str, Markup, Markup]]:
    """The text cut where a section ends. Each piece has that section's id, and ends with the button that marks it as
    read or with the one that takes the mark off; the last has neither.
    """
    *parts, last = _READ.split(body)
    made = []
    for text, section in zip(parts[::2], parts[1::2], strict=True):
        end = partial(render_template, "trainee/modules/section_end.html", section=section)
        made.append((section, Markup(text + end(read=False)), Markup(text + end(read=True))))  # noqa: S704 - ours
    return [*made, ("", Markup(last), Markup(last))]  # noqa: S704


def text_as_read(body: Markup, read: set[str]) -> Markup:
    """The text with a button at the end of each section, as far as this person has read."""
    return hold(*(again if section in read else first for section, first, again in pieces(body, locale())))


def module(slug: str) -> ResponseReturnValue:
    """The text is rendered once for each edition, setting and language; progress and note are one statement."""
    catalogue = current(session())
    edition = catalogue.modules.get(slug)
    if edition is None:
        abort(404)
    shelf = Shelf(catalogue)
    key = (edition.fingerprint, catalogue.setting_id, locale())
    read, note = reading.of_module(session(), me().id, slug)
    return render_template(
        "trainee/module.html",
        edition=edition,
        module=edition.module,
        text=text_as_read(module_html(edition.module, catalogue.glossary, key), read),
        read=read,
        done=len({s.id for s in edition.module.sections} & read),
        note=note,
        longest=LONGEST_NOTE,
        shelf=shelf,
    )
