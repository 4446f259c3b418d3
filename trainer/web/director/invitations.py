"""Who was invited, and what became of it; an invitation is sent again or taken back from here."""

from flask import current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from trainer.config import Config
from trainer.db import session
from trainer.db.queries import invitations as queries
from trainer.services.inviting import send_again, take_back
from trainer.services.records import note_opened
from trainer.web.clock import now
from trainer.web.components.listing import MANY, chosen, counted, sought
from trainer.web.i18n import _

LARGEST = 2**31


def sends_mail() -> bool:
    """Whether this site has a mail server."""
    config: Config = current_app.extensions["trainer"]
    return config.smtp_url is not None


def waiting() -> dict[str, int]:
    """How many nobody has accepted, as far as anybody counts."""
    found = queries.waiting(session(), g.programme.id, now(), MANY)
    return {state: counted(number) for state, number in found.items()}


def invitations() -> ResponseReturnValue:
    """On a site without a mail server the links can be passed on by hand; that they were shown is noted."""
    state = chosen("state", ("all", *queries.STATES), "all")
    words, before = sought("words"), request.args.get("before", 0, type=int)
    found, more = queries.page(
        session(),
        g.programme.id,
        words=words,
        state=state,
        before=before if 0 < before < LARGEST else None,
        now=now(),
    )
    config: Config = current_app.extensions["trainer"]
    page = render_template(
        "director/invitations.html",
        invited=found,
        more=more,
        before=before,
        words=words,
        state=state,
        counts=waiting(),
        sends=sends_mail(),
        site_url=config.site_url,
        now=now(),
    )
    if not sends_mail() and any(entry.mail and not entry.mail.sent_at for entry in found):
        with Session(current_app.extensions["engine"]) as own:
            note_opened(
                own,
                member=g.membership,
                action="invitation.links_shown",
                object_kind="programme",
                object_id=g.programme.id,
                now=now(),
            )
    return page


def invitation_again(invitation_id: int) -> ResponseReturnValue:
    """A new link; the old one ends."""
    row = send_again(session(), member=g.membership, invitation_id=invitation_id, now=now())
    flash(_("A new invitation is on its way to %(name)s. The old link no longer works.") % {"name": row.name})
    return redirect(url_for("director.invitations"))


def invitation_back(invitation_id: int) -> ResponseReturnValue:
    """The link ends."""
    row = take_back(session(), member=g.membership, invitation_id=invitation_id, now=now())
    flash(_("The invitation of %(name)s is withdrawn. Its link no longer works.") % {"name": row.name})
    return redirect(url_for("director.invitations"))
