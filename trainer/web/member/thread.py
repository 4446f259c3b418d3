"""What two people write to each other; nobody else can open it."""

import secrets
from contextlib import suppress

from flask import abort, flash, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField
from wtforms.validators import ValidationError

from trainer.db import session
from trainer.db.models import Membership
from trainer.db.queries import threads
from trainer.domain.errors import NotFound
from trainer.services import messaging
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.fields import Form, TextField, at_most, attempt
from trainer.web.doors import me
from trainer.web.i18n import _, lazy
from trainer.web.member.messages import partners, writers

LARGEST = 2**31


class MessageForm(Form):
    """`nonce` makes the same form count once, however often it is sent."""

    text = TextField(lazy("Your message"), [at_most(messaging.LONGEST)])
    nonce = HiddenField()

    def validate_text(self, field: TextField) -> None:
        """Spaces alone are no message."""
        if not (field.data or "").strip():
            raise ValidationError(_("Write something first."))


def between(partner_id: int) -> tuple[Membership, Membership, Membership]:
    """The person's own membership in this pair, the trainee, the supervisor."""
    for member in writers():
        with suppress(NotFound):
            return (member, *messaging.pair(session(), member, partner_id))
    raise NotFound("there is nobody to write to")


def thread(partner_id: int) -> ResponseReturnValue:
    """Oldest first, the newest fifty; a form below as long as the two belong together."""
    member, trainee, supervisor = between(partner_id)
    other = supervisor if member.id == trainee.id else trainee
    held = messaging.readable(session(), member, trainee, supervisor)
    may_write = messaging.may_write(session(), trainee, supervisor, now())
    if held is None and not may_write:
        abort(404)
    reads = threads.reads(session(), held.id) if held else {}
    own = reads.get(me().id)
    form = MessageForm(text=own.draft if own else "", nonce=secrets.token_urlsafe(12))

    def send() -> None:
        messaging.write(
            session(),
            member=member,
            partner_id=partner_id,
            text=form.text.data or "",
            nonce=(form.nonce.data or "")[:64] or secrets.token_urlsafe(12),
            now=now(),
        )

    if form.validate_on_submit() and attempt(form, send):
        flash(_("Sent. %(name)s is told.") % {"name": other.account.name})
        return redirect(url_for("member.thread", partner_id=partner_id))
    if form.errors:
        member, trainee, supervisor = between(partner_id)
        other = supervisor if member.id == trainee.id else trainee
    before = request.args.get("before", 0, type=int)
    shown, older = (
        threads.messages(session(), held.id, before if 0 < before < LARGEST else None) if held else ([], False)
    )
    seen = reads.get(other.account_id)
    page = render_template(
        "member/thread.html",
        form=form,
        other=other,
        why=next((p.why for p in partners(member) if p.membership.id == other.id), ""),
        messages=shown,
        older=older,
        before=before,
        may_write=may_write,
        read_to=seen.message_id if seen else 0,
        read_at=seen.read_at if seen else None,
        unread=bool(shown) and (own.message_id if own else 0) < shown[-1].id,
        new_from=own.message_id if own else 0,
        mine=me().id,
        today=today_in(g.programme, now()),
        longest=messaging.LONGEST,
    )
    return page, 422 if form.errors else 200


def thread_draft(partner_id: int) -> ResponseReturnValue:
    """Keep what is being written; the page's script asks for it."""
    member, _trainee, _supervisor = between(partner_id)
    text = request.form.get("text", "").replace("\r\n", "\n")
    kept = messaging.keep_draft(session(), member=member, partner_id=partner_id, text=text, now=now())
    return jsonify(kept=kept, at=now().isoformat()), 200 if kept else 409


def thread_read(partner_id: int) -> ResponseReturnValue:
    """Up to which message it was read; the page's script asks for it, or a button."""
    member, _trainee, _supervisor = between(partner_id)
    upto = request.form.get("upto", 0, type=int)
    if 0 < upto < LARGEST:
        messaging.mark_read(session(), member=member, partner_id=partner_id, message_id=upto, now=now())
    return redirect(url_for("member.thread", partner_id=partner_id))
