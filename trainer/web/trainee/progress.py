"""Marking a section of a module as read, or as not."""

from flask import abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import reading
from trainer.services.reading import mark_section
from trainer.web.clock import now
from trainer.web.doors import me


def progress(slug: str) -> ResponseReturnValue:
    """The page asks for JSON and stays where it is; a plain form comes back to the section."""
    section = request.form.get("read") or request.form.get("unread", "")
    if not section:
        abort(400)
    read = "read" in request.form
    mark_section(session(), account_id=me().id, slug=slug, section=section, read=read, now=now())
    if request.accept_mimetypes.best == "application/json":
        return jsonify(read=sorted(reading.sections(session(), me().id, slug).get(slug, ())))
    return redirect(url_for("trainee.module", slug=slug, _anchor=f"end-{section}"))
