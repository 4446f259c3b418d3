"""One entry of a supervisee's log: verified, signed, declined or taken back from here."""

from flask import abort, flash, g, redirect, request
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.log_words import DECLARATIONS
from trainer.domain.vouching import unsigned
from trainer.services import attesting
from trainer.web.clock import now
from trainer.web.components.training_log.desk import address, entry_of, owner, show_entry
from trainer.web.components.training_log.verifying import own_guide
from trainer.web.i18n import _


def log_entry(membership_id: int, ref: str) -> ResponseReturnValue:
    """With its history; an attestation with its exact words and whoever has signed them."""
    row = owner(membership_id)
    _states, log, _line = entry_of(row, ref)
    may_sign = any(entry.ref == ref for entry in unsigned(log, own_guide(g.membership)))
    return show_entry("supervisor/log_entry.html", row, ref, may_sign=may_sign, declaration=DECLARATIONS["supervisor"])


def sign(membership_id: int, ref: str) -> ResponseReturnValue:
    """The words just as they were on the screen, known by their hash."""
    row = owner(membership_id)
    states, _log, line = entry_of(row, ref)
    if states[0].entry.kind != "attestation" or line is None:
        abort(404)
    attesting.sign(session(), member=g.membership, ref=ref, seen=request.form.get("seen", ""), now=now())
    flash(_("Signed. %(name)s is told.") % {"name": row.account.name})
    return redirect(address("supervisor.log_entry", row, ref=ref))
