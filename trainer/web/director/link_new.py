"""A director sends somebody outside a link: to sign an attestation, to confirm entries, or to write a letter."""

from collections.abc import Sequence

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from trainer.db import session
from trainer.db.models import Guide, Membership, OneTimeLink
from trainer.db.queries import guides, memberships, one_time_links, training_logs
from trainer.domain.training_log import TrainingLog
from trainer.domain.vouching import unsigned, waiting
from trainer.services import linking
from trainer.services.directing import today_in
from trainer.web.clock import now
from trainer.web.components.credentials.names import letters
from trainer.web.components.fields import Form, Needed, attempt
from trainer.web.components.training_log.lines import codes, title
from trainer.web.i18n import _, lazy, ngettext


class LinkForm(Form):
    """What the link is for."""

    what = SelectField(lazy("What to ask for"), [Needed(lazy("Choose what to ask for."))])


def asked_of(log: TrainingLog, guide: Guide) -> list[tuple[str, str]]:
    """What this guide can do about this log, as `act:about`."""
    known = codes(log)
    found = [
        (f"sign:{entry.ref}", _("Sign: %(what)s") % {"what": title(entry.facts, known)})
        for entry in unsigned(log, guide.ref)
    ]
    if waits := len(waiting(log, guide=guide.ref)[: linking.MOST]):
        said = ngettext("Confirm the %(num)s entry that waits", "Confirm the %(num)s entries that wait", waits)
        found.append(("verify:", said % {"num": waits}))
    words = letters()
    return found + [
        (f"letter:{kind}", _("Write: %(letter)s") % {"letter": words.get(kind, kind)}) for kind in linking.LETTERS
    ]


def link_new() -> ResponseReturnValue:
    """First about whom and to whom; then what of it; nothing is sent before the last button."""
    trainees = memberships.active(session(), g.programme.id, "trainee", today_in(g.programme, now()))
    able = [one for one in guides.listed(session(), g.programme.id) if one.email and one.confirmed_at]
    trainee = next((one for one in trainees if str(one.id) == request.args.get("trainee")), None)
    guide = next((one for one in able if one.ref == request.args.get("guide")), None)
    form, open_links = LinkForm(), list[OneTimeLink]()
    form.what.choices = []
    if trainee is not None and guide is not None:
        log = training_logs.of_person(session(), trainee.account_id, g.programme.id)
        form.what.choices = [("", _("Choose …")), *asked_of(log, guide)]
        open_links = _waiting(trainee, guide)
        if form.validate_on_submit() and attempt(form, lambda: _send(trainee, guide, log, form.what.data)):
            flash(_("Sent to %(name)s. It works once.") % {"name": guide.name})
            return redirect(url_for("director.links"))
    page = render_template(
        "director/link_new.html",
        trainees=trainees,
        guides=able,
        trainee=trainee,
        guide=guide,
        form=form,
        open_links=open_links,
        letters=letters(),
    )
    return page, 422 if form.errors else 200


def _send(trainee: Membership, guide: Guide, log: TrainingLog, what: str) -> None:
    act, _colon, about = what.partition(":")
    refs: Sequence[str] = {
        "sign": [about],
        "verify": [entry.ref for entry in waiting(log, guide=guide.ref)][: linking.MOST],
    }.get(act, [])
    linking.issue(
        session(),
        member=g.membership,
        membership_id=trainee.id,
        guide_ref=guide.ref,
        act=act,
        refs=refs,
        letter=about if act == "letter" else "",
        now=now(),
    )


def _waiting(trainee: Membership, guide: Guide) -> list[OneTimeLink]:
    """What they were sent about this log and have not used."""
    sent = one_time_links.of_log(session(), g.programme.id, trainee.account_id)
    return [
        link
        for link in sent
        if link.guide_id == guide.id and not link.used_at and not link.revoked_at and link.expires_at > now()
    ]
