"""One module: its sections, call-outs, figures, self-checks, notes and sources."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.services.catalogue import current
from trainer.web.components.bodies import module_html
from trainer.web.components.shelf import Shelf
from trainer.web.i18n import locale


def module(slug: str) -> ResponseReturnValue:
    """The text is rendered once for each edition, setting and language."""
    catalogue = current(session())
    edition = catalogue.modules.get(slug)
    if edition is None:
        abort(404)
    shelf = Shelf(catalogue)
    key = (edition.fingerprint, catalogue.setting_id, locale())
    return render_template(
        "trainee/module.html",
        module=edition.module,
        body=module_html(edition.module, catalogue.glossary, key),
        shelf=shelf,
        next_module=shelf.next_after(edition.module),
    )
