"""Light or dark, kept on this browser."""

from flask import redirect, request
from flask.typing import ResponseReturnValue

from trainer.web.components.frame import THEME_COOKIE, THEMES
from trainer.web.components.local import local_path

YEAR = 365 * 24 * 3600


def theme() -> ResponseReturnValue:
    """Anything but light or dark leaves it to the system."""
    response = redirect(local_path(request.form.get("next"), "/"))
    chosen = request.form.get("theme", "")
    if chosen in THEMES:
        secure = request.is_secure
        response.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=secure)
    else:
        response.delete_cookie(THEME_COOKIE)
    return response
