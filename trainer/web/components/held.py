"""Nothing typed is lost when a sign-in has expired: the form comes back, to be sent again after signing in."""

from urllib.parse import urlsplit

from flask import render_template, request
from flask_security import current_user

HIDDEN = ("csrf_token", "password")
"""Names, or parts of them, of fields that are not shown again."""

LONG = 60
"""Characters from which a field is shown, not just carried along."""


def _is_ours() -> bool:
    """Whether one of our own pages sent this: no other may put words into a form of ours."""
    origin = request.headers.get("Origin") or request.headers.get("Referer", "")
    return bool(origin) and urlsplit(origin).netloc == request.host


def held_page() -> tuple[str, int] | None:
    """A page with what was just sent, or None where there was nothing worth keeping."""
    signing_in = (request.endpoint or "").startswith("security.")
    if request.method != "POST" or request.is_json or signing_in or not _is_ours():
        return None
    typed = [
        (name, value) for name, value in request.form.items(multi=True) if not any(part in name for part in HIDDEN)
    ]
    if not any(value.strip() for _, value in typed):
        return None
    shown = [(name, value) for name, value in typed if len(value) >= LONG or "\n" in value]
    carried = [pair for pair in typed if pair not in shown]
    status = 400 if current_user.is_authenticated else 401
    needs_account = not (request.endpoint or "").startswith("public.")
    return render_template("held.html", shown=shown, carried=carried, needs_account=needs_account), status
