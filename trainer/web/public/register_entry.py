"""One person of the register, and a letter to them that shows nobody's address."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import register as queries
from trainer.domain.moments import local_day
from trainer.domain.register import LONGEST_LETTER
from trainer.services.contacting import LONGEST_NAME, TooMany, write_letter
from trainer.web.clock import now
from trainer.web.components.fields import Form, LineField, Needed, TextField, at_most, attempt
from trainer.web.components.register_words import body_name
from trainer.web.i18n import _, lazy

LONGEST_ADDRESS = 320


class LetterForm(Form):
    """Who writes, and what."""

    sender = LineField(
        lazy("Your name"), [Needed(lazy("Say who you are.")), at_most(LONGEST_NAME)], render_kw={"autocomplete": "name"}
    )
    email = LineField(
        lazy("Your mail address"),
        [Needed(lazy("Write where you can be answered.")), at_most(LONGEST_ADDRESS)],
        description=lazy("It is passed on with your message, so that you can be answered, and not kept."),
        render_kw={"autocomplete": "email", "type": "email"},
    )
    text = TextField(
        lazy("Your message"),
        [Needed(lazy("Say what it is about.")), at_most(LONGEST_LETTER)],
        description=lazy("Nobody watches over this for emergencies. Leave out what you would not put on a postcard."),
        render_kw={"rows": 8},
    )


def register_entry(reference: str) -> ResponseReturnValue:
    """The letter goes out by mail; how many a day are taken from one place is limited."""
    listed = shown_at(reference)
    form, too_many = LetterForm(), False

    def send() -> None:
        nonlocal too_many
        try:
            write_letter(
                session(),
                reference=reference,
                sender=form.sender.data or "",
                email=form.email.data or "",
                text=form.text.data or "",
                address=request.remote_addr or "unknown",
                now=now(),
            )
        except TooMany:
            too_many = True
            raise

    if form.validate_on_submit() and attempt(form, send):
        flash(_("Your message is on its way to %(name)s.") % {"name": listed.entry.name})
        return redirect(url_for("public.register_entry", reference=reference))
    if form.errors:  # what was read before was let go together with what was not sent
        listed = shown_at(reference)
    page = render_template("public/register_entry.html", listed=listed, form=form, body_name=body_name)
    return page, 429 if too_many else 422 if form.errors else 200


def shown_at(reference: str) -> queries.Listed:
    """The entry, as long as it is shown."""
    found = queries.shown_at(session(), reference, local_day(now(), "UTC")) if len(reference) < LONGEST_NAME else None
    return found or abort(404)
