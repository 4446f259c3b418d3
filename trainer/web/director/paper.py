"""A paper about a trainee that a director has seen or has on file: entered, and thereby vouched for."""

from flask import abort, flash, g, redirect, render_template
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.db.queries import guides
from trainer.domain.references import new_reference
from trainer.domain.settings import settings_of
from trainer.services.catalogue import current
from trainer.services.recording import record_for
from trainer.web.clock import now
from trainer.web.components.training_log.desk import address, owner
from trainer.web.components.training_log.guarded import attempt_log
from trainer.web.director.paper_forms import FORMS, facts_of, fill
from trainer.web.i18n import _


def requirements() -> list[tuple[str, str]]:
    """Of outside bodies: `<body>/<level>/<id>`, and what a person reads."""
    ways = sorted(current(session()).pathways.values(), key=lambda way: way.title)
    found = {
        f"{next(iter(way.letters_from), way.body)}/{way.level}/{row.id}": f"{way.title}: {row.words}"
        for way in ways
        if way.owner == "outside"
        for row in way.requirements
    }
    return list(found.items())


def titles() -> dict[str, str]:
    """What each form is headed by."""
    return {
        "membership": _("A membership"),
        "ruling": _("A ruling by a body"),
        "letter": _("A letter on file"),
        "certificate": _("A certificate held already"),
        "prerequisite": _("A prerequisite, seen"),
    }


def paper(membership_id: int, kind: str) -> ResponseReturnValue:
    """One form a kind; the same form sent twice enters it once."""
    row = owner(membership_id)
    if kind not in FORMS:
        abort(404)
    form = FORMS[kind](nonce=new_reference())
    known = guides.listed(session(), g.programme.id)
    fill(form, [(one.ref, one.name) for one in known if one.account_id != row.account_id], requirements())
    if "text" in form and not settings_of(g.programme.settings).log_free_text:
        del form["text"]

    def change() -> None:
        record_for(
            session(),
            member=g.membership,
            membership_id=membership_id,
            facts=facts_of(form),
            text=form["text"].data or "" if "text" in form else "",
            nonce=(form.nonce.data or "")[:64],
            cleared=form.keys,
            now=now(),
        )

    if form.validate_on_submit() and attempt_log(form, change):
        flash(_("Kept. It counts as verified, since you have entered it."))
        return redirect(address("director.log", row, _anchor="papers-title"))
    page = render_template(
        "director/paper.html", row=owner(membership_id), form=form, kind=kind, titles=titles(), heading=titles()[kind]
    )
    return page, 422 if form.errors else 200
