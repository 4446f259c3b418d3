"""A form for one entry of the training log, of whichever kind; what was typed stays until it is entered."""

from dataclasses import replace
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.domain.log_entries import Supervision
from trainer.services.log_keeping import enter
from trainer.web.clock import now
from trainer.web.components.credentials.asking import FORMS
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import LogForm, attempt, cleared, nonce
from trainer.web.components.credentials.names import kinds as kind_names
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker

KINDS = frozenset(kind for group in FORMS for kind in group)


def log_form(kind: str) -> ResponseReturnValue:
    """Sessions have a quick form of their own; attestations and prose, pages of their own."""
    if kind == "clinical-session":
        return redirect(url_for("trainee.log_session"))
    if kind not in KINDS:
        abort(404)
    desk = LogDesk.of(worker())
    form = LogForm(kind, request.form if request.method == "POST" else _proposed(kind, desk))
    if request.method == "POST" and (facts := form.facts()) is not None:
        if isinstance(facts, Supervision) and facts.format == "individual":
            facts = replace(facts, size=1)
        made: list[Any] = []

        def keep() -> None:
            given, key = cleared(request.form), nonce(request.form)
            made.append(enter(session(), member=worker(), facts=facts, nonce=key, cleared=given, now=now()))

        if attempt(form, keep):
            flash(_("Entered. Whoever it names can verify it."))
            case = getattr(facts, "case", "") or (made[0].ref if kind == "clinical-case" else "")
            return redirect(url_for("trainee.log_case", ref=case) if case else url_for("trainee.log"))
        desk = LogDesk.of(worker())
    page = render_template(
        "trainee/log_form.html",
        form=desk.fill(form),
        title=_("Enter: %(kind)s") % {"kind": kind_names()[kind]},
        nonce=nonce(request.form),
        account=worker().account_id,
        guides=desk.guides,
        names=[guide.name for guide in desk.guides],
    )
    return page, 200 if form.sound else 422


def _proposed(kind: str, desk: LogDesk) -> MultiDict[str, str]:
    """What is likely, to be changed: today, the case that the link named, what held last time."""
    typed: MultiDict[str, str] = MultiDict()
    case = request.args.get("case", "")
    if any(one.ref == case for one in desk.cases):
        typed["case"] = case
        typed["cases"] = case
    typed["on"] = desk.today.isoformat()
    if kind == "supervision" and (last := desk.last_supervision()):
        typed.update({"format": last.format, "guide": last.guide, "basis": last.basis, "minutes": str(last.minutes)})
        typed["size"] = str(last.size)
    if kind == "clinical-case":
        typed.update({"opened_on": desk.today.isoformat(), "format": "individual", "protocol": "IPT-16"})
        if len(desk.guides) == 1:
            typed["supervisor"] = desk.guides[0].ref
    if kind in ("measure", "rating", "part") and (held := desk.last_session(case)):
        typed["session"] = str(held.number)
    if kind == "part":
        typed["kind"] = "recording"
    return typed
