"""One's own note on a module: saved as it is typed, or by its button; where two tabs part, both versions are shown."""

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import reading
from trainer.domain.errors import WrongState
from trainer.services.catalogue import current
from trainer.services.reading import LONGEST_NOTE, save_note
from trainer.web.clock import now
from trainer.web.components.times import when
from trainer.web.doors import me
from trainer.web.i18n import _


def note(slug: str) -> ResponseReturnValue:
    """JSON for the page's script: 409 with the other version. A plain form gets a page with both."""
    edition = current(session()).modules.get(slug)
    if edition is None:
        abort(404)
    title = edition.module.matter.title
    if request.method == "GET":
        held = reading.note(session(), me().id, slug)
        return render_template("trainee/note.html", slug=slug, title=title, note=held, longest=LONGEST_NOTE)
    quiet = request.accept_mimetypes.best == "application/json"
    text = request.form.get("text", "").replace("\r\n", "\n")
    revision = request.form.get("revision", 0, type=int)
    try:
        saved = save_note(session(), account_id=me().id, slug=slug, text=text, revision=revision, now=now())
    except WrongState as refusal:
        if quiet:
            return jsonify(why=str(refusal)), 422
        raise
    if quiet:
        told = {"revision": saved.revision, "saved": str(when(saved.saved_at)), "text": saved.text}
        return jsonify(told), 409 if saved.yours is not None else 200
    if saved.yours is not None:
        return render_template(
            "trainee/note.html", slug=slug, title=title, note=saved, yours=saved.yours, longest=LONGEST_NOTE
        ), 409
    flash(_("Your note is kept. Nobody but you can see it."))
    return redirect(url_for("trainee.module", slug=slug, _anchor="note"))
