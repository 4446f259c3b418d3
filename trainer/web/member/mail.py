"""A person's own mail, on a demo site, which sends none: what would have arrived."""

from flask import abort, current_app, render_template, request
from flask.typing import ResponseReturnValue

from trainer.config import Config
from trainer.db import session
from trainer.db.queries import outbox
from trainer.web.doors import me


def mail() -> ResponseReturnValue:
    """On a site with a mail server people have a real mailbox, and this page does not exist."""
    config: Config = current_app.extensions["trainer"]
    if not config.demo:
        abort(404)
    before = request.args.get("before", 0, type=int)
    shown, more = outbox.of_person(session(), me().id, before=before if 0 < before < 2**31 else None)
    return render_template("member/mail.html", mails=shown, more=more, before=before, site_url=config.site_url)
