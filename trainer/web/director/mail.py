"""The programme's mail: what was sent, what waits and why, and whether the worker lives."""

from typing import Final

from flask import current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.config import Config
from trainer.db import session
from trainer.db.queries import outbox
from trainer.services.sending import try_again as start_anew
from trainer.services.sending import try_all_again as start_all_anew
from trainer.web.clock import now
from trainer.web.components.listing import chosen, sought
from trainer.web.components.worker_health import worker_health
from trainer.web.i18n import _, ngettext

LARGEST: Final = 2**31


def duty_names() -> dict[str, str]:
    """What a person reads for each of the worker's duties."""
    return {
        "announcements": _("Telling people of new work"),
        "newcomers": _("Telling newcomers of their work"),
        "reminders": _("Reminding people of what is due"),
        "hand-ins": _("Telling supervisors of what was handed in"),
        "statistics": _("Nightly statistics"),
        "tidying": _("Throwing away old mail"),
        "forgetting": _("Deleting old practice drafts"),
        "lapses": _("Telling people of what is about to lapse"),
        "digests": _("The daily mail"),
        "mail": _("Sending mail"),
    }


def mail() -> ResponseReturnValue:
    """What a message says is shown as long as it is not sent; mail about accounts is never shown."""
    config: Config = current_app.extensions["trainer"]
    state = chosen("state", outbox.STATES, "all")
    search, before = sought("search"), request.args.get("before", 0, type=int)
    shown, more = outbox.of_programme(
        session(), g.programme.id, state=state, search=search, before=before if 0 < before < LARGEST else None
    )
    return render_template(
        "director/mail.html",
        mails=shown,
        more=more,
        before=before,
        state=state,
        search=search,
        tally=outbox.tally(session(), g.programme.id),
        health=worker_health(session(), now()),
        duties=duty_names(),
        sends=config.smtp_url is not None,
        site_url=config.site_url,
        now=now(),
    )


def try_all_again() -> ResponseReturnValue:
    """After an outage: everything that was given up starts anew."""
    many = start_all_anew(session(), member=g.membership, now=now())
    flash(
        ngettext("%(num)s message is tried again within a minute.", "%(num)s messages are tried again, soon.", many)
        % {"num": many}
    )
    return redirect(url_for("director.mail"))


def try_again(mail_id: int) -> ResponseReturnValue:
    """A message that was given up starts anew."""
    start_anew(session(), member=g.membership, mail_id=mail_id, now=now())
    flash(_("It is tried again with the worker’s next round, within a minute."))
    return redirect(url_for("director.mail"))
