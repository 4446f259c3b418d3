"""Where somebody who holds a certificate on paper types its number."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.domain.certificates import read_number


def certificates() -> ResponseReturnValue:
    """What cannot be a number is said at once; whether there is such a certificate its page tells."""
    typed = request.args.get("number", "").strip()[:60]
    if number := read_number(typed):
        return redirect(url_for("public.certificate", number=number))
    return render_template("public/certificates.html", typed=typed), 422 if typed else 200
