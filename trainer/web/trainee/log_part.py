"""A part of a case's portfolio in prose, or that it exists; each change is a new version."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from trainer.db import session
from trainer.db.queries import log_entries
from trainer.domain.log_entries import Part
from trainer.domain.log_words import LONGEST, PARTS_IN_PROSE, texts_of
from trainer.services.assembling import keep_part
from trainer.web.clock import now
from trainer.web.components.credentials.desk import LogDesk
from trainer.web.components.credentials.log_form import LogForm, attempt, cleared
from trainer.web.components.credentials.names import name
from trainer.web.i18n import _
from trainer.web.trainee.desk import worker


def log_part(ref: str, kind: str) -> ResponseReturnValue:
    """What stands there is what the next version begins with."""
    member = worker()
    desk = LogDesk.of(member)
    case = desk.case(ref)
    if case is None or kind not in PARTS_IN_PROSE:
        abort(404)
    held = next(((e, p) for e, p in case.parts if p.kind == kind), None)
    row = log_entries.standing(session(), member.programme_id, held[0].ref) if held else None
    content = log_entries.content(session(), row.id) if row else None
    stands = texts_of(content.words if content else None).get("text", "")
    sent = request.method == "POST"
    form = LogForm("part", request.form if sent else MultiDict({"text": stands}))
    if sent:

        def keep() -> None:
            keep_part(
                session(),
                member=worker(),
                case=ref,
                kind=kind,
                on=desk.today,
                text=request.form.get("text", "")[: LONGEST + 1],
                seen=request.form.get("seen") or None,
                cleared=cleared(request.form),
                now=now(),
            )

        if attempt(form, keep):
            flash(_("Kept. What stood there before stays in its history."))
            return redirect(url_for("trainee.log_case", ref=ref, _anchor="portfolio"))
        desk = LogDesk.of(worker())
    part: Part | None = held[1] if held else None
    page = render_template(
        "trainee/log_part.html",
        form=form,
        case=case,
        part=part,
        entry=held[0].ref if held else "",
        title=_("%(part)s of case %(code)s") % {"part": name(kind).capitalize(), "code": case.facts.code},
        labels={"text": name(kind).capitalize()},
        seen=request.form.get("seen") or (row.digest if row else ""),
        free_text=desk.settings.log_free_text,
        account=worker().account_id,
        names=[guide.name for guide in desk.guides],
    )
    return page, 200 if form.sound else 422
