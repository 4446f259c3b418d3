"""A supervisor writes a letter for a supervisee: it stands in their log, vouched for by its writer."""

from typing import Any

from flask import flash, g, redirect, render_template
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, HiddenField, RadioField

from trainer.db import session
from trainer.domain.log_entries import Letter
from trainer.domain.log_words import LONGEST
from trainer.domain.references import new_reference
from trainer.domain.settings import settings_of
from trainer.services.appointing import name_colleague
from trainer.services.directing import today_in
from trainer.services.linking import LETTERS
from trainer.services.recording import record_for
from trainer.web.clock import now
from trainer.web.components.credentials.names import letters
from trainer.web.components.fields import Needed, TextField, at_most
from trainer.web.components.training_log.desk import address, owner
from trainer.web.components.training_log.guarded import GuardedForm, attempt_log
from trainer.web.components.training_log.verifying import own_guide
from trainer.web.i18n import _, lazy


class LetterForm(GuardedForm):
    """What kind, what it says, and whether the writer saw the work."""

    nonce = HiddenField()
    kind = RadioField(lazy("Kind of letter"), [Needed(lazy("Choose a kind."))])
    text = TextField(
        lazy("The letter"),
        [Needed(lazy("Write the letter.")), at_most(LONGEST)],
        description=lazy("The trainee reads it. It stands in their log as you write it."),
    )
    observed = BooleanField(lazy("I have seen the work that I write about"))


def letter(membership_id: int) -> ResponseReturnValue:
    """A programme without free text keeps that there is a letter, and not what it says."""
    row = owner(membership_id)
    form = LetterForm(nonce=new_reference())
    names = letters()
    form.kind.choices = [(kind, names[kind].capitalize()) for kind in LETTERS]
    if not settings_of(g.programme.settings).log_free_text:
        del form.text

    def change() -> None:
        if not own_guide(g.membership):
            name_colleague(session(), member=g.membership, membership_id=g.membership.id, now=now())
        kind: Any = form.kind.data
        record_for(
            session(),
            member=g.membership,
            membership_id=membership_id,
            facts=Letter(kind, today_in(g.programme, now()), observed=bool(form.observed.data)),
            text=form.text.data or "" if "text" in form else "",
            nonce=(form.nonce.data or "")[:64],
            cleared=form.keys,
            now=now(),
        )

    if form.validate_on_submit() and attempt_log(form, change):
        flash(_("Kept. The letter stands in the log of %(name)s.") % {"name": row.account.name})
        return redirect(address("supervisor.log", row, _anchor="papers-title"))
    return render_template("supervisor/letter.html", row=owner(membership_id), form=form), 422 if form.errors else 200
