"""Committing a working hypothesis on what was read so far, which opens the next session."""

import uuid

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.draft import Change
from trainer.domain.errors import WrongState
from trainer.services.drafting import commit_hypothesis, edition_of, save_changes
from trainer.web.clock import now
from trainer.web.i18n import _
from trainer.web.trainee.desk import own, worker


def typed(draft_id: int, after: int) -> list[Change]:
    """What the form says, where it differs from the draft: without script the form alone carries it."""
    draft = own(draft_id)
    said = f"commitments.{after}"
    areas = [a.id for a in edition_of(session(), draft).tradition.areas]
    given: dict[str, object] = {
        f"{said}.areas.{area}": int(value)
        for area in areas
        if (value := request.form.get(f"{said}.areas.{area}", "")).isdecimal() and len(value) < 4 and int(value) <= 100
    }
    for part in ("primary", "note"):
        if words := request.form.get(f"{said}.{part}"):
            given[f"{said}.{part}"] = words
    return [
        Change(uuid.uuid4().hex, path, draft.state.get(path), value)
        for path, value in given.items()
        if draft.state.get(path) != value
    ]


def commitment(draft_id: int) -> ResponseReturnValue:
    """A commitment that is not whole is led back to its form."""
    member, after = worker(), request.form.get("after", 0, type=int)
    own(draft_id)
    here = url_for("trainee.workspace", draft_id=draft_id)
    try:
        if said := typed(draft_id, after):
            save_changes(session(), member=member, draft_id=draft_id, changes=said, now=now())
        commit_hypothesis(session(), member=member, draft_id=draft_id, after=after, now=now())
    except WrongState as refusal:
        flash(str(refusal), "care")
        return redirect(f"{here}#commitment")
    flash(_("Kept. You can look back at it, and it stands beside the readers’ own path at the end."))
    return redirect(f"{here}#session-{after + 1}")
