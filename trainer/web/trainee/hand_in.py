"""Handing in: what is still empty, by name; then the receipt."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from trainer.db import session
from trainer.domain.draft_answer import empty_parts, to_answer
from trainer.domain.errors import WrongState
from trainer.services import submitting
from trainer.services.deadlines import own_task
from trainer.services.drafting import edition_of
from trainer.web.clock import now
from trainer.web.trainee.desk import PANE, own, part_names, reference_of, worker


def hand_in(draft_id: int) -> ResponseReturnValue:
    """A case handed in already leads to its receipt."""
    member, draft = worker(), own(draft_id)
    if draft.handed_in_at is not None:
        return redirect(url_for("trainee.receipt", reference=reference_of(draft)))
    if request.method == "POST":
        try:
            made = submitting.hand_in(session(), member=member, draft_id=draft_id, now=now())
        except WrongState as refusal:
            flash(str(refusal), "care")
            return redirect(url_for("trainee.hand_in", draft_id=draft_id))
        return redirect(url_for("trainee.receipt", reference=made.reference))
    task = None
    if draft.assignment_id is not None:
        task = own_task(session(), member=member, assignment_id=draft.assignment_id, now=now())
    edition = edition_of(session(), draft)
    answer = to_answer(draft.state, edition.vocabulary, edition.tradition, edition.vignette.turn)
    must, may = empty_parts(answer, draft.state)
    return render_template(
        "trainee/hand_in.html",
        draft=draft,
        task=task,
        now=now(),
        case=edition.vignette,
        safety_missing="safety" in must,
        unread=edition.vignette.sessions[draft.opened :],
        empty=[(part_names()[part], PANE[part]) for part in may],
        answer=answer,
        primary=next((a for a in edition.tradition.areas if a.id == answer.primary()), None),
    )
