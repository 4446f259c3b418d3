"""The front door: what the site is, and the way in."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security import current_user


def landing() -> ResponseReturnValue:
    """Whoever is signed in goes home instead."""
    if current_user.is_authenticated:
        return redirect(url_for("public.home"))
    return render_template("public/landing.html")
